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
  const texts = textsOf(`${table} ${Object.keys(data)} ${Object.keys(where)}`, () => update(table, where, data))
  return transactionOf(tx).executeOne({ ...texts, values: parametersOf(data, where) })
}

/**
 * Writes these columns of those of the rows with these ids that have all of those values.
 *
 * @returns the ids of those that it wrote
 */
export const updateRows = async (
  tx: Writer,
  table: 'WebhookDelivery',
  { ids, where }: { readonly ids: readonly string[]; readonly where: Values },
  data: Values,
): Promise<ReadonlySet<string>> => {
  const texts = textsOf(
    `${table} ${Object.keys(data)} ${Object.keys(where)} ${ids.length}`,
    () => Prisma.sql`${update(table, where, data)} AND "id" IN (${Prisma.join(ids)}) RETURNING "id"`,
  )
  const rows = await transactionOf(tx).query({ ...texts, values: [...parametersOf(data, where), ...ids] })
  return new Set(rows.flat() as string[])
}

const update = (table: string, where: Values, data: Values): Prisma.Sql => {
  const [changes, conditions] = [Object.keys(data).map(pair), Object.keys(where).map(pair)]
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.join(changes)} WHERE ${Prisma.join(conditions, ' AND ')}`
}

const parametersOf = (data: Values, where: Values): unknown[] =>
  [...Object.values(data), ...Object.values(where)].map(parameterOf)

/** A column and its value, which comes with each statement. */
const pair = (column: string): Prisma.Sql => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${null}`
