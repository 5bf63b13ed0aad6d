import { Prisma } from '../generated/sqlite/client.js'
import { type Insertion, madeOnce, type NewRows, namesIn, parameterOf } from '../insertion.js'
import type { Statement } from '../open-transaction.js'

/** Of one statement. Their number is in its text, so that each table has as many texts as this, and SQLite keeps them. */
const rowsMax = 16

/** Each value is a parameter: SQLite takes longer to take them out of JSON. */
export const sqliteInsertion: Insertion = ({ table, columns, rows }) => {
  const statements: Statement[] = []
  for (let from = 0; from < rows.length; from += rowsMax)
    statements.push(insertionOf({ table, columns, rows: rows.slice(from, from + rowsMax) }))
  return statements
}

const textsOf = madeOnce()

const insertionOf = (into: NewRows): Statement => ({
  ...textsOf(`${into.table} ${into.rows.length}`, () => {
    const { table, columns } = namesIn(into)
    const values = Prisma.join(into.columns.map(() => null))
    return Prisma.sql`INSERT INTO ${table} (${columns}) VALUES ${Prisma.join(into.rows.map(() => Prisma.sql`(${values})`))}`
  }),
  values: valuesOf(into),
})

const valuesOf = ({ columns, rows }: NewRows): unknown[] => {
  const values: unknown[] = []
  for (const row of rows) for (const column of columns) values.push(parameterOf(row[column]))
  return values
}
