import DataLoader from 'dataloader'
import type {
  WebhookDelivery as DeliveryRow,
  Event as EventRow,
  Webhook as WebhookRow,
} from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { holdLanes, openLane, settleLane } from './webhook.lanes.js'
import { leaseMs, parseRetryAfter, retryDelayMs } from './webhook.rules.js'
import type { Answer } from './webhook.sender.js'

/** A delivery that this process may try now, and no other until the lease is over. */
export interface ClaimedDelivery extends DeliveryRow {
  /** As it was when the delivery was claimed. */
  readonly webhook: WebhookRow
  /** undefined when it is no longer there. */
  readonly event: EventRow | undefined
}

/** What came of a try; an interrupted one does not count. */
export type Outcome = (Answer & { readonly isInterrupted?: never }) | { readonly isInterrupted: true }

/** The deliveries that wait, shared among all processes. */
export class WebhookQueue {
  readonly #writers = new Map<string, DataLoader<Finished, undefined>>()

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
    const events = await this.storage.read.event.findMany({
      where: { id: { in: due.map(({ eventId }) => eventId) }, partnerId },
    })
    const eventsById = new Map(events.map((event) => [event.id, event]))
    const claimed = await this.storage.write((tx) => claimIn(tx, webhook, due, now))
    return claimed.map((delivery) => ({ ...delivery, event: eventsById.get(delivery.eventId) }))
  }

  /** Writes down what came of a try. What comes while a transaction is written goes into the next one together. */
  finish(delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    const { webhookId } = delivery
    const writer = this.#writers.get(webhookId) ?? this.#newWriter()
    this.#writers.set(webhookId, writer)
    return writer.load({ delivery, outcome })
  }

  #newWriter(): DataLoader<Finished, undefined> {
    let writing: Promise<unknown> = Promise.resolve()
    return new DataLoader<Finished, undefined>(
      (batch) => {
        const written = this.storage.write((tx) => finishIn(tx, batch, this.clock()))
        writing = written.catch(() => {})
        return written
      },
      { cache: false, batchScheduleFn: (write) => void writing.then(write) },
    )
  }
}

interface Finished {
  readonly delivery: ClaimedDelivery
  readonly outcome: Outcome
}

/** Tries of one webhook. Nothing where somebody else has tried since: then that try decides. */
const finishIn = async (tx: Writer, batch: readonly Finished[], now: Date): Promise<undefined[]> => {
  const [first] = batch
  const nothing = batch.map(() => undefined)
  if (!first || !(await holdLanes(tx, first.delivery.webhook))) return nothing
  for (const { delivery, outcome } of batch) {
    const { id, partnerId, attempts, webhookId, customerId } = delivery
    const where = { id, partnerId, status: 'PENDING' as const, attempts }
    const data = changesBy(outcome, attempts, now)
    const { count } = await tx.webhookDelivery.updateMany({ where, data })
    if (count === 0 || customerId === null) continue
    const isOver = data.nextAttemptAt === null
    await (isOver ? openLane : settleLane)(tx, { webhookId, partnerId, customerId }, now)
  }
  return nothing
}

const claimIn = async (
  tx: Writer,
  { id, partnerId }: WebhookRow,
  due: readonly DeliveryRow[],
  now: Date,
): Promise<Omit<ClaimedDelivery, 'event'>[]> => {
  const webhook = await tx.webhook.findFirst({ where: { id, partnerId, status: 'ACTIVE' } })
  if (!webhook) return []
  const claimed: Omit<ClaimedDelivery, 'event'>[] = []
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
