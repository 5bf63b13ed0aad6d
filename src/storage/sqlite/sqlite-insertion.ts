import { wellFormed } from '../../shared/text.js'
import type { Dialect } from '../insertion.js'
import { timeText } from './prepared-reads.js'

const encode = (value: unknown): unknown => {
  if (value instanceof Date) return timeText(value)
  if (typeof value === 'string') return wellFormed(value)
  if (value instanceof Uint8Array)
    throw new Error('SQLite takes no bytes out of JSON: rows that have some are written one by one.')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

/** Rows as SQLite takes them out of JSON: values as Prisma stores them, and JSON in JSON as its text. */
export const sqliteDialect: Dialect = {
  listedMax: 16,
  column: (name) => `value ->> '${name}'`,
  source: () => ['json_each(', ')'],
  encode,
}
