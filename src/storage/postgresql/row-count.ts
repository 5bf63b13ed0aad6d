import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** One who waits to be counted. */
interface Asking {
  readonly points: number
  admit(): void
  refuse(error: unknown): void
}

/** What several ask for under one key, counted together: their row would be locked for one after the other. */
export class RowCount {
  readonly #asking: Asking[] = []

  constructor(
    private readonly limiter: RateLimiterPostgres,
    private readonly key: string,
  ) {}

  /** @throws RateLimiterRes when it is too much */
  ask(points: number): Promise<void> {
    return new Promise((admit, refuse) => this.#asking.push({ points, admit, refuse }))
  }

  /** @param committed when what is counted is there for others */
  async count(committed: Promise<void>): Promise<void> {
    const sum = this.#asking.reduce((total, { points }) => total + points, 0)
    try {
      const counted = this.limiter.consume(this.key, sum)
      await Promise.all([counted, committed])
      for (const { admit } of this.#asking) admit()
    } catch (error) {
      if (error instanceof RateLimiterRes) this.#admitInOrder(error, sum)
      else this.refuseAll(error)
    }
  }

  refuseAll(error: unknown): void {
    for (const { refuse } of this.#asking) refuse(error)
  }

  /** As if each had been counted alone. Where the limiter knew without counting, nothing counts as consumed. */
  #admitInOrder(tooMuch: RateLimiterRes, sum: number): void {
    let consumed = (tooMuch.consumedPoints || Number.POSITIVE_INFINITY) - sum
    for (const { points, admit, refuse } of this.#asking) {
      consumed += points
      if (consumed <= this.limiter.points) admit()
      else refuse(tooMuch)
    }
  }
}
