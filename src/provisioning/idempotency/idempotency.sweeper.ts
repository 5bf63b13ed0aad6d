import { forPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'

/** Takes away what may not be kept any longer: sealed passwords and old keys. */
export class IdempotencySweeper {
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()

  constructor(
    private readonly storage: Storage,
    private readonly clock: () => Date,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Sweeps now and every so often, until it is stopped. */
  start(intervalMs: number): void {
    const run = async () => {
      this.#sweeping = this.sweep().catch(this.onError)
      await this.#sweeping
      if (this.#timer) this.#timer = setTimeout(run, intervalMs).unref()
    }
    this.#timer = setTimeout(run, 0).unref()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#sweeping
  }

  async sweep(): Promise<void> {
    const now = this.clock()
    const partners = await this.storage.read.partner.findMany({ select: { id: true } })
    for (const { id } of partners) await forPartner(id, () => this.#sweepOf(id, now))
  }

  async #sweepOf(partnerId: string, now: Date): Promise<void> {
    const where = { partnerId, OR: [{ sealedUntil: { lte: now } }, { expiresAt: { lte: now } }] }
    // Most of the time there is nothing, and nothing need wait for the one writer.
    if ((await this.storage.read.idempotencyRecord.count({ where })) === 0) return
    await this.storage.write(async (tx) => {
      await tx.idempotencyRecord.updateMany({
        where: { partnerId, sealedUntil: { lte: now } },
        data: { sealed: null, sealedUntil: null },
      })
      await tx.idempotencyRecord.deleteMany({ where: { partnerId, expiresAt: { lte: now } } })
    })
    await this.storage.eraseDeleted()
  }
}
