/** Those who wait for their turn at a database, as far as the process has come. */
export interface TurnFigures {
  /** How many can have a turn at the same time. */
  readonly max: number
  readonly inUse: number
  readonly waiting: number
  /** How many have had a turn so far. */
  readonly taken: number
  /** How long all of them waited for it, and those who gave up, in seconds. */
  readonly waitedSeconds: number
}

/** Looks at a queue from beside it. */
export class TurnMeter {
  #inUse = 0
  #waiting = 0
  #taken = 0
  #waitedSeconds = 0

  constructor(private readonly max: number) {}

  get figures(): TurnFigures {
    const [inUse, waiting, taken, waitedSeconds] = [this.#inUse, this.#waiting, this.#taken, this.#waitedSeconds]
    return { max: this.max, inUse, waiting, taken, waitedSeconds }
  }

  /** @returns what `acquire` answered; whoever got a turn tells {@link left} when it is over */
  async wait<Result>(acquire: () => Promise<Result>): Promise<Result> {
    const since = performance.now()
    this.#waiting += 1
    try {
      const result = await acquire()
      this.#inUse += 1
      this.#taken += 1
      return result
    } finally {
      this.#waiting -= 1
      this.#waitedSeconds += (performance.now() - since) / 1_000
    }
  }

  left(): void {
    this.#inUse -= 1
  }
}
