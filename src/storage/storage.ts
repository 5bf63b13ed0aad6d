import type { CustomerSearch } from './customer-search.js'
import type { Prisma, PrismaClient } from './generated/sqlite/client.js'

type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>
type ReadOperation =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'groupBy'

/** The last committed state. Has no operation that writes. */
type Reader = { readonly [Model in ModelName]: Pick<PrismaClient[Model], ReadOperation> } & Pick<
  PrismaClient,
  '$queryRaw'
>

/** The open transaction. */
export type Writer = Prisma.TransactionClient

/**
 * The database, whichever it is.
 *
 * @throws StorageUnavailable from everything that reads or writes, while the database cannot be used
 */
export interface Storage {
  readonly read: Reader

  readonly customerSearch: CustomerSearch

  /**
   * Runs `work` in one transaction: all of it is committed to disk when the promise resolves, none when it
   * rejects. Nothing slow belongs inside, and nothing but `tx` may be written with: other writers wait.
   */
  write<Result>(work: (tx: Writer) => Promise<Result>): Promise<Result>

  /** Statements sent by `read` so far. */
  readonly readStatements: number

  /** What was overwritten or deleted stands in none of the database's files afterwards. */
  eraseDeleted(): Promise<void>

  /** @throws StorageUnavailable when the database cannot be written now */
  checkWritable(): Promise<void>

  close(): Promise<void>
}
