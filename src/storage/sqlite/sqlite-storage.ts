import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { CustomerSearch } from '../customer-search.js'
import { Prisma, PrismaClient } from '../generated/sqlite/client.js'
import type { Selection } from '../selection.js'
import { transactions } from '../statements.js'
import type { AtEnd, Measurements, Rate, RateLimiter, Storage, Writer } from '../storage.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import { TurnMeter } from '../turns.js'
import { type Beneath, errorFormat, verifyDurableSettings, WriteConnections } from './connection.js'
import type { GatedAdapter } from './gated-adapter.js'
import { GroupCommit } from './group-commit.js'
import { migrate } from './migrate.js'
import { lockForThisProcess } from './process-lock.js'
import { Readers } from './readers.js'
import { SqliteCustomerSearch } from './sqlite-customer-search.js'
import { WriteHealth } from './write-health.js'

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
    const writer = new PrismaClient({ adapter: writeConnections, errorFormat })
    await writer.$connect()
    const { gate } = writeConnections
    if (!gate) throw new Error('Prisma has not connected.')
    await verifyDurableSettings(new WriteConnections(databaseFile, beneath))
    return new SqliteStorage(writer, gate, unlock, new Readers(databaseFile, beneath))
  } catch (error) {
    unlock()
    throw error
  }
}

class SqliteStorage implements Storage {
  readonly read: PrismaClient
  readonly aside: Storage['aside']
  readonly customerSearch: CustomerSearch
  readonly #health = new WriteHealth()
  readonly #turns = new TurnMeter(1)
  readonly #commits: GroupCommit

  constructor(
    private readonly writer: PrismaClient,
    gate: GatedAdapter,
    private readonly unlock: () => void,
    private readonly readers: Readers,
  ) {
    this.#commits = new GroupCommit(gate, writer, this.#turns)
    this.read = readers.prisma
    this.aside = readers.aside
    this.customerSearch = new SqliteCustomerSearch(readers.prepared)
  }

  get readStatements(): number {
    return this.readers.statements
  }

  select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]> {
    return this.readers.prepared.select(selection, rest)
  }

  count(query: Prisma.Sql): Promise<number> {
    return this.readers.prepared.count(query)
  }

  write<Result>(work: (tx: Writer) => Promise<Result>, atEnd?: AtEnd): Promise<Result> {
    return transactions.run({}, () => this.#health.watch(() => this.#commits.write(work, atEnd)))
  }

  async findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>> {
    if (domains.length === 0) return new Set()
    const taken = Prisma.sql`SELECT "domain" FROM "Customer" WHERE "domain" IN (${Prisma.join([...domains])})`
    return new Set((await this.readers.prepared.all(taken)).map(([domain]) => String(domain)))
  }

  async findPartnerOfDomain(domain: string): Promise<string | null> {
    const found = await this.read.customer.findFirst({ where: { domain }, select: { partnerId: true } })
    return found?.partnerId ?? null
  }

  /** Nothing to do: transactions run one after the other. */
  async lockCustomer(): Promise<void> {}

  /** One process has the file, so its memory will do; counts of a minute need not outlive it. */
  rateLimiter({ name, points, durationSeconds }: Rate): RateLimiter {
    return new RateLimiterMemory({ keyPrefix: name, points, duration: durationSeconds })
  }

  /** Nobody else writes. */
  listen(): () => Promise<void> {
    return async () => {}
  }

  /**
   * In the file itself, secure_delete overwrites it; the log still has it until it is brought in and cut, which cannot be
   * while somebody reads.
   */
  async eraseDeleted(): Promise<void> {
    const bringIn = () => this.#health.watch(() => this.writer.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`)
    await this.readers.whileIdle(bringIn)
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
    return { database: 'sqlite', turns: { write: this.#turns.figures, aside: this.readers.asideTurns } }
  }

  async close(): Promise<void> {
    await this.readers.close()
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
