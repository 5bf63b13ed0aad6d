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

/** Webhooks that were deleted: their deliveries, and at last they themselves. */
export const sweepDeletedWebhooks =
  (storage: Storage): Sweep =>
  async (partnerId) => {
    const deleted = { partnerId, deletedAt: { not: null } }
    const webhook = await storage.read.webhook.findFirst({ where: deleted, select: { id: true } })
    if (!webhook) return false
    const of = { webhookId: webhook.id, partnerId }
    const deliveries = await storage.read.webhookDelivery.findMany({
      where: of,
      take: sweptAtOnce,
      select: { id: true },
    })
    const ids = deliveries.map(({ id }) => id)
    await storage.write((tx) =>
      ids.length > 0
        ? tx.webhookDelivery.deleteMany({ where: { ...of, id: { in: ids } } })
        : tx.webhook.deleteMany({ where: { ...deleted, id: webhook.id } }),
    )
    return true
  }
