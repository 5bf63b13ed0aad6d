import type { Caller } from '../../shared/caller.js'
import { Prisma, type Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { transactionOf } from '../../storage/open-transaction.js'
import { selectIn } from '../../storage/selection.js'
import type { Writer } from '../../storage/storage.js'
import { findWebhookRow, notDeletedSql, webhookSelection } from './webhook.rows.js'
import { leaseMs } from './webhook.rules.js'

/**
 * The deliveries of one customer's events to one webhook. They go in the order of their events: only the first one
 * that is PENDING has a time to be tried at (nextAttemptAt); the others wait for it to arrive or to be given up.
 * Events without a customer (tests) have no lane and wait for nothing.
 */
export interface Lane {
  readonly webhookId: string
  readonly partnerId: string
  readonly customerId: string
}

/**
 * Waits until no other transaction changes the lanes of a webhook: before a lane is looked at, or two of them could
 * each believe that the other one takes care of the first in it.
 *
 * @returns the webhook as it is then, when it is still there
 */
export const holdLanes = async (
  tx: Writer,
  { id, partnerId }: { readonly id: string; readonly partnerId: string },
): Promise<WebhookRow | undefined> => {
  await transactionOf(tx).executeAhead(Prisma.sql`
    UPDATE "Webhook" SET "sequence" = "sequence" WHERE "id" = ${id} AND "partnerId" = ${partnerId}`)
  const where = Prisma.sql`WHERE w."id" = ${id} AND w."partnerId" = ${partnerId} AND ${notDeletedSql}`
  const [held] = await selectIn(tx, webhookSelection, Prisma.sql`FROM "Webhook" w ${where}`)
  return held
}

/** A webhook of the caller's partner, held: nobody else changes or deletes it until the transaction ends. */
export const holdWebhook = async (
  tx: Writer,
  caller: Caller,
  webhookId: string,
): Promise<WebhookRow | null | undefined> => {
  const found = await findWebhookRow(tx, caller, webhookId)
  return found && holdLanes(tx, found)
}

/** After one has arrived or was given up: the next of its lane has its time now. The lanes have to be held. */
export const openLane = async (tx: Writer, { webhookId, partnerId, customerId }: Lane, now: Date): Promise<void> => {
  await transactionOf(tx).executeAhead(Prisma.sql`
    UPDATE "WebhookDelivery" SET "nextAttemptAt" = ${now} WHERE "nextAttemptAt" IS NULL AND "id" = (
      SELECT "id" FROM "WebhookDelivery"
      WHERE "webhookId" = ${webhookId} AND "partnerId" = ${partnerId} AND "customerId" = ${customerId}
        AND "status" = 'PENDING' ORDER BY "sequence" LIMIT 1)`)
}

/** After one waits again: the first of its lane has a time, and no other. The lanes have to be held. */
export const settleLane = async (tx: Writer, lane: Lane, now: Date): Promise<void> => {
  const waiting = { ...lane, status: 'PENDING' as const }
  const first = await tx.webhookDelivery.findFirst({ where: waiting, orderBy: { sequence: 'asc' } })
  if (!first) return
  const { count: overtaken } = await tx.webhookDelivery.updateMany({
    where: { ...waiting, id: { not: first.id }, nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null },
  })
  if (first.nextAttemptAt) return
  // One that was replayed comes before one that may be on its way at this moment: that try is over after its lease.
  const nextAttemptAt = overtaken > 0 ? new Date(now.getTime() + leaseMs) : now
  await tx.webhookDelivery.updateMany({ where: { id: first.id, partnerId: lane.partnerId }, data: { nextAttemptAt } })
}
