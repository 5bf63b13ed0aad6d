import type { Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { eventTypesOf } from './webhook.rows.js'

type Audited = Pick<WebhookRow, 'id' | 'url' | 'description' | 'status'> & { readonly eventTypes: unknown }

/** What the audit trail has of a webhook: not its secrets. */
export const auditOf = (row: Audited): Record<string, string | null> => ({
  [`webhooks.${row.id}.url`]: withoutSecrets(row.url),
  [`webhooks.${row.id}.description`]: row.description,
  [`webhooks.${row.id}.eventTypes`]: eventTypesOf(row)?.join(' ') ?? null,
  [`webhooks.${row.id}.status`]: row.status,
})

/** The query can have a token in it, and a URL that was refused a password. Of what is no URL nobody knows. */
const withoutSecrets = (text: string): string | null =>
  URL.canParse(text) && /^https?:/i.test(text)
    ? Object.assign(new URL(text), { username: '', password: '', search: '', hash: '' }).href
    : null
