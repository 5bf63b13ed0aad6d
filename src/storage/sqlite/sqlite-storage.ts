import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible'
import type { CustomerSearch } from '../customer-search.js'
import { Prisma, PrismaClient } from '../generated/sqlite/client.js'
import { withDialect } from '../insertion.js'
import type { Selection } from '../selection.js'
import { transactions } from '../statements.js'
import type { Measurements, Rate, Storage, Writer } from '../storage.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import type { TurnMeter } from '../turns.js'
import { type Beneath, ReadConnections, verifyDurableSettings, WriteConnections } from './connection.js'
import { migrate } from './migrate.js'
import { PreparedReads, sqliteDecoders } from './prepared-reads.js'
import { lockForThisProcess } from './process-lock.js'
import { SqliteCustomerSearch } from './sqlite-customer-search.js'
import { sqliteDialect } from './sqlite-insertion.js'
import { WriteHealth } from './write-health.js'

/** Without the arguments of the call, which would bring values into the log. */
const errorFormat = 'minimal'

/**
 * How long a write may wait for its turn, and how long it may then take, in milliseconds. The write gate gives up
 * before the first is over, and says why.
 */
const transactionOptions = { maxWait: 5_000, timeout: 4_000 }

/** More than a customer with some subscriptions takes, in bytes. */
const rehearsalBytes = 131_072

/**
 * Opens a database file for this process alone, creates and migrates it where needed, and makes sure that what
 * it acknowledges is on disk.
 *
 * @throws StartRefused when another process has it, its migrations are not ours, or a setting is not in force
 */
export const openSqliteStorage = async (path: string, beneath?: Beneath): Promise<Storage> => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // A link to the file is the same file, and is locked under the same name.
  const databaseFile = existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))
  const unlock = lockForThisProcess(databaseFile)
  try {
    await migrate(databaseFile)
    const writeConnections = new WriteConnections(databaseFile, beneath)
    const writer = new PrismaClient({ adapter: writeConnections, transactionOptions, errorFormat })
    await writer.$connect()
    await verifyDurableSettings(writeConnections)
    return new SqliteStorage(writer, unlock, writeConnections.meter, (onStatement) => ({
      prisma: new PrismaClient({ adapter: new ReadConnections(databaseFile, onStatement, beneath), errorFormat }),
      prepared: new PreparedReads(databaseFile, onStatement, beneath),
    }))
  } catch (error) {
    unlock()
    throw error
  }
}

interface Readers {
  readonly prisma: PrismaClient
  readonly prepared: PreparedReads
}

class SqliteStorage implements Storage {
  readonly read: PrismaClient
  readonly #prepared: PreparedReads
  readonly customerSearch: CustomerSearch
  readStatements = 0
  readonly #health = new WriteHealth()

  constructor(
    private readonly writer: PrismaClient,
    private readonly unlock: () => void,
    private readonly meter: TurnMeter,
    openReaders: (onStatement: () => void) => Readers,
  ) {
    const { prisma, prepared } = openReaders(() => {
      this.readStatements += 1
    })
    this.read = prisma
    this.#prepared = prepared
    this.customerSearch = new SqliteCustomerSearch(this.read)
  }

  async select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]> {
    const rows = await this.#prepared.all(Prisma.sql`SELECT ${selection.columns} ${rest}`)
    return rows.map((values) => selection.decode(values, sqliteDecoders))
  }

  async count(query: Prisma.Sql): Promise<number> {
    return Number((await this.#prepared.all(query))[0]?.[0])
  }

  write<Result>(work: (tx: Writer) => Promise<Result>): Promise<Result> {
    return transactions.run({}, () =>
      this.#health.watch(() => this.writer.$transaction((tx) => work(withDialect(tx, sqliteDialect)))),
    )
  }

  async findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>> {
    const where = { domain: { in: [...domains] } }
    const taken = await this.read.customer.findMany({ where, select: { domain: true } })
    return new Set(taken.map(({ domain }) => domain))
  }

  async findPartnerOfDomain(domain: string): Promise<string | null> {
    const found = await this.read.customer.findFirst({ where: { domain }, select: { partnerId: true } })
    return found?.partnerId ?? null
  }

  /** Nothing to do: transactions run one after the other. */
  async lockCustomer(): Promise<void> {}

  /** One process has the file, so its memory will do; counts of a minute need not outlive it. */
  rateLimiter({ name, points, durationSeconds }: Rate): RateLimiterAbstract {
    return new RateLimiterMemory({ keyPrefix: name, points, duration: durationSeconds })
  }

  /** Nobody else writes. */
  listen(): () => Promise<void> {
    return async () => {}
  }

  /** In the file itself, secure_delete overwrites it; the log still has it until it is brought in and cut. */
  async eraseDeleted(): Promise<void> {
    await this.#health.watch(() => this.writer.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`)
  }

  /**
   * Takes the write lock and gives it back. After a write that failed for want of space or by an input/output error
   * it also writes as much as a customer takes and removes it again, for less could pass where a customer does not.
   */
  async checkWritable(): Promise<void> {
    if (!this.#health.isSuspect) return this.write(async (tx) => void (await tx.$queryRaw`SELECT 1`))
    await this.write(rehearse)
    this.#health.isSuspect = false
  }

  measurements(): Measurements {
    return { database: 'sqlite', turns: { write: this.meter.figures } }
  }

  async close(): Promise<void> {
    await this.read.$disconnect()
    this.#prepared.close()
    try {
      await this.eraseDeleted()
    } catch (error) {
      // What is committed is in the file beside the database, and is read from there at the next start.
      if (!(error instanceof StorageUnavailable)) throw error
    }
    await this.writer.$disconnect()
    this.unlock()
  }
}

/** Nobody sees the table: it is gone before the commit, but its pages are written. */
const rehearse = async (tx: Writer): Promise<void> => {
  await tx.$executeRaw`CREATE TABLE "WriteRehearsal" ("content" BLOB)`
  await tx.$executeRaw`INSERT INTO "WriteRehearsal" VALUES (zeroblob(${rehearsalBytes}))`
  await tx.$executeRaw`DROP TABLE "WriteRehearsal"`
}
