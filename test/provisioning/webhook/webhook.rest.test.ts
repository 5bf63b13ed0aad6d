import { expect, test } from '@jest/globals'
import {
  AuditRecordsDocument,
  type AuditRecordsQueryVariables,
  DeleteWebhookDocument,
  WebhooksDocument,
} from '../../../src/client/generated/graphql.js'
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

const latestRecord = async (operation: AuditRecordsQueryVariables['operation']) => {
  const { auditRecords } = await gateway.run(AuditRecordsDocument, { operation, first: 1 })
  return auditRecords.nodes[0]
}

test('a refusal tells everything that is wrong at once, and leaves an audit record as by GraphQL', async () => {
  const before = await latestRecord('UPDATE_WEBHOOK')
  const body = { WebhookUrl: 'ftp://x', WebhookEvents: ['customer-created', 'invoice-ready'] }
  const refused = await send<RestError>(gateway, 'PUT', path, { body })
  expect([refused.status, refused.body.data]).toEqual([400, ['WebhookEvents[1]', 'WebhookUrl']])
  const record = await latestRecord('UPDATE_WEBHOOK')
  expect(record?.id).not.toBe(before?.id)
  expect(record).toMatchObject({ succeeded: false })

  const second = await send<RestError>(gateway, 'POST', path, { body })
  expect([second.status, second.body.errorName, second.body.issues.map(({ code }) => code)]).toEqual([
    ...[409, 'DUPLICATE', ['DUPLICATE', 'NOT_SUPPORTED', 'INVALID_FORMAT']],
  ])
  expect(await latestRecord('REGISTER_WEBHOOK')).toMatchObject({ succeeded: false })
})

test('of registrations at the same time one is made', async () => {
  const { webhooks } = await gateway.run(WebhooksDocument, {})
  for (const { id } of webhooks.nodes) await gateway.run(DeleteWebhookDocument, { webhookId: id })
  const body = { webhookUrl: receiver.url, webhookEvents: ['test-created'] }
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(gateway, 'POST', path, { body })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
})
