import { createHash } from 'node:crypto'
import type { Issue } from '../../client/index.js'
import { Misused } from '../failures.js'
import { type Tree, valueAt, withValueAt } from '../fields.js'
import { columns, type HeadingMap, type Layout, layoutOf } from './columns.js'
import { ordersOf } from './orders.js'
import { readSheet, type SheetRow } from './sheet.js'
import type { Source } from './source.js'
import type { Encoding } from './text.js'

/** A row, and what it says of a customer. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
  readonly customer: Tree
  /** What can be said against it without asking anybody. */
  readonly issues: readonly Issue[]
}

export interface Choices {
  readonly encoding: Encoding
  readonly map: HeadingMap
}

/** A file that is understood: its headings, and its rows, read as they are asked for. */
export interface Table {
  readonly headings: readonly string[]
  readonly rows: AsyncIterable<Row>
}

/** @throws Misused when headings are missing, or are not known */
export const openTable = async (source: Source, { encoding, map }: Choices): Promise<Table> => {
  const sheet = readSheet(source, { encoding, headings: Object.keys(map) })
  const first = await sheet.next()
  if (first.done) throw new Misused(`${source.name} is empty.`)
  const headings = first.value.cells
  try {
    return { headings, rows: rowsOf(sheet, layoutOf(headings, map, source.name)) }
  } catch (error) {
    await sheet.return(undefined)
    throw error
  }
}

async function* rowsOf(sheet: AsyncIterable<SheetRow>, layout: Layout): AsyncGenerator<Row> {
  for await (const row of sheet) if (row.cells.some((cell) => cell.trim() !== '')) yield rowOf(row, layout)
}

const notUnderstood = (path: string[], message: string): Issue => ({
  code: 'INVALID_FORMAT',
  path,
  message,
  suggestions: [],
})

/** In the columns' own order, so that a file with others is the same file. */
const rowOf = ({ line, cells, fault }: SheetRow, layout: Layout): Row => {
  const issues = fault === undefined ? [] : [notUnderstood([], fault)]
  let customer: Tree = {}
  for (const column of columns) {
    const text = cells[layout.get(column) ?? -1]?.trim() ?? ''
    if (text === '') continue
    const value = column.path === 'subscriptions' ? ordersOf(text) : text
    if (column.path === 'subscriptions' && typeof value === 'string')
      issues.push(notUnderstood(['subscriptions'], value))
    else customer = withValueAt(customer, column.path, value)
  }
  return { line, cells, customer, issues }
}

export const domainOf = ({ customer }: Row): string =>
  String(valueAt(customer, 'companyProfile.domain') ?? '').toLowerCase()

export const externalIdOf = ({ customer }: Row): string => String(customer.externalId ?? '')

/** Names what a row says, wherever it stands. */
export const fingerprintOf = ({ customer }: Row): string =>
  createHash('sha256').update(JSON.stringify(customer)).digest('base64url')
