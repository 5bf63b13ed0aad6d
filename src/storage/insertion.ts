import { Prisma } from './generated/sqlite/client.js'
import { transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

/** The tables that are written most. */
interface Rows {
  readonly AdminCredential: Prisma.AdminCredentialCreateManyInput
  readonly AuditRecord: Prisma.AuditRecordCreateManyInput
  readonly Customer: Prisma.CustomerCreateManyInput
  readonly BillingProfile: Prisma.BillingProfileCreateManyInput
  readonly Event: Prisma.EventCreateManyInput
  readonly Order: Prisma.OrderCreateManyInput
  readonly Relationship: Prisma.RelationshipCreateManyInput
  readonly Subscription: Prisma.SubscriptionCreateManyInput
}

/** How a database takes rows that come as one text of JSON. */
export interface Dialect {
  /** A column of a row of the source. */
  readonly column: (name: string) => string
  /** What makes rows of the text, before and after it. */
  readonly source: (table: string) => readonly [string, string]
  /** A value of a column, as the JSON of its row has it. */
  readonly encode: (value: unknown) => unknown
  /** The same as a parameter of its own. */
  readonly parameter: (value: unknown) => unknown
}

/**
 * Writes whole rows by one statement, whose text does not hang on their number: Prisma compiles each createMany anew.
 * Columns that the first row lacks get what the database has for them.
 *
 * @throws UniqueViolation when a value is taken
 */
export const insertRows = async <Table extends keyof Rows>(
  tx: Writer,
  table: Table,
  rows: readonly Rows[Table][],
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const transaction = transactionOf(tx)
  const { dialect } = transaction
  const columns = Object.keys(first)
  const [before, after] = textAround(dialect, table, columns)
  const json = JSON.stringify(rows.map((row) => encoded(dialect, columns, row)))
  await transaction.execute(new Prisma.Sql([before, after], [json]))
}

const encoded = ({ encode }: Dialect, columns: readonly string[], row: object): Record<string, unknown> => {
  const values = row as Readonly<Record<string, unknown>>
  return Object.fromEntries(columns.map((column) => [column, encode(values[column]) ?? null]))
}

const textAround = ({ column, source }: Dialect, table: string, columns: readonly string[]): [string, string] => {
  const [before, after] = source(table)
  const names = columns.map((name) => `"${name}"`).join(', ')
  return [`INSERT INTO "${table}" (${names}) SELECT ${columns.map(column).join(', ')} FROM ${before}`, after]
}
