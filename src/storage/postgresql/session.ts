import { setImmediate } from 'node:timers/promises'
import type pg from 'pg'
import { sendStatement } from '../statements.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import type { Beginning } from './beginning.js'
import { timeLeftMs } from './deadline.js'
import { asUnknown, isFatal, isOfAborted, isOutdatedPlan, StatementForgotten, translate } from './failures.js'
import { Piece } from './piece.js'
import type { Turn, Turns } from './pools.js'

/** What only asks whether the server answers is answered at once or not at all. */
const beginTimeoutMs = 2_000
const rollbackTimeoutMs = 500

/** One statement of ours, or one in the form that Prisma's adapter gives it. Rows come as lists of values. */
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
  /** What is about to leave. */
  #piece: Piece | undefined
  /** Until somebody lets it go. */
  #isHeldBack = false
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
   * @returns what the last of the statements answers
   */
  async begin(statements: Beginning): Promise<pg.QueryArrayResult | undefined> {
    const timeoutMs = timeLeftMs(beginTimeoutMs)
    this.#isOpen = true
    const begun = statements.map((each) => this.#send(each, timeoutMs))
    for (const each of begun) this.#note(each)
    return (await Promise.all(begun)).at(-1)
  }

  /** Of whose answer nothing is asked: it travels with the next statement, which fails for the same reason when this one does. */
  sendAhead(statement: Statement, inOurWords: (error: unknown) => unknown = (error) => error): void {
    this.#note(
      this.#send(statement, timeLeftMs()).catch((error: unknown) => {
        throw inOurWords(error)
      }),
    )
  }

  /** @throws what one of those failed of that were sent ahead */
  answered(): Promise<void> {
    return this.#allAhead()
  }

  /** @returns the answer to what was sent ahead, which from now on somebody else waits for */
  takeAhead(): Promise<unknown> | undefined {
    const ahead = this.#ahead
    this.#ahead = undefined
    return ahead
  }

  /** All that was done since the savepoint. */
  async undo(savepoint: string): Promise<void> {
    await this.send({ text: `ROLLBACK TO SAVEPOINT ${savepoint}` })
    this.sendAhead({ text: `RELEASE SAVEPOINT ${savepoint}` })
  }

  async send(statement: Statement): Promise<pg.QueryArrayResult> {
    const sent = this.#send(statement, timeLeftMs())
    await this.#allAhead(sent)
    return sent
  }

  /**
   * One transaction for all that is sent before everything else that is due now has been done: it leaves in one piece. Gives
   * the connection back by itself.
   *
   * @param onEnd told when nothing more may be sent
   */
  async shareThisTurn(beginning: Beginning, end: 'COMMIT' | 'ROLLBACK', onEnd?: () => void): Promise<void> {
    this.#isHeldBack = true
    try {
      void this.begin(beginning).catch(() => {})
      await setImmediate()
      onEnd?.()
      const ended = end === 'COMMIT' ? this.commit() : this.rollback(timeLeftMs())
      this.#letGo()
      await ended
    } catch (error) {
      this.#letGo()
      await this.rollback()
      throw error
    } finally {
      this.release()
    }
  }

  /** @returns what the statement after it answers, if there is one */
  async commit(after?: string): Promise<pg.QueryArrayResult | undefined> {
    const sent = this.#send({ text: 'COMMIT' }, timeLeftMs(), true)
    const then = after === undefined ? undefined : this.#send({ text: after }, timeLeftMs(), true)
    then?.catch(() => {})
    await this.#allAhead(sent).catch((error: unknown) => {
      throw asUnknown(error)
    })
    const { command } = await sent
    this.#isOpen = false
    // A transaction that had failed is rolled back by COMMIT, and no error is raised.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed.')
    return then
  }

  /** Never fails: without an answer the connection is given up, which rolls back as well. */
  async rollback(timeoutMs = rollbackTimeoutMs): Promise<void> {
    if (!this.#isOpen || this.#isBroken) return
    const send = () => this.#send({ text: 'ROLLBACK' }, timeoutMs)
    try {
      // In one piece with what failed it is skipped.
      await send().catch((error: unknown) => (isOfAborted(error) ? send() : Promise.reject(error)))
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
    // Without a transaction it would see the rows of all partners, or be kept when the rest is not.
    if (!this.#isOpen) throw new StorageUnavailable('The transaction could not be begun, or is over.', 1)
    try {
      const result = await sendStatement(statement.text, () => this.#add(statement, timeoutMs))
      this.turns.note('answer')
      return result
    } catch (error) {
      if (isFatal(error as Error)) {
        this.#isBroken = true
        this.turns.note('silence')
      }
      // What was prepared before a migration: another connection prepares it anew.
      if (isOutdatedPlan(error)) this.#isBroken = true
      const translated = translate(error as Error, isCommitting)
      if (translated instanceof StatementForgotten && !this.#isBroken) this.turns.names.turnOff()
      throw translated
    }
  }

  /**
   * What is sent before anything else can happen leaves in one piece: each piece wakes the server up, and each answer to one
   * wakes us, which costs more than all that stands in it.
   */
  #add(statement: Statement, timeoutMs: number): Promise<pg.QueryArrayResult> {
    if (!this.#piece) {
      this.#piece = new Piece()
      if (!this.#isHeldBack) process.nextTick(() => this.#leave())
    }
    return this.#piece.add(
      { ...(statement as pg.QueryArrayConfig), name: this.turns.names.of(statement.text) },
      timeoutMs,
    )
  }

  #letGo(): void {
    this.#isHeldBack = false
    this.#leave()
  }

  #leave(): void {
    const piece = this.#piece
    this.#piece = undefined
    if (piece) this.turn.client.query(piece)
  }
}
