import { Prisma, type Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Selection } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import { notDeleted } from './webhook.rows.js'

/** How far sending is behind what happens, for all partners together. */
export interface Backlog {
  /** Events that have not become deliveries yet, once for each webhook. */
  readonly events: number
  /** When the oldest of these happened. */
  readonly oldestEventAt: Date | null
  /** What waits to be sent to active webhooks. What paused ones wait for is meant to wait. */
  readonly deliveries: number
  readonly oldestDeliveryAt: Date | null
  /** What was given up and not replayed since. */
  readonly dead: number
}

const nothing: Backlog = { events: 0, oldestEventAt: null, deliveries: 0, oldestDeliveryAt: null, dead: 0 }

export const measureBacklog = async (storage: Storage): Promise<Backlog> => {
  const partners = await storage.read.partner.findMany({ select: { id: true } })
  let total = nothing
  for (const { id } of partners) total = sum(total, await forPartner(id, () => measureOf(storage, id)))
  return total
}

type Standing = Pick<WebhookRow, 'id' | 'status' | 'sequence'>

const measureOf = async ({ read, aside }: Storage, partnerId: string): Promise<Backlog> => {
  const select = { id: true, status: true, sequence: true } as const
  const webhooks = await read.webhook.findMany({ where: { partnerId, ...notDeleted }, select })
  if (webhooks.length === 0) return nothing
  return {
    ...(await measureEvents(read, partnerId, webhooks)),
    ...(await measureDeliveries(aside, partnerId, webhooks)),
  }
}

const measureEvents = async (
  read: Storage['read'],
  partnerId: string,
  webhooks: readonly Standing[],
): Promise<Pick<Backlog, 'events' | 'oldestEventAt'>> => {
  const latest = (await read.partnerLedger.findFirst({ where: { partnerId } }))?.eventSequence ?? 0
  const behind = webhooks.map(({ sequence }) => Math.max(0, latest - sequence))
  const sequence = latest - Math.max(...behind) + 1
  const oldest = sequence <= latest ? await read.event.findFirst({ where: { partnerId, sequence } }) : null
  return { events: behind.reduce((count, more) => count + more, 0), oldestEventAt: oldest?.occurredAt ?? null }
}

/** While a receiver does not answer there can be very many. */
const measureDeliveries = async (
  aside: Storage['aside'],
  partnerId: string,
  webhooks: readonly Standing[],
): Promise<Pick<Backlog, 'deliveries' | 'oldestDeliveryAt' | 'dead'>> => {
  const groups = await aside.select(
    soFarSelection,
    Prisma.sql`FROM "WebhookDelivery" d
      WHERE d."webhookId" IN (${Prisma.join(webhooks.map(({ id }) => id))}) AND d."partnerId" = ${partnerId}
        AND d."status" IN ('PENDING', 'DEAD')
      GROUP BY d."webhookId", d."status"`,
  )
  const active = new Set(webhooks.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id))
  const pending = groups.filter(({ status, webhookId }) => status === 'PENDING' && active.has(webhookId))
  const dead = groups.filter(({ status }) => status === 'DEAD')
  return {
    deliveries: pending.reduce((sum, { count }) => sum + count, 0),
    oldestDeliveryAt: pending.map(({ oldestAt }) => oldestAt).reduce(earlier, null),
    dead: dead.reduce((sum, { count }) => sum + count, 0),
  }
}

interface DeliveriesSoFar {
  readonly webhookId: string
  readonly status: string
  readonly count: number
  readonly oldestAt: Date
}

const soFarSelection: Selection<DeliveriesSoFar> = {
  columns: () => Prisma.sql`d."webhookId", d."status", COUNT(*), MIN(d."createdAt")`,
  decode: ([webhookId, status, count, oldestAt], { time }) => ({
    webhookId: String(webhookId),
    status: String(status),
    count: Number(count),
    oldestAt: time(oldestAt as never) as Date,
  }),
}

const sum = (one: Backlog, other: Backlog): Backlog => ({
  events: one.events + other.events,
  oldestEventAt: earlier(one.oldestEventAt, other.oldestEventAt),
  deliveries: one.deliveries + other.deliveries,
  oldestDeliveryAt: earlier(one.oldestDeliveryAt, other.oldestDeliveryAt),
  dead: one.dead + other.dead,
})

const earlier = (one: Date | null, other: Date | null): Date | null => {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}
