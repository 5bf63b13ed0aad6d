import { wellFormed } from '../../shared/text.js'
import { Prisma } from '../generated/sqlite/client.js'
import { type Insertion, madeOnce, namesIn, type Row } from '../insertion.js'
import { inText } from './nul-free-adapter.js'

const textsOf = madeOnce()

/** All rows are one text of JSON, of which the server makes each value in the type that its column has. */
export const postgresqlInsertion: Insertion = (into) => {
  const texts = textsOf(into.table, () => {
    const { table, columns } = namesIn(into)
    return Prisma.sql`INSERT INTO ${table} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, ${null}::jsonb)`
  })
  return [{ ...texts, values: [JSON.stringify(into.rows.map((row) => encoded(into.columns, row)))] }]
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
