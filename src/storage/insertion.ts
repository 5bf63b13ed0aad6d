import { wellFormed } from '../shared/text.js'
import { Prisma } from './generated/sqlite/client.js'
import { type Statement, transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

/** The tables that are written most. */
interface Rows {
  readonly AdminCredential: Prisma.AdminCredentialCreateManyInput
  readonly AuditRecord: Prisma.AuditRecordCreateManyInput
  readonly Customer: Prisma.CustomerCreateManyInput
  readonly BillingProfile: Prisma.BillingProfileCreateManyInput
  readonly Event: Prisma.EventCreateManyInput
  readonly IdempotencyRecord: Prisma.IdempotencyRecordCreateManyInput
  readonly Order: Prisma.OrderCreateManyInput
  readonly Relationship: Prisma.RelationshipCreateManyInput
  readonly Subscription: Prisma.SubscriptionCreateManyInput
}

/** How a database takes rows: each value as a parameter, or all of them as one text of JSON. */
export interface Dialect {
  /** Up to so many rows their values are parameters: the text hangs on their number then, but nothing is taken apart. */
  readonly listedMax: number
  /** A column of a row of the source. */
  readonly column: (name: string) => string
  /** What makes rows of the text, before and after it. */
  readonly source: (table: string) => readonly [string, string]
  /** A value of a column, as the JSON of its row has it. */
  readonly encode: (value: unknown) => unknown
}

/**
 * Writes whole rows by one statement, whose text hangs on nothing but a small number of them: Prisma compiles each createMany
 * anew. Columns that the first row lacks get what the database has for them.
 *
 * @throws UniqueViolation when a value is taken; on PostgreSQL a later statement does, or the commit
 */
export const insertRows = async <Table extends keyof Rows>(
  tx: Writer,
  table: Table,
  rows: readonly Rows[Table][],
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const transaction = transactionOf(tx)
  const into = { dialect: transaction.dialect, table, columns: Object.keys(first) }
  const write = rows.length <= into.dialect.listedMax ? listed : asJson
  await transaction.executeAhead(write(into, rows as readonly Row[]))
}

type Row = Readonly<Record<string, unknown>>

interface Into {
  readonly dialect: Dialect
  readonly table: string
  readonly columns: readonly string[]
}

type Texts = Pick<Statement, 'sql' | 'text'>

/** Few: as many as there are tables, numbers of rows that are listed, and sets of columns. */
const known = new Map<string, Texts>()

const textsOf = (key: string, make: () => Prisma.Sql): Texts => {
  const before = known.get(key)
  if (before) return before
  const { sql, text } = make()
  known.set(key, { sql, text })
  return { sql, text }
}

const listed = ({ table, columns }: Into, rows: readonly Row[]): Statement => {
  const values = rows.flatMap((row) => columns.map((column) => parameterOf(row[column])))
  const texts = textsOf(`${table} ${columns} ${rows.length}`, () => {
    const between = values.slice(1).map((_value, index) => ((index + 1) % columns.length === 0 ? '), (' : ', '))
    return new Prisma.Sql([`${insertInto(table, columns)} VALUES (`, ...between, ')'], values)
  })
  return { ...texts, values }
}

const asJson = ({ dialect, table, columns }: Into, rows: readonly Row[]): Statement => {
  const [before, after] = dialect.source(table)
  const json = JSON.stringify(rows.map((row) => encoded(dialect, columns, row)))
  const texts = textsOf(`${table} ${columns} ${before}`, () => {
    const names = columns.map(dialect.column).join(', ')
    return new Prisma.Sql([`${insertInto(table, columns)} SELECT ${names} FROM ${before}`, after], [json])
  })
  return { ...texts, values: [json] }
}

const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')})`

/** A value of a column as a parameter: a driver would make something else of a list, and all of our lists are JSON. */
export const parameterOf = (value: unknown): unknown => {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value ?? null
  return value && JSON.stringify(value)
}

const encoded = ({ encode }: Dialect, columns: readonly string[], row: Row): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const column of columns) values[column] = encode(row[column]) ?? null
  return values
}
