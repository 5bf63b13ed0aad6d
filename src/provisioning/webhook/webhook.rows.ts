import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import type { Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import type { EventType } from '../event/event.types.js'
import type { Webhook } from './webhook.types.js'

/** A webhook of the caller's partner, from inside or outside of a transaction. */
export const findWebhookRow = async (
  database: Pick<Storage['read'], 'webhook'>,
  caller: Caller,
  webhookId: string,
): Promise<WebhookRow | null> => {
  const id = parseId(webhookId)
  if (!id) return null
  return database.webhook.findFirst({ where: { id, partnerId: caller.partner.id } })
}

export const eventTypesOf = ({ eventTypes }: { readonly eventTypes: unknown }): readonly EventType[] | null =>
  eventTypes as EventType[] | null

/** What the schema shows: never a secret, sealed or not. */
export const toWebhook = (row: WebhookRow): Webhook => {
  const { id, url, description, status, oldSecretUntil, createdAt, updatedAt } = row
  return { id, url, description, status, oldSecretUntil, createdAt, updatedAt, eventTypes: eventTypesOf(row) }
}
