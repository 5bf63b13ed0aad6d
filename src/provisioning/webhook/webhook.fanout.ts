import { newId } from '../../shared/ids.js'
import type { Event as EventRow, Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { eventTypesOf } from './webhook.rows.js'

/** How many events become deliveries in one transaction: other writers wait for it. */
const batchSize = 200

/** Makes deliveries of the events that a webhook has none of yet, in their order. */
export const fanOut = async (storage: Storage, webhook: WebhookRow, clock: () => Date): Promise<void> => {
  const { partnerId } = webhook
  let sequence: number | null = webhook.sequence
  while (sequence !== null) {
    const events: EventRow[] = await storage.read.event.findMany({
      where: { partnerId, sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      take: batchSize,
    })
    if (events.length === 0) return
    const batch: EventBatch = { webhook, after: sequence, events, now: clock() }
    sequence = await storage.write((tx) => fanOutIn(tx, batch))
  }
}

interface EventBatch {
  readonly webhook: WebhookRow
  readonly after: number
  readonly events: readonly EventRow[]
  readonly now: Date
}

/** @returns how far it has come; null when another process was quicker, or the webhook is gone */
const fanOutIn = async (tx: Writer, { webhook, after, events, now }: EventBatch): Promise<number | null> => {
  const { id: webhookId, partnerId } = webhook
  const sequence = events.at(-1)?.sequence ?? after
  // Holds the webhook's lanes as well (holdLanes).
  const where = { id: webhookId, partnerId, sequence: after }
  const { count } = await tx.webhook.updateMany({ where, data: { sequence } })
  if (count === 0) return null
  const { eventTypes } = await tx.webhook.findFirstOrThrow({ where: { id: webhookId }, select: { eventTypes: true } })
  const wanted = events.filter((event) => isWanted(event, { id: webhookId, eventTypes }))
  const taken = await findTakenLanes(tx, webhook, wanted)
  await tx.webhookDelivery.createMany({
    data: wanted.map((event) => ({
      ...{ id: newId(), partnerId, webhookId, eventId: event.id, sequence: event.sequence },
      ...{ customerId: event.customerId, type: event.type, status: 'PENDING' as const, createdAt: now },
      nextAttemptAt: takesLane(taken, event.customerId) ? now : null,
    })),
  })
  return sequence
}

/** A test goes to the webhook that it was asked for, and to that one whatever its types are. */
const isWanted = ({ type, data }: EventRow, webhook: Pick<WebhookRow, 'id' | 'eventTypes'>): boolean => {
  if (type === 'WEBHOOK_TEST') return (data as { webhookId?: unknown }).webhookId === webhook.id
  return eventTypesOf(webhook)?.includes(type) ?? true
}

/** Customers of which an earlier event is not through yet. */
const findTakenLanes = async (
  tx: Writer,
  { id: webhookId, partnerId }: WebhookRow,
  events: readonly EventRow[],
): Promise<Set<string | null>> => {
  const customerIds = [...new Set(events.map(({ customerId }) => customerId))].filter((id) => id !== null)
  const rows = await tx.webhookDelivery.findMany({
    where: { webhookId, partnerId, customerId: { in: customerIds }, status: 'PENDING', nextAttemptAt: { not: null } },
    select: { customerId: true },
  })
  return new Set(rows.map(({ customerId }) => customerId))
}

/** Whether an event is the first of its lane; the next one of that customer is not. */
const takesLane = (taken: Set<string | null>, customerId: string | null): boolean => {
  if (customerId === null) return true
  const isFirst = !taken.has(customerId)
  taken.add(customerId)
  return isFirst
}
