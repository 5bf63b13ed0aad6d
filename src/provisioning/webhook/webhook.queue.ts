import DataLoader from 'dataloader'
import {
  type WebhookDelivery as DeliveryRow,
  type Event as EventRow,
  Prisma,
  type Webhook as WebhookRow,
} from '../../storage/generated/sqlite/client.js'
import { transactionOf } from '../../storage/open-transaction.js'
import { limitTo } from '../../storage/page-sql.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { updateRows } from '../../storage/update.js'
import { holdLanes, openLane, settleLane } from './webhook.lanes.js'
import { dueSelection } from './webhook.rows.js'
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
    const rows = await this.storage.select(
      dueSelection,
      Prisma.sql`FROM "WebhookDelivery" d LEFT JOIN "Event" e ON e."id" = d."eventId" AND e."partnerId" = d."partnerId"
        WHERE d."webhookId" = ${webhookId} AND d."partnerId" = ${partnerId} AND d."status" = 'PENDING'
          AND d."nextAttemptAt" <= ${now}
        ORDER BY d."nextAttemptAt" ${limitTo(limit + busyIds.length)}`,
    )
    // A clock that is put forward ends leases too early; what this process is sending, it does not send again.
    const due = rows.filter(({ id }) => !busyIds.includes(id)).slice(0, limit)
    if (due.length === 0) return []
    return this.storage.write((tx) => claimIn(tx, webhook, due, this.clock))
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
  const webhook = first && (await holdLanes(tx, first.delivery.webhook))
  if (!webhook) return nothing
  const { id: webhookId, partnerId } = webhook
  for (const { changes, attempts, tried } of alikeOf(batch, now)) {
    const rows = { ids: tried.map(({ id }) => id), where: { partnerId, status: 'PENDING', attempts } }
    const changed = await updateRows(tx, 'WebhookDelivery', rows, changes)
    const settle = changes.nextAttemptAt === null ? openLane : settleLane
    for (const { id, customerId } of tried) {
      if (changed.has(id) && customerId !== null) await settle(tx, { webhookId, partnerId, customerId }, now)
    }
  }
  return nothing
}

/** Tries of which the same is written down, in one statement: most have arrived. */
interface Alike {
  readonly changes: ReturnType<typeof changesBy>
  /** So many were made when they were claimed. */
  readonly attempts: number
  readonly tried: DeliveryRow[]
}

const alikeOf = (batch: readonly Finished[], now: Date): Iterable<Alike> => {
  const groups = new Map<string, Alike>()
  for (const { delivery, outcome } of batch) {
    const { attempts } = delivery
    const changes = changesBy(outcome, attempts, now)
    const key = JSON.stringify([changes, attempts])
    const alike = groups.get(key) ?? { changes, attempts, tried: [] }
    alike.tried.push(delivery)
    groups.set(key, alike)
  }
  return groups.values()
}

type Due = DeliveryRow & { readonly event: EventRow | { readonly id: null } }

/** Those that are due still: another process that was quicker has put them off. */
const claimIn = async (tx: Writer, { id, partnerId }: WebhookRow, due: readonly Due[], clock: () => Date) => {
  const webhook = await holdLanes(tx, { id, partnerId })
  if (webhook?.status !== 'ACTIVE') return []
  // Holding them may have taken a while, which is none of the lease.
  const now = clock()
  const claimed = await transactionOf(tx).query(Prisma.sql`
    UPDATE "WebhookDelivery"
    SET "attempts" = "attempts" + 1, "lastAttemptAt" = ${now}, "nextAttemptAt" = ${new Date(now.getTime() + leaseMs)}
    WHERE "id" IN (${Prisma.join(due.map((delivery) => delivery.id))}) AND "partnerId" = ${partnerId}
      AND "status" = 'PENDING' AND "nextAttemptAt" <= ${now} RETURNING "id", "attempts"`)
  const attemptsOf = new Map(claimed as [string, number][])
  return due.flatMap(({ event, ...delivery }): ClaimedDelivery[] => {
    const attempts = attemptsOf.get(delivery.id)
    if (attempts === undefined) return []
    return [{ ...delivery, attempts, webhook, event: event.id === null ? undefined : event }]
  })
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
