import type pg from 'pg'
import { readTextRows, type TextRow } from '../../src/storage/postgresql/text-rows.js'
import type { Table } from './tables.js'
import { isSameValue, type StoredValue } from './values.js'

/** Differences of a table that are told; after the first row that is on one side only, nothing fits. */
const toldMax = 5

export interface Comparison {
  readonly rows: number
  readonly differences: readonly string[]
}

/** Holds what PostgreSQL has in a table against what it should have, row by row and value by value. */
export const compare = async (
  client: pg.Client,
  table: Table,
  expected: Iterator<StoredValue[]>,
): Promise<Comparison> => {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ')
  const differences: string[] = []
  let rows = 0
  try {
    for await (const found of readTextRows(client, `SELECT ${columns} FROM "${table.name}" ORDER BY "${table.key}"`)) {
      rows += 1
      const { value, done } = expected.next()
      if (differences.length < toldMax) differences.push(...findDifferences(table, done ? undefined : value, found))
    }
    const { value: left, done } = expected.next()
    if (!done) differences.push(...findDifferences(table, left, undefined))
    return { rows, differences: differences.slice(0, toldMax) }
  } finally {
    // SQLite would not let itself be closed while somebody reads.
    expected.return?.()
  }
}

const findDifferences = (table: Table, expected?: StoredValue[], found?: TextRow): string[] => {
  const { name, columns, key } = table
  const keyAt = columns.findIndex((column) => column.name === key)
  const [id, foundId] = [expected?.[keyAt], found?.[keyAt]]
  if (id !== foundId) return [`${name}: the next row is ${id ?? 'none'}, and ${foundId ?? 'none'} was found`]
  return columns
    .filter(({ type }, place) => !isSameValue(type, expected?.[place] ?? null, found?.[place] ?? null))
    .map((column) => `${name} ${id}: ${column.name} is another one`)
}
