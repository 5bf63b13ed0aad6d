import { Webhook as Signature } from 'standardwebhooks'
import type { Event as EventRow, Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { wireNameOf } from '../event/event.types.js'
import type { ClaimedDelivery } from './webhook.queue.js'
import type { WebhookSecrets } from './webhook.secrets.js'
import type { Answer, WebhookSender } from './webhook.sender.js'

/** Brings one event to one webhook, once: what it says, signed, and what was answered. */
export class WebhookCourier {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly clock: () => Date,
  ) {}

  async bring({ event, webhook }: ClaimedDelivery, interruption: AbortSignal): Promise<Answer> {
    if (!event) return { status: null, failure: 'the event is no longer there' }
    const body = bodyOf(event)
    return this.sender.send({ url: webhook.url, headers: this.#headersOf(webhook, event.id, body), body }, interruption)
  }

  #headersOf(webhook: WebhookRow, eventId: string, body: string): Record<string, string> {
    const now = this.clock()
    const signatures = this.#secretsOf(webhook, now).map((secret) =>
      new Signature(secret, { format: 'raw' }).sign(eventId, now, body),
    )
    return {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'csp-gateway',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    }
  }

  #secretsOf(webhook: WebhookRow, now: Date): Uint8Array[] {
    const { secret, oldSecret, oldSecretUntil } = webhook
    const isOldValid = oldSecret && oldSecretUntil && oldSecretUntil > now
    return [secret, ...(isOldValid ? [oldSecret] : [])].map((sealed) => this.secrets.open(webhook, sealed))
  }
}

/** Made of what is stored and of nothing else: the same bytes at each try. */
const bodyOf = ({ type, occurredAt, data }: EventRow): string =>
  JSON.stringify({ type: wireNameOf(type), timestamp: occurredAt.toISOString(), data })
