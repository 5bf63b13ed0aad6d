import type { WebhookDelivery as DeliveryRow, Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { holdLanes, settleLane } from './webhook.lanes.js'
import { leaseMs, parseRetryAfter, retryDelayMs } from './webhook.rules.js'
import type { Answer } from './webhook.sender.js'

/** A delivery that this process may try now, and no other until the lease is over. */
export interface ClaimedDelivery extends DeliveryRow {
  /** As it was when the delivery was claimed. */
  readonly webhook: WebhookRow
}

/** What came of a try; an interrupted one does not count. */
export type Outcome = (Answer & { readonly isInterrupted?: never }) | { readonly isInterrupted: true }

/** The deliveries that wait, shared among all processes. */
export class WebhookQueue {
  constructor(
    private readonly storage: Storage,
    private readonly clock: () => Date,
  ) {}

  /** Takes up to `limit` deliveries of an active webhook whose time has come. */
  async claimDue(webhook: WebhookRow, limit: number, busyIds: readonly string[]): Promise<ClaimedDelivery[]> {
    const { id: webhookId, partnerId } = webhook
    const now = this.clock()
    const due = await this.storage.read.webhookDelivery.findMany({
      where: {
        ...{ webhookId, partnerId, status: 'PENDING', nextAttemptAt: { lte: now } },
        // A clock that is put forward ends leases too early; what this process is sending, it does not send again.
        id: { notIn: [...busyIds] },
      },
      orderBy: { nextAttemptAt: 'asc' },
      take: limit,
    })
    if (due.length === 0) return []
    return this.storage.write((tx) => claimIn(tx, webhook, due, now))
  }

  /** Writes down what came of a try. Nothing when somebody else has tried since: then that try decides. */
  finish(delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    const now = this.clock()
    return this.storage.write(async (tx) => {
      if (!(await holdLanes(tx, delivery.webhook))) return
      const { id, partnerId, attempts, webhookId, customerId } = delivery
      const { count } = await tx.webhookDelivery.updateMany({
        where: { id, partnerId, status: 'PENDING', attempts },
        data: changesBy(outcome, attempts, now),
      })
      if (count > 0 && customerId !== null) await settleLane(tx, { webhookId, partnerId, customerId }, now)
    })
  }
}

const claimIn = async (
  tx: Writer,
  { id, partnerId }: WebhookRow,
  due: readonly DeliveryRow[],
  now: Date,
): Promise<ClaimedDelivery[]> => {
  const webhook = await tx.webhook.findFirst({ where: { id, partnerId, status: 'ACTIVE' } })
  if (!webhook) return []
  const claimed: ClaimedDelivery[] = []
  const nextAttemptAt = new Date(now.getTime() + leaseMs)
  for (const delivery of due) {
    const { count } = await tx.webhookDelivery.updateMany({
      // As it was read: another process that was quicker has changed it.
      where: { id: delivery.id, partnerId, status: 'PENDING', nextAttemptAt: delivery.nextAttemptAt },
      data: { attempts: { increment: 1 }, lastAttemptAt: now, nextAttemptAt },
    })
    if (count > 0) claimed.push({ ...delivery, attempts: delivery.attempts + 1, webhook })
  }
  return claimed
}

const changesBy = (outcome: Outcome, attempts: number, now: Date) => {
  if (outcome.isInterrupted) return { attempts: attempts - 1, nextAttemptAt: now }
  const { status: responseStatus, failure, retryAfter } = outcome
  if (failure === null) {
    return { status: 'DELIVERED' as const, nextAttemptAt: null, deliveredAt: now, responseStatus, failure }
  }
  const delayMs = retryDelayMs(attempts, parseRetryAfter(retryAfter, now), Math.random())
  if (delayMs === null) return { status: 'DEAD' as const, nextAttemptAt: null, responseStatus, failure }
  return { nextAttemptAt: new Date(now.getTime() + delayMs), responseStatus, failure }
}
