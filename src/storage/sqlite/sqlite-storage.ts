import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CustomerSearch } from '../customer-search.js'
import { PrismaClient } from '../generated/sqlite/client.js'
import type { Storage, Writer } from '../storage.js'
import { ReadConnections, verifyDurableSettings, WriteConnections } from './connection.js'
import { migrate } from './migrate.js'
import { lockForThisProcess } from './process-lock.js'
import { SqliteCustomerSearch } from './sqlite-customer-search.js'

/** Without the arguments of the call, which would bring values into the log. */
const errorFormat = 'minimal'

/** How long a write may wait for its turn, and how long it may then take, in milliseconds. */
const transactionOptions = { maxWait: 5_000, timeout: 5_000 }

/**
 * Opens a database file for this process alone, creates and migrates it where needed, and makes sure that what
 * it acknowledges is on disk.
 *
 * @throws StartRefused when another process has it, its migrations are not ours, or a setting is not in force
 */
export const openSqliteStorage = async (path: string): Promise<Storage> => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // A link to the file is the same file, and is locked under the same name.
  const databaseFile = existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))
  const unlock = lockForThisProcess(databaseFile)
  try {
    await migrate(databaseFile)
    const writeConnections = new WriteConnections(databaseFile)
    const writer = new PrismaClient({ adapter: writeConnections, transactionOptions, errorFormat })
    await writer.$connect()
    await verifyDurableSettings(writeConnections)
    return new SqliteStorage(databaseFile, writer, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

class SqliteStorage implements Storage {
  readonly read: PrismaClient
  readonly customerSearch: CustomerSearch
  readStatements = 0
  readonly #writer: PrismaClient
  readonly #unlock: () => void

  constructor(databaseFile: string, writer: PrismaClient, unlock: () => void) {
    this.#writer = writer
    this.#unlock = unlock
    const countStatement = () => {
      this.readStatements += 1
    }
    this.read = new PrismaClient({ adapter: new ReadConnections(databaseFile, countStatement), errorFormat })
    this.customerSearch = new SqliteCustomerSearch(this.read)
  }

  write<Result>(work: (tx: Writer) => Promise<Result>): Promise<Result> {
    return this.#writer.$transaction(work)
  }

  async findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>> {
    const where = { domain: { in: [...domains] } }
    const taken = await this.read.customer.findMany({ where, select: { domain: true } })
    return new Set(taken.map(({ domain }) => domain))
  }

  /** Nothing to do: transactions run one after the other. */
  async lockCustomer(): Promise<void> {}

  /** In the file itself, secure_delete overwrites it; the log still has it until it is brought in and cut. */
  async eraseDeleted(): Promise<void> {
    await this.#writer.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
  }

  /** Takes the write lock and gives it back: as far as one can go without leaving something behind. */
  async checkWritable(): Promise<void> {
    await this.#writer.$transaction(async (tx) => tx.$queryRaw`SELECT 1`)
  }

  async close(): Promise<void> {
    await this.read.$disconnect()
    await this.eraseDeleted()
    await this.#writer.$disconnect()
    this.#unlock()
  }
}
