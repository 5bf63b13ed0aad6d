import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { Misused } from '../failures.js'
import { bare, neutral } from './formulas.js'
import type { Reading, SheetRow } from './sheet.js'
import type { Source } from './source.js'
import { textOf } from './text.js'

/** Longer ones are most often a quotation mark that is never closed. */
const recordLengthMax = 100_000

/** Commas, semicolons, tabs or bars between cells, whichever the first line has most of. */
export async function* readCsv(source: Source, { encoding }: Reading): AsyncGenerator<SheetRow> {
  const text = textOf(source.bytes(), { name: source.name, encoding })
  const first = await text.next()
  if (first.done) return
  // The parser is ahead of us: what it has read to the end, and what has been taken from it.
  const parsed = { lines: 0 }
  let line = 1
  let width: number | undefined
  try {
    for await (const { record, info } of recordsOf(both(first.value, text), delimiterOf(first.value), parsed)) {
      const row = { line, cells: record.map(bare) }
      line = info.lines + 1
      if (record.length === 1 && record[0] === '') continue
      width ??= record.length
      yield record.length === width
        ? row
        : { ...row, fault: `It has ${record.length} cells, and there are ${width} headings.` }
    }
  } catch (error) {
    throw error instanceof CsvError ? new Misused(`${source.name}: ${problemOf(error, parsed.lines + 1)}`) : error
  }
}

interface CsvRecord {
  readonly record: string[]
  readonly info: InfoRecord
}

const recordsOf = (
  text: AsyncIterable<string>,
  delimiter: string,
  parsed: { lines: number },
): AsyncIterable<CsvRecord> => {
  const parser = parse({
    info: true,
    delimiter,
    relax_column_count: true,
    max_record_size: recordLengthMax,
    on_record: (record, { lines }) => {
      parsed.lines = lines
      return record
    },
  })
  // What goes wrong in it comes out of the parser as well.
  pipeline(Readable.from(text), parser).catch(() => {})
  return parser
}

async function* both(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

const delimiterOf = (text: string): string => {
  const line = (/^.*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => line.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

const problemOf = ({ code, message }: CsvError, line: number): string =>
  code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? `the row that begins in line ${line} does not end: is there a quotation mark that is not closed?`
    : `the row that begins in line ${line} is no CSV: ${message}`

/** Excel takes a file for UTF-8 only when it begins so. */
export const byteOrderMark = '\ufeff'

export const csvLine = (cells: readonly string[]): string => stringify([cells.map(neutral)])
