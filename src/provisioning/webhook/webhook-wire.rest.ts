import { z } from 'zod'
import { type Loose, wireObject } from '../../shared/rest/wire.js'
import { EventType } from '../event/event.types.js'
import type { Webhook, WebhookDelivery } from './webhook.types.js'

/** Webhooks as Partner Center writes them: with capitals, for once. */

const text = z.string()

/** "subscription-updated" and "test-created" are Partner Center's own; the others are ours in its spelling. */
const nameOf = (type: EventType): string =>
  type === 'WEBHOOK_TEST' ? 'test-created' : type.toLowerCase().replace('_', '-')

const types = Object.keys(EventType) as EventType[]

export const eventNames = types.map(nameOf)

/** Undefined where there is no such event here. */
export const eventTypeOf = (name: string): EventType | undefined =>
  types.find((type) => nameOf(type) === name.trim().toLowerCase())

export const registrationBody = wireObject({ webhookUrl: text.optional(), webhookEvents: z.array(text).optional() }, [
  'webhookUrl',
  'webhookEvents',
])

export const registrationSchema = z
  .object({
    SubscriberId: text,
    WebhookUrl: text,
    WebhookEvents: z.array(text),
    SigningSecret: text.optional().describe('In the answer that registers only: events are signed with it.'),
  })
  .meta({ id: 'WebhookRegistration' })

export const toWireRegistration = (
  { id, url, eventTypes }: Webhook,
  secret?: string,
): Loose<z.output<typeof registrationSchema>> => ({
  SubscriberId: id,
  WebhookUrl: url,
  WebhookEvents: (eventTypes ?? types).map(nameOf),
  SigningSecret: secret,
})

export const validationSchema = z
  .object({
    ...{ correlationId: text, partnerId: text, status: z.enum(['pending', 'completed', 'failed']), callbackUrl: text },
    results: z.array(
      z.object({
        ...{ responseCode: z.int().optional(), responseMessage: text, systemError: z.boolean(), dateTimeUtc: text },
      }),
    ),
  })
  .meta({ id: 'WebhookValidation' })

const statuses = { PENDING: 'pending', DELIVERED: 'completed', DEAD: 'failed' } as const

export const toWireValidation = (
  partnerId: string,
  { url }: Webhook,
  { eventId, status, responseStatus, failure, lastAttemptAt }: WebhookDelivery,
): Loose<z.output<typeof validationSchema>> => ({
  ...{ correlationId: eventId, partnerId, status: statuses[status], callbackUrl: url },
  // A try that is under way has no result yet.
  results:
    lastAttemptAt && (responseStatus !== null || failure !== null)
      ? [
          {
            responseCode: responseStatus,
            responseMessage: failure ?? '',
            systemError: responseStatus === null,
            dateTimeUtc: lastAttemptAt.toISOString(),
          },
        ]
      : [],
})
