import type { SqlDriverAdapter, SqlQuery, SqlResultSet, Transaction } from '@prisma/driver-adapter-utils'
import { Mutex, withTimeout } from 'async-mutex'
import { requireTimeLeft } from '../request-deadline.js'
import { runningWork } from '../running-work.js'
import { plainly } from './prepared-once.js'
import { SqliteTransaction } from './sqlite-transaction.js'
import { SqliteUnavailable } from './sqlite-unavailable.js'

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: plainly })

/** How long a writer waits for its turn behind others of this process, in milliseconds. */
export const turnMaxMs = 3_000

/** How long it then tries to get the write lock that another process holds, and waits between two tries. */
const lockMaxMs = 700
const lockRetryMs = 25

const isBusy = (error: unknown): boolean => error instanceof SqliteUnavailable && error.isBusy

export const busy = (message: string): SqliteUnavailable =>
  new SqliteUnavailable('SQLITE_BUSY', message, { retryAfterSeconds: 1 })

/** A ROLLBACK that failed left it open; without this every later transaction would fail. */
const isAlreadyOpen = (error: unknown): boolean => /within a transaction/.test((error as Error).message)

const isNothingToRollBack = (error: unknown): boolean => /no transaction is active/.test((error as Error).message)

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms + Math.random() * ms))

/**
 * The one way to write to an SQLite file: every statement and every transaction waits its turn.
 *
 * The stock adapter shares one connection among all requests and locks only `startTransaction`: a plain
 * statement of request B would run inside A's open transaction, be acknowledged, and vanish with A's rollback.
 * It also begins deferred, and leaves the transaction open when COMMIT fails.
 */
export class GatedAdapter implements SqlDriverAdapter {
  readonly provider
  readonly adapterName
  readonly #gate = withTimeout(new Mutex(), turnMaxMs, busy('the writers before this one took too long'))
  /** Since when another process has the write lock, as far as known. */
  #lockedSince: number | undefined

  constructor(private readonly inner: SqlDriverAdapter) {
    this.provider = inner.provider
    this.adapterName = inner.adapterName
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return ownTransaction()?.queryRaw(query) ?? this.#inTurn(() => this.inner.queryRaw(query))
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return ownTransaction()?.executeRaw(query) ?? this.#inTurn(() => this.inner.executeRaw(query))
  }

  executeScript(script: string): Promise<void> {
    return this.#inTurn(() => this.inner.executeScript(script))
  }

  /** No isolation level is needed: transactions run one after the other. */
  async startTransaction(): Promise<Transaction> {
    return (await ownTransaction()?.beginInside()) ?? this.beginTransaction()
  }

  /** For whoever runs several writes in it. */
  async beginTransaction(): Promise<GatedTransaction> {
    const arrivedAt = performance.now()
    const release = await this.#takeTurn()
    try {
      requireTimeLeft()
      await this.#begin(arrivedAt)
    } catch (error) {
      release()
      throw error
    }
    return new GatedTransaction(this.inner, release)
  }

  dispose(): Promise<void> {
    return this.#inTurn(() => this.inner.dispose())
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const release = await this.#takeTurn()
    try {
      return await work()
    } finally {
      release()
    }
  }

  /** @returns what gives the turn back */
  #takeTurn(): Promise<() => void> {
    return this.#gate.acquire()
  }

  /**
   * While another process has the lock, each writer gives up after its own wait: those who queued behind one that
   * waited in vain have waited with it, and give up with it.
   */
  async #begin(arrivedAt: number): Promise<void> {
    const deadline = Math.max(arrivedAt, this.#lockedSince ?? performance.now()) + lockMaxMs
    while (performance.now() < deadline) {
      if (await this.#tryToBegin()) {
        this.#lockedSince = undefined
        return
      }
      this.#lockedSince ??= performance.now()
      await delay(lockRetryMs)
    }
    throw busy('another process holds the write lock')
  }

  /**
   * IMMEDIATE takes the write lock at once, so that no lock upgrade can fail in the middle.
   *
   * @returns false when another process has it
   */
  async #tryToBegin(): Promise<boolean> {
    try {
      await this.inner.executeRaw(statement('BEGIN IMMEDIATE'))
      return true
    } catch (error) {
      if (isBusy(error)) return false
      if (!isAlreadyOpen(error)) throw error
      await this.inner.executeRaw(statement('ROLLBACK'))
      return this.#tryToBegin()
    }
  }
}

/** That in which the running work writes: what Prisma sends for it belongs there, and waits for no turn. */
const ownTransaction = (): SqliteTransaction | undefined => {
  const { transaction } = runningWork()
  return transaction instanceof SqliteTransaction ? transaction : undefined
}

/** Owns BEGIN to COMMIT of one transaction and gives the gate free exactly once. */
export class GatedTransaction implements Transaction {
  /** "Phantom" tells Prisma's engine that COMMIT and ROLLBACK are sent here, not by the engine. */
  readonly options = { usePhantomQuery: true }
  readonly provider
  readonly adapterName
  #isOver = false

  constructor(
    private readonly inner: SqlDriverAdapter,
    private readonly release: () => void,
  ) {
    this.provider = inner.provider
    this.adapterName = inner.adapterName
  }

  get isOver(): boolean {
    return this.#isOver
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    requireTimeLeft()
    return this.inner.queryRaw(query)
  }

  executeRaw(query: SqlQuery): Promise<number> {
    requireTimeLeft()
    return this.inner.executeRaw(query)
  }

  async commit(): Promise<void> {
    try {
      requireTimeLeft()
      await this.#send('COMMIT')
    } catch (error) {
      await this.#rollBackOpen()
      throw error
    } finally {
      this.#leave()
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#rollBackOpen()
    } finally {
      this.#leave()
    }
  }

  createSavepoint(name: string): Promise<void> {
    return this.#send(`SAVEPOINT ${name}`)
  }

  rollbackToSavepoint(name: string): Promise<void> {
    return this.#send(`ROLLBACK TO ${name}`)
  }

  releaseSavepoint(name: string): Promise<void> {
    return this.#send(`RELEASE SAVEPOINT ${name}`)
  }

  #send(sql: string): Promise<void> {
    return this.inner.executeRaw(statement(sql)).then(() => {})
  }

  #leave(): void {
    this.#isOver = true
    this.release()
  }

  /** A full disk or an I/O error has SQLite roll back by itself: then there is nothing left to roll back. */
  async #rollBackOpen(): Promise<void> {
    try {
      await this.#send('ROLLBACK')
    } catch (error) {
      if (!isNothingToRollBack(error)) throw error
    }
  }
}
