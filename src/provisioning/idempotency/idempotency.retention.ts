import type { Storage } from '../../storage/storage.js'
import { type Sweep, sweptAtOnce } from '../retention/sweeper.js'

/** Sealed passwords that may no longer be shown, and keys that are over. */
export const sweepIdempotency =
  (storage: Storage): Sweep =>
  async (partnerId, now) => {
    const where = { partnerId, OR: [{ sealedUntil: { lte: now } }, { expiresAt: { lte: now } }] }
    // Most of the time there is nothing, and nothing need wait for the one writer.
    const due = await storage.read.idempotencyRecord.findMany({ where, take: sweptAtOnce, select: { id: true } })
    if (due.length === 0) return false
    const id = { in: due.map((record) => record.id) }
    await storage.write(async (tx) => {
      await tx.idempotencyRecord.updateMany({
        where: { partnerId, id, sealedUntil: { lte: now } },
        data: { sealed: null, sealedUntil: null },
      })
      await tx.idempotencyRecord.deleteMany({ where: { partnerId, id, expiresAt: { lte: now } } })
    })
    await storage.eraseDeleted()
    return due.length === sweptAtOnce
  }
