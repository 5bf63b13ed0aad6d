import { expect, test } from '@jest/globals'
import { WebhooksDocument } from '../../../src/client/generated/graphql.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { aReceiver, isSignedBy } from '../../support/receiver.js'
import { ok, type RestError, send } from '../../support/rest.js'

const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' }, { dispatchIntervalMs: 50 })
const receiver = aReceiver()
const path = '/webhooks/v1/registration'

interface Registration {
  readonly SubscriberId: string
  readonly SigningSecret: string
}

test('a registration is a webhook like any other: it is sent events, signed, and tests say what became of them', async () => {
  const none = await send<RestError>(gateway, 'GET', path)
  expect([none.status, none.body.errorName]).toEqual([404, 'NOT_FOUND'])

  const wrong = { WebhookUrl: receiver.url, WebhookEvents: ['subscription-updated', 'invoice-ready'] }
  const refused = await send<RestError>(gateway, 'POST', path, { body: wrong })
  expect([refused.status, refused.body.data]).toEqual([400, ['WebhookEvents[1]']])
  const unreachable = await send<RestError>(gateway, 'POST', path, {
    body: { ...wrong, WebhookUrl: 'ftp://x', WebhookEvents: ['test-created'] },
  })
  expect([unreachable.status, unreachable.body.data]).toEqual([400, ['WebhookUrl']])

  const body = { webhookUrl: receiver.url, webhookEvents: ['test-created'] }
  const made = await ok<Registration>(gateway, 'POST', path, { body })
  expect(made).toMatchObject({ WebhookUrl: receiver.url, WebhookEvents: ['test-created'] })
  const again = await send<RestError>(gateway, 'POST', path, { body })
  expect([again.status, again.body.errorName]).toEqual([409, 'DUPLICATE'])
  expect(await ok(gateway, 'GET', path)).not.toHaveProperty('SigningSecret')
  const { webhooks } = await gateway.run(WebhooksDocument, {})
  expect(webhooks.nodes.map(({ id }) => id)).toEqual([made.SubscriberId])

  const { correlationId } = await ok<{ correlationId: string }>(gateway, 'POST', `${path}/validationEvents`)
  await eventually(async () => {
    const { status, body } = await send(gateway, 'GET', `${path}/validationEvents/${correlationId}`)
    return status === 200 && body.status === 'completed'
  })
  const test = await ok(gateway, 'GET', `${path}/validationEvents/${correlationId}`)
  expect(test).toMatchObject({ correlationId, callbackUrl: receiver.url, results: [{ responseCode: 204 }] })
  expect(receiver.received.map(({ id }) => id)).toEqual([correlationId])
  expect(receiver.received.every((received) => isSignedBy(made.SigningSecret, received))).toBe(true)

  const changed = { WebhookUrl: receiver.url, WebhookEvents: ['customer-created'] }
  expect(await ok(gateway, 'PUT', path, { body: changed })).toMatchObject({
    SubscriberId: made.SubscriberId,
    ...changed,
  })
})
