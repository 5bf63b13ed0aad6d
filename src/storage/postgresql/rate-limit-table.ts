import type pg from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { knowingNothing } from '../running-work.js'
import type { Rate, RateLimiter } from '../storage.js'
import type { TurnFigures } from '../turns.js'
import { beginning } from './beginning.js'
import { underDeadline } from './deadline.js'
import { Turns } from './pools.js'
import { RowCount } from './row-count.js'
import { Session } from './session.js'

/**
 * Counts in a table of the database, so that all gateways count together. It is not logged: nothing of it is on disk
 * when a statement is answered, and after a crash of the server it is empty. It has connections of its own, so that
 * counting does not wait behind the work that it is to limit. What is asked for at the same time, or while a row is being
 * counted, goes as one transaction.
 */
export class RateLimitTable {
  readonly #turns: Turns
  /** By the key of the row. */
  readonly #waiting = new Map<string, RowCount>()
  /** Rows that are being counted, each by a transaction that may have no connection as yet. */
  readonly #counting = new Map<unknown, Session | undefined>()
  #isDue = false

  constructor(private readonly pool: pg.Pool) {
    this.#turns = new Turns(pool)
  }

  limiter({ name, points, durationSeconds }: Rate): RateLimiter {
    const limiter = new RateLimiterPostgres({
      storeClient: { query: (statement: Statement) => this.#send(statement) },
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
    return { consume: (key, asked) => this.#ask(limiter, key, asked) }
  }

  get turns(): TurnFigures {
    return this.#turns.meter.figures
  }

  close(): Promise<void> {
    return this.pool.end()
  }

  #ask(limiter: RateLimiterPostgres, key: string, points: number): Promise<void> {
    const row = limiter.getKey(key)
    const count = this.#waiting.get(row) ?? new RowCount(limiter, key)
    this.#waiting.set(row, count)
    this.#countSoon()
    return count.ask(points)
  }

  #countSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    knowingNothing(() =>
      setImmediate(() => {
        this.#isDue = false
        void underDeadline(() => this.#countWaiting())
      }),
    )
  }

  async #countWaiting(): Promise<void> {
    // In the same order everywhere: two transactions that wait for each other's rows would never end.
    const due = [...this.#waiting].filter(([row]) => !this.#counting.has(row)).sort(([a], [b]) => (a < b ? -1 : 1))
    if (due.length === 0) return
    for (const [row] of due) {
      this.#waiting.delete(row)
      this.#counting.set(row, undefined)
    }
    await this.#count(due)
    for (const [row] of due) this.#counting.delete(row)
    if (this.#waiting.size > 0) this.#countSoon()
  }

  async #count(due: readonly (readonly [string, RowCount])[]): Promise<void> {
    try {
      const { session, committed } = await this.#begin()
      for (const [row] of due) this.#counting.set(row, session)
      await Promise.all(due.map(([, count]) => count.count(committed)))
    } catch (error) {
      for (const [, count] of due) count.refuseAll(error)
    }
  }

  /** A count begins with the key of its row; what else a limiter sends takes away rows that are over. */
  async #send({ text, values }: Statement): Promise<pg.QueryResult> {
    const session = this.#counting.get(values[0])
    const sent = session
      ? session.send({ text, values })
      : knowingNothing(() => underDeadline(() => this.#sendAlone({ text, values })))
    return byName(await sent)
  }

  async #sendAlone(statement: Statement): Promise<pg.QueryArrayResult> {
    const { session, committed } = await this.#begin()
    const [answer] = await Promise.all([session.send(statement), committed])
    return answer
  }

  /** For what is sent as soon as it is there. */
  async #begin(): Promise<{ readonly session: Session; readonly committed: Promise<void> }> {
    const session = await Session.open(this.#turns)
    return { session, committed: session.shareThisTurn(beginning('READ WRITE'), 'COMMIT') }
  }
}

/** As a limiter takes rows. */
const byName = ({ rows, fields, ...result }: pg.QueryArrayResult): pg.QueryResult => ({
  ...result,
  fields,
  rows: rows.map((row) => Object.fromEntries(fields.map(({ name }, index) => [name, row[index]]))),
})

/** The names that limiters give to theirs are not ours to prepare them under. */
interface Statement {
  readonly text: string
  readonly values: unknown[]
}
