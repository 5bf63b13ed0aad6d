import type { Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { eventTypesOf } from './webhook.rows.js'

type Audited = Pick<WebhookRow, 'id' | 'url' | 'description' | 'eventTypes' | 'status'>

/** What the audit trail has of a webhook. Not its secrets, nor the query of its URL: that can have a token in it. */
export const auditOf = (row: Audited): Record<string, string | null> => ({
  [`webhooks.${row.id}.url`]: row.url.replace(/[?#].*$/s, ''),
  [`webhooks.${row.id}.description`]: row.description,
  [`webhooks.${row.id}.eventTypes`]: eventTypesOf(row)?.join(' ') ?? null,
  [`webhooks.${row.id}.status`]: row.status,
})
