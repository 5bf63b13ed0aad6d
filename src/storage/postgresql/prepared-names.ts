import { createHash } from 'node:crypto'

/** How many texts are prepared at most: each connection's server process keeps a plan of each. */
const namedMax = 100

/** How many texts are remembered that have not come often enough. */
const seenMax = 1_000

/** What is shorter needs no plan, or hardly one: BEGIN, COMMIT, a savepoint. */
const lengthMin = 60

/** How often a text has come before it gets a name. */
const timesMin = 3

/**
 * Under which name a statement is prepared on each connection, once it comes again and again: planning one costs the server
 * more than all the rest of it. A name says what its text is, so that under one never another statement is run.
 */
export class PreparedNames {
  readonly #names = new Map<string, string>()
  readonly #times = new Map<string, number>()
  #isOff = false

  /** @returns undefined for what is not prepared */
  of(text: string): string | undefined {
    if (this.#isOff || text.length < lengthMin) return undefined
    return this.#names.get(text) ?? this.#count(text)
  }

  /** Somebody stands between us and the server who gives each transaction another connection of it. */
  turnOff(): void {
    this.#isOff = true
  }

  #count(text: string): string | undefined {
    if (this.#names.size === namedMax) return undefined
    const times = (this.#times.get(text) ?? 0) + 1
    if (this.#times.size === seenMax) this.#times.clear()
    this.#times.set(text, times)
    if (times < timesMin) return undefined
    this.#times.delete(text)
    const name = `csp_gateway_${createHash('sha256').update(text).digest('base64url')}`
    this.#names.set(text, name)
    return name
  }
}
