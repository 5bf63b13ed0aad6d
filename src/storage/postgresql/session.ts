import type pg from 'pg'
import { sendStatement } from '../statements.js'
import { timeLeftMs } from './deadline.js'
import { isFatal, translate } from './failures.js'
import type { Turn, Turns } from './pools.js'

/** What only asks whether the server answers is answered at once or not at all. */
const beginTimeoutMs = 2_000
const rollbackTimeoutMs = 500

/** One statement of ours, or one in the form that Prisma's adapter gives it. */
type Statement = Omit<pg.QueryConfig, 'text'> & { readonly text: string; readonly rowMode?: 'array' }

/**
 * One transaction on one connection of a pool. Knows whether the connection can go back into the pool: one that broke,
 * did not answer in time or still has a transaction open would spoil what comes after.
 */
export class Session {
  #isBroken = false
  #isOpen = false
  readonly #onError = () => {
    this.#isBroken = true
  }

  private constructor(
    private readonly turn: Turn,
    private readonly turns: Turns,
  ) {
    turn.client.on('error', this.#onError)
  }

  static async open(turns: Turns): Promise<Session> {
    timeLeftMs()
    return new Session(await turns.next(), turns)
  }

  /** @returns what the last of the statements in the text answers */
  async begin(text: string): Promise<pg.QueryArrayResult | undefined> {
    const results = await this.#send({ text, rowMode: 'array' }, timeLeftMs(beginTimeoutMs))
    this.#isOpen = true
    return [results].flat().at(-1)
  }

  send(statement: Statement): Promise<pg.QueryArrayResult> {
    return this.#send(statement, timeLeftMs())
  }

  /** @returns what the last of the statements in the text answers */
  async commit(text = 'COMMIT'): Promise<pg.QueryArrayResult | undefined> {
    const results = [await this.#send({ text, rowMode: 'array' }, timeLeftMs(), true)].flat()
    this.#isOpen = false
    // A transaction that had failed is rolled back by COMMIT, and no error is raised.
    if (results[0]?.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed.')
    return results.at(-1)
  }

  /** Never fails: without an answer the connection is given up, which rolls back as well. */
  async rollback(): Promise<void> {
    if (!this.#isOpen || this.#isBroken) return
    try {
      await this.#send({ text: 'ROLLBACK' }, rollbackTimeoutMs)
      this.#isOpen = false
    } catch {
      this.#isBroken = true
    }
  }

  release(): void {
    this.turn.client.removeListener('error', this.#onError)
    this.turn.end(this.#isBroken || this.#isOpen)
  }

  async #send(statement: Statement, timeoutMs: number, isCommitting = false): Promise<pg.QueryArrayResult> {
    try {
      const query = { ...statement, query_timeout: timeoutMs } as pg.QueryArrayConfig
      const result = await sendStatement(statement.text, () => this.turn.client.query<unknown[]>(query))
      this.turns.note('answer')
      return result
    } catch (error) {
      if (isFatal(error as Error)) {
        this.#isBroken = true
        this.turns.note('silence')
      }
      throw translate(error as Error, isCommitting)
    }
  }
}
