import { Prisma } from '../generated/sqlite/client.js'
import { type Insertion, insertInto, type NewRows, parameterOf } from '../insertion.js'
import type { Statement } from '../open-transaction.js'

/** Of one statement. Their number is in its text, so that each has as many texts as this, and SQLite keeps them. */
const rowsMax = 16

/** Each value is a parameter: SQLite takes longer to take them out of JSON. */
export const sqliteInsertion: Insertion = ({ table, columns, rows }) => {
  const statements: Statement[] = []
  for (let from = 0; from < rows.length; from += rowsMax)
    statements.push(insertionOf({ table, columns, rows: rows.slice(from, from + rowsMax) }))
  return statements
}

const insertionOf = (into: NewRows): Statement => ({ ...textsOf(into), values: valuesOf(into) })

const known = new Map<string, Pick<Statement, 'sql' | 'text'>>()

const textsOf = (into: NewRows): Pick<Statement, 'sql' | 'text'> => {
  const key = `${into.table} ${into.rows.length}`
  const before = known.get(key)
  if (before) return before
  const values = into.columns.map(() => null)
  const { sql, text } = Prisma.sql`${Prisma.raw(insertInto(into))} VALUES ${Prisma.join(
    into.rows.map(() => Prisma.sql`(${Prisma.join(values)})`),
  )}`
  known.set(key, { sql, text })
  return { sql, text }
}

const valuesOf = ({ columns, rows }: NewRows): unknown[] => {
  const values: unknown[] = []
  for (const row of rows) for (const column of columns) values.push(parameterOf(row[column]))
  return values
}
