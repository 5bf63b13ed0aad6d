import { newId } from '../../shared/ids.js'
import { type Event as EventRow, Prisma, type Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { insertRows } from '../../storage/insertion.js'
import { transactionOf } from '../../storage/open-transaction.js'
import { limitTo } from '../../storage/page-sql.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { holdLanes } from './webhook.lanes.js'
import { eventSelection, eventTypesOf } from './webhook.rows.js'

/** How many events become deliveries in one transaction: other writers wait for it. */
const batchSize = 200

/** Of how many customers one statement asks. Always as many, so that it is the same statement again. */
const lanesAtOnce = 25

/** Makes deliveries of the events that a webhook has none of yet, in their order. */
export const fanOut = async (storage: Storage, webhook: WebhookRow, clock: () => Date): Promise<void> => {
  const { partnerId } = webhook
  let sequence: number | null = webhook.sequence
  while (sequence !== null) {
    const events: EventRow[] = await storage.select(
      eventSelection,
      Prisma.sql`FROM "Event" e WHERE e."partnerId" = ${partnerId} AND e."sequence" > ${sequence}
        ORDER BY e."sequence" ${limitTo(batchSize)}`,
    )
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
  const held = await holdLanes(tx, webhook)
  if (held?.sequence !== after) return null
  await transactionOf(tx).executeAhead(Prisma.sql`
    UPDATE "Webhook" SET "sequence" = ${sequence} WHERE "id" = ${webhookId} AND "partnerId" = ${partnerId}`)
  const wanted = events.filter((event) => isWanted(event, held))
  const taken = await findTakenLanes(tx, webhook, wanted)
  const untried = { attempts: 0, lastAttemptAt: null, responseStatus: null, failure: null, deliveredAt: null }
  const rows = wanted.map((event) => ({
    ...{ id: newId(), partnerId, webhookId, eventId: event.id, sequence: event.sequence },
    ...{ customerId: event.customerId, type: event.type, status: 'PENDING' as const, createdAt: now },
    ...{ ...untried, nextAttemptAt: takesLane(taken, event.customerId) ? now : null },
  }))
  await insertRows(tx, 'WebhookDelivery', rows)
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
  const taken = new Set<string | null>()
  for (let from = 0; from < customerIds.length; from += lanesAtOnce) {
    const some = Array.from({ length: lanesAtOnce }, (_, at) => customerIds[from + at] ?? null)
    const rows = await transactionOf(tx).query(Prisma.sql`
      SELECT DISTINCT "customerId" FROM "WebhookDelivery"
      WHERE "webhookId" = ${webhookId} AND "partnerId" = ${partnerId} AND "customerId" IN (${Prisma.join(some)})
        AND "status" = 'PENDING' AND "nextAttemptAt" IS NOT NULL`)
    for (const [customerId] of rows) taken.add(customerId as string)
  }
  return taken
}

/** Whether an event is the first of its lane; the next one of that customer is not. */
const takesLane = (taken: Set<string | null>, customerId: string | null): boolean => {
  if (customerId === null) return true
  const isFirst = !taken.has(customerId)
  taken.add(customerId)
  return isFirst
}
