import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import {
  type WebhookDelivery as DeliveryRow,
  type Event as EventRow,
  Prisma,
  type Webhook as WebhookRow,
} from '../../storage/generated/sqlite/client.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { EventType } from '../event/event.types.js'
import type { Webhook } from './webhook.types.js'

const webhookPart = part('', 'w', [
  Prisma.WebhookScalarFieldEnum,
  {
    eventTypes: 'json',
    testTimes: 'json',
    oldSecretUntil: 'time',
    createdAt: 'time',
    updatedAt: 'time',
    deletedAt: 'time',
  },
])
const deliveryPart = part('', 'd', [
  Prisma.WebhookDeliveryScalarFieldEnum,
  { nextAttemptAt: 'time', lastAttemptAt: 'time', createdAt: 'time', deliveredAt: 'time' },
])
const eventPart = (name: string) => part(name, 'e', [Prisma.EventScalarFieldEnum, { occurredAt: 'time', data: 'json' }])

/** Deleting leaves an empty row for a while, of which nobody is to know. */
export const notDeleted = { deletedAt: null } as const

/** The same of the table under the alias w. */
export const notDeletedSql = Prisma.sql`w."deletedAt" IS NULL`

/** A webhook, of the table under the alias w. */
export const webhookSelection = new Columns<WebhookRow>([webhookPart])

/** The same, with how far its partner's events go, of the table under the alias l; null where it has none. */
export const followingSelection = new Columns<WebhookRow & { ledger: { eventSequence: number | null } }>([
  webhookPart,
  part('ledger', 'l', [{ eventSequence: 'eventSequence' }, {}]),
])

/** An event, of the table under the alias e. */
export const eventSelection = new Columns<EventRow>([eventPart('')])

/** A delivery, of the table under the alias d. */
export const deliverySelection = new Columns<DeliveryRow>([deliveryPart])

/** The same, with its event under e: with nulls where that is no longer there. */
export const dueSelection = new Columns<DeliveryRow & { event: EventRow | { id: null } }>([
  deliveryPart,
  eventPart('event'),
])

/** A webhook of the caller's partner, from inside or outside of a transaction. */
export const findWebhookRow = async (
  database: Pick<Storage['read'], 'webhook'>,
  caller: Caller,
  webhookId: string,
): Promise<WebhookRow | null> => {
  const id = parseId(webhookId)
  if (!id) return null
  return database.webhook.findFirst({ where: { id, partnerId: caller.partner.id, ...notDeleted } })
}

export const eventTypesOf = ({ eventTypes }: { readonly eventTypes: unknown }): readonly EventType[] | null =>
  eventTypes as EventType[] | null

/** What the schema shows: never a secret, sealed or not. */
export const toWebhook = (row: WebhookRow): Webhook => {
  const { id, url, description, status, oldSecretUntil, createdAt, updatedAt } = row
  return { id, url, description, status, oldSecretUntil, createdAt, updatedAt, eventTypes: eventTypesOf(row) }
}
