import {
  RegisterWebhookDocument,
  type RegisterWebhookMutation,
  type RegisterWebhookMutationVariables,
  WebhookDocument,
  type WebhookQuery,
} from '../../src/client/generated/graphql.js'
import { leaseMs } from '../../src/provisioning/webhook/webhook.rules.js'
import type { TestGateway } from './gateway.js'
import { succeeded } from './outcomes.js'

type Registered = Extract<RegisterWebhookMutation['registerWebhook'], { __typename: 'RegisterWebhookSuccess' }>

export const register = async (
  { run }: TestGateway,
  variables: RegisterWebhookMutationVariables,
): Promise<{ id: string; secret: string }> => {
  const { webhook, secret } = succeeded((await run(RegisterWebhookDocument, variables)).registerWebhook) as Registered
  return { id: webhook.id, secret }
}

export const read = async ({ run }: TestGateway, id: string): Promise<NonNullable<WebhookQuery['webhook']>> => {
  const { webhook } = await run(WebhookDocument, { id, first: 100 })
  if (!webhook) throw new Error(`There is no webhook ${id}.`)
  return webhook
}

/** Where a delivery stands. */
export const deliveryOf = async (gateway: TestGateway, webhookId: string, eventId: string | undefined) =>
  (await read(gateway, webhookId)).deliveries.nodes.find((delivery) => delivery.eventId === eventId)

type Delivery = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>

/** Whether the last try has failed, and is to be followed by another: one that is under way has its lease until then. */
export const isToBeRetried = ({ lastAttemptAt, nextAttemptAt }: Delivery): boolean =>
  Date.parse(nextAttemptAt ?? '') - Date.parse(lastAttemptAt ?? '') > leaseMs

/** A clock that can be put forward: nobody waits a day for a test. */
export class TestClock {
  #aheadMs = 0
  readonly now = (): Date => new Date(Date.now() + this.#aheadMs)

  forward(ms: number): void {
    this.#aheadMs += ms
  }
}
