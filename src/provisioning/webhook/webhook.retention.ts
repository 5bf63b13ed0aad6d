import type { Storage } from '../../storage/storage.js'
import { type Sweep, sweptAtOnce } from '../retention/sweeper.js'

/** Deliveries that are over: they arrived, or were given up and not replayed for as long as they are kept. */
export const sweepDeliveries =
  (storage: Storage, keptForMs: number): Sweep =>
  async (partnerId, now) => {
    const where = {
      partnerId,
      status: { in: ['DELIVERED' as const, 'DEAD' as const] },
      lastAttemptAt: { lte: new Date(now.getTime() - keptForMs) },
    }
    const old = await storage.read.webhookDelivery.findMany({ where, take: sweptAtOnce, select: { id: true } })
    if (old.length === 0) return false
    // The same question again: one that is replayed at this moment waits, and stays.
    const id = { in: old.map((delivery) => delivery.id) }
    await storage.write((tx) => tx.webhookDelivery.deleteMany({ where: { ...where, id } }))
    return old.length === sweptAtOnce
  }
