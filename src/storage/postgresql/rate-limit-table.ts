import type pg from 'pg'
import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible'
import { outsideOfRequests } from '../request-deadline.js'
import type { Rate } from '../storage.js'
import type { TurnFigures } from '../turns.js'
import { beginText } from './begin-text.js'
import { underDeadline } from './deadline.js'
import { Turns } from './pools.js'
import { Session } from './session.js'

/**
 * Counts in a table of the database, so that all gateways count together. It is not logged: nothing of it is on disk
 * when a statement is answered, and after a crash of the server it is empty. It has connections of its own, so that
 * counting does not wait behind the work that it is to limit.
 */
export class RateLimitTable {
  readonly #turns: Turns

  constructor(private readonly pool: pg.Pool) {
    this.#turns = new Turns(pool)
  }

  limiter({ name, points, durationSeconds }: Rate): RateLimiterAbstract {
    return new RateLimiterPostgres({
      storeClient: { query: (statement: { text: string; values: unknown[] }) => this.#query(statement) },
      storeType: 'client',
      schemaName: 'rate_limits',
      tableName: 'Count',
      tableCreated: true,
      // Who is over the limit is not counted any further, and costs no statement.
      inMemoryBlockOnConsumed: points + 1,
      keyPrefix: name,
      points,
      duration: durationSeconds,
    })
  }

  get turns(): TurnFigures {
    return this.#turns.meter.figures
  }

  close(): Promise<void> {
    return this.pool.end()
  }

  #query({ text, values }: { text: string; values: unknown[] }): Promise<pg.QueryArrayResult> {
    return outsideOfRequests(() => underDeadline(() => this.#inTransaction({ text, values })))
  }

  async #inTransaction(statement: { text: string; values: unknown[] }): Promise<pg.QueryArrayResult> {
    const begin = beginText('READ WRITE')
    return (await Session.open(this.#turns)).sendAlone(begin, statement, 'COMMIT')
  }
}
