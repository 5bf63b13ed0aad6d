import { setTimeout as sleep } from 'node:timers/promises'
import { DriverAdapterError, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils'
import type { Surroundings } from '../../src/gateway.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import { sqliteFileOf } from './sqlite-file.js'

interface Fault {
  /** Whether the statement fails; `index` counts from the last {@link Faults.reset}. */
  readonly at: (sql: string, index: number) => boolean
  /** "after": it took effect, and is told to have failed. */
  readonly when: 'before' | 'after'
  readonly code: string
}

/** Makes statements fail on their way to SQLite, beneath everything of ours. */
export class Faults {
  /** The statements since the last reset, in the order in which they came. */
  statements: string[] = []
  #fault: Fault | undefined
  #delayMs = 0

  /** For a gateway whose statements are to fail. */
  readonly surroundings: Pick<Surroundings, 'openStorage' | 'dispatchIntervalMs'> = {
    // Only the request's own statements are counted.
    dispatchIntervalMs: 0,
    openStorage: (configuration) => openSqliteStorage(sqliteFileOf(configuration), (adapter) => this.#wrap(adapter)),
  }

  reset(fault?: Fault): void {
    this.statements = []
    this.#fault = fault
  }

  /** Makes each statement take so long from now on, in milliseconds. */
  delay(ms: number): void {
    this.#delayMs = ms
  }

  #wrap(adapter: SqlDriverAdapter): SqlDriverAdapter {
    const { queryRaw, executeRaw } = adapter
    return Object.assign(adapter, {
      queryRaw: (query: SqlQuery) => this.#run(query.sql, () => queryRaw.call(adapter, query)),
      executeRaw: (query: SqlQuery) => this.#run(query.sql, () => executeRaw.call(adapter, query)),
    })
  }

  async #run<Result>(sql: string, run: () => Promise<Result>): Promise<Result> {
    const fault = this.#fault?.at(sql, this.statements.length) ? this.#fault : undefined
    this.statements.push(sql)
    if (this.#delayMs > 0) await sleep(this.#delayMs)
    if (fault?.when === 'before') throw anError(fault.code)
    const result = await run()
    if (fault) throw anError(fault.code)
    return result
  }
}

/** As the stock adapter tells an error of SQLite. */
const anError = (code: string) =>
  new DriverAdapterError({
    kind: 'sqlite',
    extendedCode: 1,
    message: 'a planted fault',
    originalCode: code,
    originalMessage: 'a planted fault',
  })
