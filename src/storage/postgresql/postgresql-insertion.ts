import { wellFormed } from '../../shared/text.js'
import { Prisma } from '../generated/sqlite/client.js'
import { type Insertion, insertInto, type NewRows, type Row } from '../insertion.js'
import type { Statement } from '../open-transaction.js'
import { inText } from './nul-free-adapter.js'

/** All rows are one text of JSON, of which the server makes each value in the type that its column has. */
export const postgresqlInsertion: Insertion = (into) => [
  { ...textsOf(into), values: [JSON.stringify(into.rows.map((row) => encoded(into.columns, row)))] },
]

const known = new Map<string, Pick<Statement, 'sql' | 'text'>>()

const textsOf = (into: NewRows): Pick<Statement, 'sql' | 'text'> => {
  const before = known.get(into.table)
  if (before) return before
  const table = `"${into.table}"`
  const columns = into.columns.map((name) => `"${name}"`).join(', ')
  const { sql, text } = Prisma.sql`${Prisma.raw(`${insertInto(into)} SELECT ${columns}`)}
    FROM jsonb_populate_recordset(NULL::${Prisma.raw(table)}, ${null}::jsonb)`
  known.set(into.table, { sql, text })
  return { sql, text }
}

const encoded = (columns: readonly string[], row: Row): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const column of columns) values[column] = encode(row[column])
  return values
}

const encode = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  return typeof value === 'string' ? inText(wellFormed(value)) : value
}
