import type pg from 'pg'
import { currentPartner, forPartner } from '../partner-scope.js'
import { knowingNothing } from '../running-work.js'
import { beginning } from './beginning.js'
import { underDeadline } from './deadline.js'
import { isOfAborted } from './failures.js'
import type { Turns } from './pools.js'
import { Session } from './session.js'

/** How many reads share a transaction at most: each of them waits for those before it. */
const readsMax = 6

/** What took longer than that for somebody is alone for a minute, in milliseconds: several could take longer than one may. */
const quickMs = 500
const aloneMs = 60_000

/** How many texts are remembered for that. */
const slowMax = 1_000

interface Shared {
  readonly session: Promise<Session>
  reads: number
}

/**
 * What a partner's requests ask for at the same time is one transaction, which leaves in one piece: beginning and ending
 * one costs as much as the statement in between.
 */
export class SharedReads {
  /** Those that can be joined, by the partner. */
  readonly #open = new Map<string, Shared>()
  /** Until when a text is alone. */
  readonly #alone = new Map<string, number>()

  constructor(private readonly turns: Turns) {}

  async read(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> {
    const session = await (this.#isAlone(statement.text) ? this.#begin().session : this.#join())
    const since = performance.now()
    try {
      return await session.send(statement)
    } catch (error) {
      // Of somebody else's failure.
      if (!isOfAborted(error)) throw error
      return await (await this.#begin().session).send(statement)
    } finally {
      if (performance.now() - since > quickMs) this.#noteSlow(statement.text)
    }
  }

  #noteSlow(text: string): void {
    if (this.#alone.size === slowMax) this.#alone.clear()
    this.#alone.set(text, performance.now() + aloneMs)
  }

  #isAlone(text: string): boolean {
    const until = this.#alone.get(text)
    if (until === undefined) return false
    if (until > performance.now()) return true
    return !this.#alone.delete(text)
  }

  #join(): Promise<Session> {
    const partnerId = currentPartner() ?? ''
    const known = this.#open.get(partnerId)
    const shared = known && known.reads < readsMax ? known : this.#begin()
    this.#open.set(partnerId, shared)
    shared.reads += 1
    return shared.session
  }

  /** In nobody's time but its own: that of whoever came first can be over before the others'. */
  #begin(): Shared {
    const partnerId = currentPartner() ?? ''
    return knowingNothing(() => forPartner(partnerId, () => underDeadline(() => this.#beginFor(partnerId))))
  }

  #beginFor(partnerId: string): Shared {
    const shared: Shared = { session: Session.open(this.turns), reads: 0 }
    const close = () => {
      if (this.#open.get(partnerId) === shared) this.#open.delete(partnerId)
    }
    const share = (session: Session) => session.shareThisTurn(beginning('READ ONLY'), 'ROLLBACK', close)
    // Whoever reads in it is told.
    shared.session.then(share, close).catch(() => {})
    return shared
  }
}
