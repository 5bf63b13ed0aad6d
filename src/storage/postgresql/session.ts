import type { Writable } from 'node:stream'
import type pg from 'pg'
import { sendStatement } from '../statements.js'
import { timeLeftMs } from './deadline.js'
import { asUnknown, isFatal, translate } from './failures.js'
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
  /** What was sent ahead and is not answered yet. */
  #ahead: Promise<unknown> | undefined
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

  /**
   * Need not be waited for: see `sendAhead`.
   *
   * @returns what the last of the statements in the text answers
   */
  begin(text: string): Promise<pg.QueryArrayResult | undefined> {
    const begun = this.#send({ text, rowMode: 'array' }, timeLeftMs(beginTimeoutMs))
    this.#isOpen = true
    this.#note(begun)
    return begun.then((results) => [results].flat().at(-1))
  }

  /** Of whose answer nothing is asked: it travels with the next statement, which fails for the same reason when this one does. */
  sendAhead(statement: Statement, inOurWords: (error: unknown) => unknown): void {
    this.#note(
      this.#send(statement, timeLeftMs()).catch((error: unknown) => {
        throw inOurWords(error)
      }),
    )
  }

  async send(statement: Statement): Promise<pg.QueryArrayResult> {
    const sent = this.#send(statement, timeLeftMs())
    await this.#allAhead(sent)
    return sent
  }

  /** One statement in a transaction of its own: all of it leaves in one piece. Gives the connection back by itself. */
  async sendAlone(begin: string, statement: Statement, end: 'COMMIT' | 'ROLLBACK'): Promise<pg.QueryArrayResult> {
    const isCommitting = end === 'COMMIT'
    const timeoutMs = this.#timeLeftMs()
    this.#isOpen = true
    this.#note(this.#send({ text: begin, rowMode: 'array' }, Math.min(timeoutMs, beginTimeoutMs), isCommitting))
    const sent = this.#send(statement, timeoutMs, isCommitting)
    const ended = this.#send({ text: end }, timeoutMs + rollbackTimeoutMs, isCommitting)
    void this.#releaseAfter(ended)
    await this.#allAhead(sent)
    // Nothing was written by what is rolled back: its answer need not wait for that.
    if (isCommitting) await sent.then(() => ended)
    return sent
  }

  /** Where none is left, nothing is sent and the connection given back. */
  #timeLeftMs(): number {
    try {
      return timeLeftMs()
    } catch (error) {
      this.release()
      throw error
    }
  }

  async #releaseAfter(ended: Promise<unknown>): Promise<void> {
    try {
      await ended
      this.#isOpen = false
    } catch {
      this.#isBroken = true
    }
    this.release()
  }

  /** @returns what the last of the statements in the text answers */
  async commit(text = 'COMMIT'): Promise<pg.QueryArrayResult | undefined> {
    const sent = this.#send({ text, rowMode: 'array' }, timeLeftMs(), true)
    await this.#allAhead(sent).catch((error: unknown) => {
      throw asUnknown(error)
    })
    const results = [await sent].flat()
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

  #note(ahead: Promise<unknown>): void {
    const before = this.#ahead
    ahead.catch(() => {})
    // In their order: what comes after a failure fails as well, and can be told first.
    this.#ahead = before ? before.then(() => ahead) : ahead
    this.#ahead.catch(() => {})
  }

  /** @throws what the first of them that failed did: what came after it failed of that */
  async #allAhead(next?: Promise<unknown>): Promise<void> {
    const ahead = this.#ahead
    if (!ahead) return
    next?.catch(() => {})
    await ahead
    // What was sent in the meantime is for the next one to tell.
    if (this.#ahead === ahead) this.#ahead = undefined
  }

  async #send(statement: Statement, timeoutMs: number, isCommitting = false): Promise<pg.QueryArrayResult> {
    try {
      const query = { ...statement, query_timeout: timeoutMs } as pg.QueryArrayConfig
      const result = await sendStatement(statement.text, () => {
        inOnePiece(this.turn.client)
        return this.turn.client.query<unknown[]>(query)
      })
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

const held = new WeakSet<Writable>()

/**
 * What is sent before anything else can happen leaves in one piece: each piece wakes the server up, and costs more than all
 * that stands in it.
 */
const inOnePiece = (client: pg.PoolClient): void => {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}
