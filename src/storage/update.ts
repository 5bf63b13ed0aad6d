import { Prisma } from './generated/sqlite/client.js'
import { transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

type Values = Readonly<Record<string, unknown>>

/**
 * Writes these columns of the rows that have all of those values.
 *
 * @returns how many there were
 * @throws UniqueViolation
 */
export const updateRows = (tx: Writer, table: 'Subscription', where: Values, data: Values): Promise<number> => {
  const transaction = transactionOf(tx)
  const pairs = (values: Values) =>
    Object.entries(values).map(
      ([column, value]) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${transaction.dialect.parameter(value)}`,
    )
  const changes = Prisma.join(pairs(data), ', ')
  const conditions = Prisma.join(pairs(where), ' AND ')
  return transaction.execute(Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${changes} WHERE ${conditions}`)
}
