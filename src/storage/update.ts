import { Prisma } from './generated/sqlite/client.js'
import { parameterOf } from './insertion.js'
import { transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

type Values = Readonly<Record<string, unknown>>

/**
 * Writes these columns of the row that has all of those values. Not every database is waited for: what fails of it can
 * come with a later statement, and before the commit.
 *
 * @throws UniqueViolation, and another error when there is not exactly one such row
 */
export const updateRow = (tx: Writer, table: 'Subscription', where: Values, data: Values): Promise<void> => {
  const transaction = transactionOf(tx)
  const pairs = (values: Values) =>
    Object.entries(values).map(([column, value]) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${parameterOf(value)}`)
  const changes = Prisma.join(pairs(data), ', ')
  const conditions = Prisma.join(pairs(where), ' AND ')
  return transaction.executeOne(Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${changes} WHERE ${conditions}`)
}
