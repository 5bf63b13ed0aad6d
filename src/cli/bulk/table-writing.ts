import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Misused } from '../failures.js'
import type { Tree } from '../fields.js'
import type { Session } from '../session.js'
import { byteOrderMark, csvLine } from './csv.js'
import type { Format } from './source.js'
import { writeWhole } from './whole-file.js'
import { xlsxOf } from './xlsx/writing.js'

/** The same as cells and as an object. */
export interface WrittenRow {
  readonly cells: readonly string[]
  readonly tree: Tree
}

export interface TableTarget {
  readonly path: string
  readonly format: Format
  readonly header: readonly string[]
}

type Content = (header: readonly string[], rows: AsyncIterable<WrittenRow>) => AsyncIterable<string | Uint8Array>

const contents = { csv: csvOf, jsonl: jsonLinesOf, xlsx: workbookOf } satisfies Record<Format, Content>

/** Whole or not at all. */
export const writeTable = ({ path, format, header }: TableTarget, rows: AsyncIterable<WrittenRow>): Promise<void> =>
  writeWhole(path, contents[format](header, rows))

/** To standard output. @throws Misused when that is a terminal and the format is none for people */
export const showTable = async (
  { format, header }: Omit<TableTarget, 'path'>,
  rows: AsyncIterable<WrittenRow>,
  { stdout }: Session['surroundings'],
): Promise<void> => {
  if (format === 'xlsx' && stdout.isTTY) throw new Misused('A workbook is nothing for a terminal: say --out FILE.')
  await pipeline(Readable.from(contents[format](header, rows)), stdout, { end: false })
}

async function* csvOf(header: readonly string[], rows: AsyncIterable<WrittenRow>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header)
  for await (const { cells } of rows) yield csvLine(cells)
}

async function* jsonLinesOf(_header: readonly string[], rows: AsyncIterable<WrittenRow>): AsyncGenerator<string> {
  for await (const { tree } of rows) yield `${JSON.stringify(tree)}\n`
}

async function* workbookOf(header: readonly string[], rows: AsyncIterable<WrittenRow>): AsyncGenerator<Uint8Array> {
  yield* xlsxOf(cellsOf(header, rows))
}

async function* cellsOf(header: readonly string[], rows: AsyncIterable<WrittenRow>): AsyncGenerator<readonly string[]> {
  yield header
  for await (const { cells } of rows) yield cells
}
