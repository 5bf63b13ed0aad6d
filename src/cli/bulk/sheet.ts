import { readCsv } from './csv.js'
import { readJsonLines } from './json-lines.js'
import type { Format, Source } from './source.js'
import type { Encoding } from './text.js'
import { readXlsx } from './xlsx/reading.js'

/** A row as it stands in a file; the first one has the headings. */
export interface SheetRow {
  /** Where it begins: the first line of a file is 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why nothing can be made of it: the cells are not what its writer meant. */
  readonly fault?: string | undefined
}

export interface Reading {
  readonly encoding: Encoding
  /** Headings that a file can have besides ours. */
  readonly headings: readonly string[]
}

export type SheetReader = (source: Source, reading: Reading) => AsyncGenerator<SheetRow>

const readers = { csv: readCsv, jsonl: readJsonLines, xlsx: readXlsx } satisfies Record<Format, SheetReader>

/** The rows of a file, read as they are asked for. @throws Misused when it is not of its format */
export const readSheet: SheetReader = (source, reading) => readers[source.format](source, reading)
