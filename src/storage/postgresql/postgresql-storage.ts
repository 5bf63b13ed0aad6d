import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { CustomerOf } from '../customer-lock.js'
import type { CustomerSearch } from '../customer-search.js'
import { PrismaClient as PostgresqlClient } from '../generated/postgresql/client.js'
import { Prisma, type PrismaClient } from '../generated/sqlite/client.js'
import { transactionOf } from '../open-transaction.js'
import { currentPartner } from '../partner-scope.js'
import type { Selection } from '../selection.js'
import { transactions } from '../statements.js'
import type { AtEnd, Measurements, Rate, RateLimiter, Storage, Writer } from '../storage.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import { TurnMeter } from '../turns.js'
import { withConnection } from './connect.js'
import { underDeadline } from './deadline.js'
import { EventNotifications } from './event-notifications.js'
import { ConnectionLost, TransactionConflict } from './failures.js'
import { GroupCommit } from './group-commit.js'
import { NulFreeConnections } from './nul-free-adapter.js'
import { plainly, postgresqlDecoders } from './plain-reads.js'
import { openPool, Turns } from './pools.js'
import { PostgresqlCustomerSearch } from './postgresql-customer-search.js'
import { postgresqlJson } from './postgresql-json.js'
import { prepareDatabase } from './prepare-database.js'
import { RateLimitTable } from './rate-limit-table.js'
import { readingPool } from './reading.js'
import { Replica } from './replica.js'
import { Session } from './session.js'
import { askPosition, WritePositions } from './write-positions.js'
import { writingPool } from './writing.js'

export interface PostgresqlLocation {
  readonly url: string
  /** A replica to read from; undefined: there is none. */
  readonly readUrl: string | undefined
  /** The login that owns the tables, for migrating; undefined: as in `url`. */
  readonly migrationUrl: string | undefined
}

const triesMax = 4

/**
 * Opens a PostgreSQL database, which other processes may use as well; creates and migrates its tables where needed.
 *
 * @throws StartRefused when it cannot be reached, is not ours, or would lose what it acknowledged
 */
export const openPostgresqlStorage = async (location: PostgresqlLocation): Promise<Storage> => {
  await prepareDatabase(location)
  return new PostgresqlStorage(
    location,
    location.readUrl ? await openReplica(location.url, location.readUrl) : undefined,
  )
}

const openReplica = async (url: string, readUrl: string): Promise<Replica> => {
  const { rows } = await withConnection('DATABASE_URL', url, (client) => client.query(askPosition))
  return new Replica(openPool(readUrl, 1_000), new WritePositions(rows[0]?.position))
}

class PostgresqlStorage implements Storage {
  readonly read: PrismaClient
  /** It is the server that looks at the rows: nobody waits for it here. */
  readonly aside: Storage['aside'] = this
  readonly customerSearch: CustomerSearch
  readStatements = 0
  readonly #writer: PrismaClient
  readonly #reading: pg.Pool
  readonly #replica: Replica | undefined
  readonly #turns: { readonly read: Turns; readonly write: Turns }
  readonly #rateLimits: RateLimitTable
  readonly #writeMeter: TurnMeter
  /** Of each partner that writes at the moment. */
  readonly #writes = new Map<string, GroupCommit>()
  /** Two, so that a transaction which waits for a query does not wait for its own connection. */
  readonly #pools: readonly pg.Pool[]

  readonly #listening = new Set<EventNotifications>()

  constructor(
    private readonly location: PostgresqlLocation,
    replica: Replica | undefined,
  ) {
    const { url } = location
    this.#replica = replica
    this.#turns = { read: new Turns(openPool(url)), write: new Turns(openPool(url)) }
    const reading = readingPool(this.#turns.read, this.#replica, () => {
      this.readStatements += 1
    })
    const writing = writingPool(this.#turns.write)
    this.#writeMeter = new TurnMeter(writing.options.max)
    this.#rateLimits = new RateLimitTable(openPool(url, 1_000))
    this.#reading = reading
    this.#pools = [reading, writing]
    this.read = clientOf(reading)
    this.#writer = clientOf(writing)
    this.customerSearch = new PostgresqlCustomerSearch(this.read)
  }

  async select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]> {
    const { rows } = await this.#reading.query(plainly(Prisma.sql`SELECT ${selection.columns(postgresqlJson)} ${rest}`))
    return rows.map((values) => selection.decode(values, postgresqlDecoders))
  }

  async count(query: Prisma.Sql): Promise<number> {
    const { rows } = await this.#reading.query(plainly(query))
    return Number(rows[0]?.[0])
  }

  write<Result>(work: (tx: Writer) => Promise<Result>, atEnd?: AtEnd): Promise<Result> {
    return transactions.run({}, () => underDeadline(() => this.#writeUntilDone(work, atEnd)))
  }

  async #writeUntilDone<Result>(work: (tx: Writer) => Promise<Result>, atEnd: AtEnd | undefined): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#writesOf(currentPartner()).write(work, atEnd)
      } catch (error) {
        if (!isRolledBack(error) || tries === triesMax) throw asUnavailable(error)
        await sleep(10 * 2 ** tries * Math.random())
      }
    }
  }

  /** A partner's writes go together. */
  #writesOf(partnerId: string | undefined): GroupCommit {
    const known = this.#writes.get(partnerId ?? '')
    if (known) return known
    const group = new GroupCommit({
      partnerId,
      meter: this.#writeMeter,
      client: this.#writer,
      open: () => Session.open(this.#turns.write),
      commit: (session) => commit(session, this.#replica?.positions),
      onIdle: () => this.#writes.delete(partnerId ?? ''),
    })
    if (partnerId !== undefined) this.#writes.set(partnerId, group)
    return group
  }

  async findTakenDomains(domains: readonly string[]): Promise<ReadonlySet<string>> {
    const taken = await this.read.$queryRaw<{ domain: string }[]>`
      SELECT "domain" FROM "public"."find_taken_domains"(${[...domains]}::text[]) AS "domain"`
    return new Set(taken.map(({ domain }) => domain))
  }

  async findPartnerOfDomain(domain: string): Promise<string | null> {
    const [found] = await this.read.$queryRaw<{ partnerId: string | null }[]>`
      SELECT "public"."find_partner_of_domain"(${domain}) AS "partnerId"`
    return found?.partnerId ?? null
  }

  async lockCustomer(tx: Writer, of: CustomerOf): Promise<void> {
    await transactionOf(tx).executeAhead(lockOf(of))
  }

  rateLimiter(rate: Rate): RateLimiter {
    return this.#rateLimits.limiter(rate)
  }

  listen(onEvents: (partnerId?: string) => void): () => Promise<void> {
    const notifications = new EventNotifications(this.location.url, onEvents)
    this.#listening.add(notifications)
    notifications.start()
    return async () => {
      this.#listening.delete(notifications)
      await notifications.stop()
    }
  }

  /** Not for this process to do: old versions of rows go with VACUUM, and the log with its archive. */
  async eraseDeleted(): Promise<void> {}

  /**
   * Writes a message that means nothing into the server's log, and has it synced: a standby refuses the transaction, and
   * a server that only reads by now fails in it. A synchronous standby is not waited for: without one, checks would
   * pile up in the server.
   */
  async checkWritable(): Promise<void> {
    await this.write(
      (tx) => tx.$queryRaw`
        SELECT set_config('synchronous_commit', 'local', true),
          pg_logical_emit_message(true, 'csp-gateway', 'ready')::text`,
    )
  }

  measurements(): Measurements {
    const { read } = this.#turns
    const turns = { read: read.meter.figures, write: this.#writeMeter.figures, limits: this.#rateLimits.turns }
    return {
      database: 'postgresql',
      turns: this.#replica ? { ...turns, replica: this.#replica.turns } : turns,
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#listening].map((notifications) => notifications.stop()))
    await this.read.$disconnect()
    await this.#writer.$disconnect()
    await Promise.all([...this.#pools.map((pool) => pool.end()), this.#replica?.close(), this.#rateLimits.close()])
  }
}

/** Notes where the server's log stands afterwards, for whoever reads from a replica. */
const commit = async (session: Session, positions: WritePositions | undefined): Promise<void> => {
  if (!positions) return void (await session.commit())
  const result = await session.commit(askPosition)
  positions.remember(result?.rows[0]?.[0])
}

/**
 * The two generated clients are not assignable to each other, though they do the same: the code is written against
 * that of SQLite.
 */
const clientOf = (pool: pg.Pool): PrismaClient =>
  new PostgresqlClient({
    adapter: new NulFreeConnections(new PrismaPg(pool)),
    // Without the arguments of the call, which would bring values into the log.
    errorFormat: 'minimal',
  }) as unknown as PrismaClient

const isRolledBack = (error: unknown): boolean =>
  error instanceof TransactionConflict || error instanceof ConnectionLost

/** Losing against others again and again is a matter of availability. */
const asUnavailable = (error: unknown): unknown =>
  error instanceof TransactionConflict ? new StorageUnavailable(error.message, 1, { cause: error }) : error

/** Ids are stored in small letters, and come as callers write them. */
const lockOf = (of: CustomerOf): Prisma.Sql => {
  if ('customerId' in of) return Prisma.sql`SELECT 1 FROM "Customer" WHERE "id" = lower(${of.customerId}) FOR UPDATE`
  if ('orderId' in of) {
    return Prisma.sql`
      SELECT 1 FROM "Customer" WHERE "id" = (
        SELECT "customerId" FROM "Order" WHERE "id" = lower(${of.orderId})
      ) FOR UPDATE`
  }
  if ('subscriptionId' in of) {
    return Prisma.sql`
      SELECT 1 FROM "Customer" WHERE "id" = (
        SELECT "customerId" FROM "Subscription" WHERE "id" = lower(${of.subscriptionId})
      ) FOR UPDATE`
  }
  return Prisma.sql`
    SELECT 1 FROM "Customer" WHERE "id" = (
      SELECT s."customerId" FROM "Subscription" s JOIN "AccessGrant" g ON g."subscriptionId" = s."id"
      WHERE g."id" = lower(${of.accessGrantId})
    ) FOR UPDATE`
}
