import { Prisma } from '../../storage/generated/sqlite/client.js'
import { transactionOf } from '../../storage/open-transaction.js'
import { limitTo } from '../../storage/page-sql.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import { type Sweep, sweptAtOnce } from '../retention/sweeper.js'

/** Deliveries that are over: they arrived, or were given up and not replayed for as long as they are kept. */
export const sweepDeliveries =
  (storage: Storage, keptForMs: number): Sweep =>
  async (partnerId, now) => {
    const last = new Date(now.getTime() - keptForMs)
    for (const status of ['DELIVERED', 'DEAD']) {
      const old = Prisma.sql`d."partnerId" = ${partnerId} AND d."status" = ${status} AND d."lastAttemptAt" <= ${last}`
      const ids = await findSome(storage, old, Prisma.sql`d."lastAttemptAt"`)
      // One that is replayed at this moment waits, and stays.
      await deleteThose(storage, ids, Prisma.sql`"status" <> 'PENDING' AND "lastAttemptAt" <= ${last}`)
      if (ids.length === sweptAtOnce) return true
    }
    return false
  }

/** Webhooks that were deleted: their deliveries, and at last they themselves. */
export const sweepDeletedWebhooks =
  (storage: Storage): Sweep =>
  async (partnerId) => {
    const deleted = { partnerId, deletedAt: { not: null } }
    const webhook = await storage.read.webhook.findFirst({ where: deleted, select: { id: true } })
    if (!webhook) return false
    const of = Prisma.sql`d."webhookId" = ${webhook.id} AND d."partnerId" = ${partnerId}`
    const ids = await findSome(storage, of, Prisma.sql`d."status", d."nextAttemptAt"`)
    await deleteThose(storage, ids, Prisma.sql`"webhookId" = ${webhook.id}`)
    if (ids.length === 0) await storage.write((tx) => tx.webhook.deleteMany({ where: { ...deleted, id: webhook.id } }))
    return true
  }

const { id } = Prisma.WebhookDeliveryScalarFieldEnum

const idSelection = new Columns<{ id: string }>([part('', 'd', [{ id }, {}])])

/** As many as go at once, in the order of an index: in any other, all there are would be looked at for each batch. */
const findSome = async (storage: Storage, condition: Prisma.Sql, order: Prisma.Sql): Promise<string[]> => {
  const rest = Prisma.sql`FROM "WebhookDelivery" d WHERE ${condition} ORDER BY ${order} ${limitTo(sweptAtOnce)}`
  return (await storage.select(idSelection, rest)).map((row) => row.id)
}

/** Those for which the condition holds still. They are found by their ids: IS TRUE keeps SQLite from another index. */
const deleteThose = async (storage: Storage, ids: readonly string[], condition: Prisma.Sql): Promise<void> => {
  if (ids.length === 0) return
  await storage.write((tx) =>
    transactionOf(tx).query(Prisma.sql`
      DELETE FROM "WebhookDelivery" WHERE "id" IN (${Prisma.join([...ids])}) AND (${condition}) IS TRUE RETURNING "id"`),
  )
}
