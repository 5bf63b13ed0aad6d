import { forEachPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'

/**
 * Takes away some of what a partner's rows may not be kept any longer: one batch, for which other writers wait.
 *
 * @returns whether there may be more
 */
export type Sweep = (partnerId: string, now: Date) => Promise<boolean>

/** How many rows go in one transaction. */
export const sweptAtOnce = 200

/** What is around the sweeper. */
export interface SweeperSurroundings {
  readonly clock: () => Date
  readonly onError: (error: unknown) => void
}

/** Takes away what may not be kept any longer, as long as the process runs. Several processes do each other no harm. */
export class Sweeper {
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()

  constructor(
    private readonly storage: Storage,
    private readonly sweeps: readonly Sweep[],
    private readonly surroundings: SweeperSurroundings,
  ) {}

  /** Sweeps now and every so often, until it is stopped. */
  start(intervalMs: number): void {
    const run = async () => {
      this.#sweeping = this.#sweep().catch(this.surroundings.onError)
      await this.#sweeping
      if (this.#timer) this.#timer = setTimeout(run, intervalMs).unref()
    }
    this.#timer = setTimeout(run, 0).unref()
  }

  /** The batch under way is finished. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    const now = this.surroundings.clock()
    const partners = await this.storage.read.partner.findMany({ select: { id: true } })
    await forEachPartner(partners, async ({ id }) => {
      for (const sweep of this.sweeps) await this.#sweepAll(sweep, id, now)
    })
  }

  async #sweepAll(sweep: Sweep, partnerId: string, now: Date): Promise<void> {
    let isMore = true
    while (isMore && this.#timer) isMore = await sweep(partnerId, now)
  }
}
