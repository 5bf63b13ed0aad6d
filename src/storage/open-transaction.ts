import type { PrismaClient } from './generated/sqlite/client.js'
import type { Insertion } from './insertion.js'
import type { Decoders } from './selection.js'
import type { Writer } from './storage.js'

/** A statement of ours: for SQLite, for PostgreSQL, and what both are given. Prisma's `sql` makes them. */
export interface Statement {
  readonly sql: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** One open transaction as statements of ours use it, beneath Prisma. */
export interface OpenTransaction {
  readonly insertion: Insertion
  readonly decoders: Decoders
  /**
   * @returns how many rows were written
   * @throws UniqueViolation when a value is taken
   */
  execute(statement: Statement): Promise<number>
  /**
   * The same where nobody asks how many. What fails of it can come with a later statement, or with the commit: not every
   * database is waited for.
   */
  executeAhead(statement: Statement): Promise<unknown>
  /** The same of exactly one row: it fails when it writes any other number of them. */
  executeOne(statement: Statement): Promise<void>
  /** @returns rows as lists of values */
  query(statement: Statement): Promise<readonly unknown[][]>
}

/** Somebody else was quicker, where nobody can have been. */
export class NotOneRow extends Error {
  constructor(options?: ErrorOptions) {
    super('A statement did not write the one row that it is for.', options)
  }
}

const transactions = new WeakMap<Writer, OpenTransaction>()

/** What work gets to write with: Prisma's client, for this transaction alone. */
export const asWriter = (client: PrismaClient, transaction: OpenTransaction): Writer => {
  const writer: Writer = new Proxy(client, {})
  transactions.set(writer, transaction)
  return writer
}

/** @throws when the transaction was not begun by the storage */
export const transactionOf = (tx: Writer): OpenTransaction => {
  const transaction = transactions.get(tx)
  if (!transaction) throw new Error('This transaction was not begun by the storage.')
  return transaction
}
