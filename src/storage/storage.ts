import type { CustomerOf } from './customer-lock.js'
import type { CustomerSearch } from './customer-search.js'
import type { Prisma, PrismaClient } from './generated/sqlite/client.js'
import type { Selection } from './selection.js'
import type { TurnFigures } from './turns.js'

type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>

/**
 * Without findUnique: Prisma collects those of all requests at a time into one statement, which would run for one of
 * their partners.
 */
type ReadOperation = 'findFirst' | 'findFirstOrThrow' | 'findMany' | 'count' | 'groupBy'

/** The last committed state. Has no operation that writes. */
type Reader = { readonly [Model in ModelName]: Pick<PrismaClient[Model], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>

export interface RateLimiter {
  /** @throws RateLimiterRes of rate-limiter-flexible when it is too much */
  consume(key: string, points: number): Promise<unknown>
}

export interface Rate {
  /** Of what, e.g. "createCustomer". */
  readonly name: string
  readonly points: number
  readonly durationSeconds: number
}

/**
 * The open transaction. Without findUnique, as the reader. What is written most goes beneath Prisma: `insertRows`,
 * `updateRow`, `updateRows`, `selectIn`.
 */
export type Writer = {
  readonly [Model in ModelName]: Omit<PrismaClient[Model], 'findUnique' | 'findUniqueOrThrow'>
} & Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/** Last in a transaction, with all of those who share it and end in the same way. */
export type AtEnd = (writers: readonly Writer[]) => Promise<void>

/** Figures of this process since its start. */
export interface Measurements {
  readonly database: 'sqlite' | 'postgresql'
  /** By what one waits for: SQLite has one writer and one thread aside, PostgreSQL a pool of connections for each purpose. */
  readonly turns: Readonly<Partial<Record<'write' | 'aside' | 'read' | 'replica' | 'limits', TurnFigures>>>
}

/**
 * The database, whichever it is.
 *
 * @throws StorageUnavailable from everything that reads or writes, while the database cannot be used
 */
export interface Storage {
  readonly read: Reader

  /** Rows of a statement of ours, `SELECT` with these columns and then `rest`: for what is read most, without Prisma. */
  select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]>

  /** The one number that a statement of ours answers. */
  count(query: Prisma.Sql): Promise<number>

  /**
   * The same for what may have to look at very many rows, such as a count of all customers: on SQLite on a thread of its own,
   * so that nobody else waits for it. A statement takes a little longer there, and waits for those before it.
   */
  readonly aside: Pick<Storage, 'select' | 'count'>

  readonly customerSearch: CustomerSearch

  /**
   * Runs `work` in one transaction: all of it is committed to disk when the promise resolves, none when it
   * rejects. Nothing slow belongs inside, and nothing but `tx` may be written with: other writers wait. SQLite commits
   * several works together, of which each sees what those before it wrote.
   *
   * @param atEnd the same function for all that end in the same way
   */
  write<Result>(work: (tx: Writer) => Promise<Result>, atEnd?: AtEnd): Promise<Result>

  /**
   * Which of the domains a customer has, of whatever partner: a domain belongs to one tenant of the whole cloud. The only
   * question, with the next one, that looks beyond the running work's partner.
   */
  findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>>

  /** The id of the partner whose customer has a domain; null: nobody has it. For who signs in, and is of nobody yet. */
  findPartnerOfDomain(domain: string): Promise<string | null>

  /**
   * Makes other writes to this customer wait until the transaction ends, so that what is read of it from here on stays
   * true. Whatever changes a customer that exists begins with it. SQLite's writes wait for each other anyway.
   */
  lockCustomer(tx: Writer, of: CustomerOf): Promise<void>

  /** Counts what is done within a time, over all gateways that share the database. */
  rateLimiter(rate: Rate): RateLimiter

  /**
   * Calls back when another process may have committed events of a partner, or of any, until the answer is called. A call
   * can be lost: whoever must see every event looks by itself as well, from time to time. SQLite's file has one process.
   */
  listen(onEvents: (partnerId?: string) => void): () => Promise<void>

  /** Statements sent by `read` so far. */
  readonly readStatements: number

  measurements(): Measurements

  /** What was overwritten or deleted stands in none of the database's files afterwards. */
  eraseDeleted(): Promise<void>

  /** @throws StorageUnavailable when the database cannot be written now */
  checkWritable(): Promise<void>

  close(): Promise<void>
}
