import { wellFormed } from '../shared/text.js'
import { Prisma } from './generated/sqlite/client.js'
import { type Statement, transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

/** The tables that are written most. A row has all of its columns. */
interface Rows {
  readonly AdminCredential: Required<Prisma.AdminCredentialCreateManyInput>
  readonly AuditRecord: Required<Prisma.AuditRecordCreateManyInput>
  readonly BillingProfile: Required<Prisma.BillingProfileCreateManyInput>
  readonly Customer: Required<Prisma.CustomerCreateManyInput>
  readonly Event: Required<Prisma.EventCreateManyInput>
  readonly IdempotencyRecord: Required<Prisma.IdempotencyRecordCreateManyInput>
  readonly Order: Required<Prisma.OrderCreateManyInput>
  readonly Relationship: Required<Prisma.RelationshipCreateManyInput>
  readonly Subscription: Required<Prisma.SubscriptionCreateManyInput>
  readonly WebhookDelivery: Required<Prisma.WebhookDeliveryCreateManyInput>
}

const columnsOf: Readonly<Record<keyof Rows, readonly string[]>> = {
  AdminCredential: Object.keys(Prisma.AdminCredentialScalarFieldEnum),
  AuditRecord: Object.keys(Prisma.AuditRecordScalarFieldEnum),
  BillingProfile: Object.keys(Prisma.BillingProfileScalarFieldEnum),
  Customer: Object.keys(Prisma.CustomerScalarFieldEnum),
  Event: Object.keys(Prisma.EventScalarFieldEnum),
  IdempotencyRecord: Object.keys(Prisma.IdempotencyRecordScalarFieldEnum),
  Order: Object.keys(Prisma.OrderScalarFieldEnum),
  Relationship: Object.keys(Prisma.RelationshipScalarFieldEnum),
  Subscription: Object.keys(Prisma.SubscriptionScalarFieldEnum),
  WebhookDelivery: Object.keys(Prisma.WebhookDeliveryScalarFieldEnum),
}

export type Row = Readonly<Record<string, unknown>>

/** At least one row, with at least these columns. */
export interface NewRows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

/** How a database takes rows: by statements whose texts are few, and made once. */
export type Insertion = (rows: NewRows) => readonly Statement[]

/**
 * Writes whole rows by statements that are made once: Prisma compiles each createMany anew.
 *
 * @throws UniqueViolation when a value is taken; on PostgreSQL a later statement does, or the commit
 */
export const insertRows = async <Table extends keyof Rows>(
  tx: Writer,
  table: Table,
  rows: readonly Rows[Table][],
): Promise<void> => {
  if (rows.length === 0) return
  const transaction = transactionOf(tx)
  const statements = transaction.insertion({ table, columns: columnsOf[table], rows: rows as readonly Row[] })
  for (const statement of statements) await transaction.executeAhead(statement)
}

/** The names that go into a statement's text. */
export const namesIn = ({ table, columns }: NewRows): { readonly table: Prisma.Sql; readonly columns: Prisma.Sql } => ({
  table: Prisma.raw(`"${table}"`),
  columns: Prisma.raw(columns.map((name) => `"${name}"`).join(', ')),
})

type Texts = Pick<Statement, 'sql' | 'text'>

/** Texts of statements, each made when it is asked for first. The keys are few. */
export const madeOnce = (): ((key: string, make: () => Prisma.Sql) => Texts) => {
  const known = new Map<string, Texts>()
  return (key, make) => {
    const before = known.get(key)
    if (before) return before
    const { sql, text } = make()
    known.set(key, { sql, text })
    return { sql, text }
  }
}

/** A value of a column as a parameter: a driver would make something else of a list, and all of our lists are JSON. */
export const parameterOf = (value: unknown): unknown => {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value ?? null
  return value && JSON.stringify(value)
}
