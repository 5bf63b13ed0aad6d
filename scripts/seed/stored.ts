import { timeText } from '../../src/storage/sqlite/prepared-reads.js'
import type { SeededRow } from './rows.js'

/** A value as better-sqlite3 binds it. */
type StoredValue = string | number | null

/** Rows of one table, in the order in which they were made. */
export interface StoredTable {
  readonly table: string
  readonly columns: string[]
  readonly rows: StoredValue[][]
}

/** The rows by table; tables in an order that the foreign keys allow, as the rows came in one. */
export const toStoredTables = (rows: Iterable<SeededRow>): StoredTable[] => {
  const tables = new Map<string, StoredTable>()
  for (const [table, row] of rows) {
    const known = tables.get(table)
    if (known) known.rows.push(toStoredRow(row, known.columns))
    else {
      const columns = Object.keys(row)
      tables.set(table, { table, columns, rows: [toStoredRow(row, columns)] })
    }
  }
  return [...tables.values()]
}

const toStoredRow = (row: object, columns: readonly string[]): StoredValue[] => {
  const values = row as Readonly<Record<string, unknown>>
  return columns.map((column) => toStored(values[column]))
}

/** As Prisma's adapter stores it: times as text, JSON as text, booleans as 0 and 1. */
const toStored = (value: unknown): StoredValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return timeText(value)
  return JSON.stringify(value)
}
