import { Prisma } from './generated/sqlite/client.js'
import { madeOnce, parameterOf } from './insertion.js'
import { transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

type Values = Readonly<Record<string, unknown>>

const textsOf = madeOnce()

/**
 * Writes these columns of the row that has all of those values. Not every database is waited for: what fails of it can
 * come with a later statement, and before the commit.
 *
 * @throws UniqueViolation, and another error when there is not exactly one such row
 */
export const updateRow = (tx: Writer, table: 'Subscription', where: Values, data: Values): Promise<void> => {
  const [changed, asked] = [Object.keys(data), Object.keys(where)]
  const texts = textsOf(`${table} ${changed} ${asked}`, () => {
    const [changes, conditions] = [Prisma.join(changed.map(pair), ', '), Prisma.join(asked.map(pair), ' AND ')]
    return Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${changes} WHERE ${conditions}`
  })
  const values = [...Object.values(data), ...Object.values(where)].map(parameterOf)
  return transactionOf(tx).executeOne({ ...texts, values })
}

/** A column and its value, which comes with each statement. */
const pair = (column: string): Prisma.Sql => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${null}`
