import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { Mutex } from 'async-mutex'

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

/** Waits between the tries to begin, in milliseconds, while another process holds the write lock. */
const busyRetryDelaysMs = [40, 120, 300]

/** SQLITE_BUSY under the name that the adapter gives it. */
const isBusy = (error: unknown): boolean => isDriverAdapterError(error) && error.cause.kind === 'SocketTimeout'

const isNothingToRollBack = (error: unknown): boolean =>
  isDriverAdapterError(error) && /no transaction is active/.test(error.cause.originalMessage ?? '')

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
  readonly #gate = new Mutex()

  constructor(private readonly inner: SqlDriverAdapter) {
    this.provider = inner.provider
    this.adapterName = inner.adapterName
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#gate.runExclusive(() => this.inner.queryRaw(query))
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#gate.runExclusive(() => this.inner.executeRaw(query))
  }

  executeScript(script: string): Promise<void> {
    return this.#gate.runExclusive(() => this.inner.executeScript(script))
  }

  /** No isolation level is needed: transactions run one after the other. */
  async startTransaction(): Promise<Transaction> {
    const release = await this.#gate.acquire()
    try {
      await this.#begin()
    } catch (error) {
      release()
      throw error
    }
    return new GatedTransaction(this.inner, release)
  }

  dispose(): Promise<void> {
    return this.#gate.runExclusive(() => this.inner.dispose())
  }

  /** IMMEDIATE takes the write lock at once, so that no lock upgrade can fail in the middle. */
  async #begin(): Promise<void> {
    for (const delayMs of busyRetryDelaysMs) {
      try {
        await this.inner.executeRaw(statement('BEGIN IMMEDIATE'))
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        await delay(delayMs)
      }
    }
    await this.inner.executeRaw(statement('BEGIN IMMEDIATE'))
  }
}

/** Owns BEGIN to COMMIT of one transaction and gives the gate free exactly once. */
class GatedTransaction implements Transaction {
  /** "Phantom" tells Prisma's engine that COMMIT and ROLLBACK are sent here, not by the engine. */
  readonly options = { usePhantomQuery: true }
  readonly provider
  readonly adapterName

  constructor(
    private readonly inner: SqlDriverAdapter,
    private readonly release: () => void,
  ) {
    this.provider = inner.provider
    this.adapterName = inner.adapterName
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.inner.queryRaw(query)
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.inner.executeRaw(query)
  }

  async commit(): Promise<void> {
    try {
      await this.inner.executeRaw(statement('COMMIT'))
    } catch (error) {
      await this.#rollBackOpen()
      throw error
    } finally {
      this.release()
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#rollBackOpen()
    } finally {
      this.release()
    }
  }

  async createSavepoint(name: string): Promise<void> {
    await this.inner.executeRaw(statement(`SAVEPOINT ${name}`))
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.inner.executeRaw(statement(`ROLLBACK TO ${name}`))
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.inner.executeRaw(statement(`RELEASE SAVEPOINT ${name}`))
  }

  /** A full disk or an I/O error has SQLite roll back by itself: then there is nothing left to roll back. */
  async #rollBackOpen(): Promise<void> {
    try {
      await this.inner.executeRaw(statement('ROLLBACK'))
    } catch (error) {
      if (!isNothingToRollBack(error)) throw error
    }
  }
}
