import type { FastifyBaseLogger } from 'fastify'
import { RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../../shared/caller.js'
import { settlesWithin } from '../../shared/settles-within.js'
import type { RateLimiter, Storage } from '../../storage/storage.js'
import { isCounted, type PerMinute, type RateLimit } from './rate-limit-numbers.js'

/** A caller has asked for more than it may within a minute. Nothing of the request was carried out. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited'
  readonly statusCode = 429

  constructor(
    readonly limit: RateLimit,
    readonly retryAfterSeconds: number,
  ) {
    super(`Too much within a minute: try again after ${retryAfterSeconds} s.`)
  }
}

/** What a request asks for, in the words of the limits. */
export interface Demand {
  /** In points; 1 for what is asked for at an address of its own. */
  readonly cost: number
  /** The names of the GraphQL fields that it runs, or would run, each as often as it does. */
  readonly operations: readonly string[]
  /** The customers that it names. */
  readonly customerIds: readonly string[]
}

/** What counts as a request, whatever it asks for. */
export const anyRequest: Demand = { cost: 1, operations: [], customerIds: [] }

/** Counting is not worth waiting for longer, in milliseconds. */
const countingPatienceMs = 500

const durationSeconds = 60

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** How much each partner may ask for within a minute. Every door asks it before it does what was asked for. */
export class RateLimits {
  readonly #limiters: ReadonlyMap<RateLimit, RateLimiter>
  /** Callers are of one request each. */
  readonly #counted = new WeakSet<Caller>()
  /** When partners that have nothing left have something again, in milliseconds of this process. */
  readonly #exhaustedUntil = new Map<string, number>()

  constructor(
    storage: Storage,
    perMinute: PerMinute,
    private readonly log: FastifyBaseLogger,
  ) {
    const entries = Object.entries(perMinute) as [RateLimit, number][]
    this.#limiters = new Map(
      entries.map(([name, points]) => [name, storage.rateLimiter({ name, points, durationSeconds })]),
    )
  }

  /**
   * Counts a request, and refuses it where it is too much.
   *
   * @throws RateLimited
   */
  admit(caller: Caller, { cost, operations, customerIds }: Demand): Promise<void> {
    this.#counted.add(caller)
    if (this.#limiters.size === 0) return Promise.resolve()
    const { id } = caller.partner
    const points = Math.max(1, cost)
    const named = new Set(customerIds.filter((name) => uuid.test(name)).map((name) => name.toLowerCase()))
    return this.#count([
      { limit: 'partner', key: id, points },
      ...operations.filter(isCounted).map((limit) => ({ limit, key: id, points: 1 })),
      ...[...named].map((customer) => ({ limit: 'customer' as const, key: `${id}:${customer}`, points })),
    ])
  }

  /**
   * Answers a request that says only once it is understood what it asks for, and calls `admit` then. One that is never
   * understood counts as well; and who has nothing left is refused before there is a look at it.
   *
   * @throws RateLimited
   */
  async counting<Result>(caller: Caller, answer: () => Promise<Result>): Promise<Result> {
    this.#requireSomethingLeft(caller)
    try {
      return await answer()
    } finally {
      if (!this.#counted.has(caller)) await this.admit(caller, anyRequest)
    }
  }

  #requireSomethingLeft({ partner }: Caller): void {
    const leftMs = (this.#exhaustedUntil.get(partner.id) ?? 0) - performance.now()
    if (leftMs > 0) throw new RateLimited('partner', secondsOf(leftMs))
    this.#exhaustedUntil.delete(partner.id)
  }

  /** Where the counts cannot be had, requests pass: limits are for fairness, and not worth refusing everybody. */
  async #count(counts: readonly Count[]): Promise<void> {
    const counted = Promise.allSettled(
      counts.map((count) => this.#limiters.get(count.limit)?.consume(count.key, count.points)),
    )
    if (!(await settlesWithin(counted, countingPatienceMs))) {
      this.log.warn(
        { limit: counts.map(({ limit }) => limit).join(', '), cause: 'no answer in time' },
        'rate limits cannot be counted',
      )
      return
    }
    const outcomes = await counted
    for (const [index, count] of counts.entries()) this.#requireCounted(count, outcomes[index])
  }

  #requireCounted({ limit, key }: Count, outcome: PromiseSettledResult<unknown> | undefined): void {
    if (outcome?.status !== 'rejected') return
    const { reason } = outcome
    if (!(reason instanceof RateLimiterRes)) {
      this.log.warn({ limit, cause: (reason as Error).message }, 'rate limits cannot be counted')
      return
    }
    if (limit === 'partner') this.#exhaustedUntil.set(key, performance.now() + reason.msBeforeNext)
    throw new RateLimited(limit, secondsOf(reason.msBeforeNext))
  }
}

/** Under which key of a limit so much is asked for. */
interface Count {
  readonly limit: RateLimit
  readonly key: string
  readonly points: number
}

const secondsOf = (ms: number): number => Math.ceil(ms / 1_000) || 1
