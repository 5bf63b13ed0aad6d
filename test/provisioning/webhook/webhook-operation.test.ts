import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  AuditRecordsDocument,
  DeleteWebhookDocument,
  PauseWebhookDocument,
  ReplayDeadDeliveriesDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  SendTestEventDocument,
  UpdateWebhookDocument,
} from '../../../src/client/generated/graphql.js'
import { retryDelaysS } from '../../../src/provisioning/webhook/webhook.rules.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, rejected, succeeded } from '../../support/outcomes.js'
import { answering, isSignedBy, type Received, Receiver } from '../../support/receiver.js'
import { deliveryOf, isToBeRetried, read, register, TestClock } from '../../support/webhooks.js'

const clock = new TestClock()
const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' }, { clock: clock.now, dispatchIntervalMs: 20 })
const { run } = gateway

const hourMs = 3_600_000
const tries = retryDelaysS.length + 1

/** For each test its own. */
let receiver: Receiver
let webhook: { id: string; secret: string }

beforeEach(async () => {
  receiver = new Receiver()
  await receiver.start()
  webhook = await register(gateway, { url: receiver.url, eventTypes: ['CUSTOMER_UPDATED'] })
})

afterEach(async () => {
  await gateway.run(DeleteWebhookDocument, { webhookId: webhook.id })
  await receiver.stop()
})

const record = (...customerIds: string[]) =>
  recordEvents(
    gateway.gateway.storage,
    customerIds.map((customerId) => ({ customerId })),
  )

const here = (eventIds: readonly (string | undefined)[]) => receiver.ids.filter((id) => eventIds.includes(id))

const is = (status: string, eventId: string | undefined) => async () =>
  (await deliveryOf(gateway, webhook.id, eventId))?.status === status

/** Puts the clock forward until all tries of an event have failed. */
const giveUp = async (eventId: string | undefined) => {
  receiver.react = answering(500)
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await eventually(async () => {
      const delivery = await deliveryOf(gateway, webhook.id, eventId)
      return delivery?.attempts === attempt && (delivery.status === 'DEAD' || isToBeRetried(delivery))
    })
    if (attempt < tries) clock.forward(21 * hourMs)
  }
}

describe('dead deliveries', () => {
  test('are those that failed at each try; then the next event of the customer goes, and they can be replayed', async () => {
    const [dead, next] = await record('c1', 'c1')
    await giveUp(dead)
    expect(here([dead])).toHaveLength(tries)
    // Its first try fails as well, at once; the clock stands still until that is noted.
    await eventually(async () => (await deliveryOf(gateway, webhook.id, next))?.failure)
    receiver.react = answering(200)
    clock.forward(hourMs)
    await eventually(is('DELIVERED', next))
    expect(await deliveryOf(gateway, webhook.id, dead)).toMatchObject({
      ...{ status: 'DEAD', attempts: tries, responseStatus: 500, failure: 'answered 500', nextAttemptAt: null },
    })
    expect(await read(gateway, webhook.id)).toMatchObject({ deadCount: 1, pendingCount: 0 })
    receiver.received.length = 0
    const { replayDeadDeliveries } = await run(ReplayDeadDeliveriesDocument, { webhookId: webhook.id })
    expect(succeeded(replayDeadDeliveries)).toMatchObject({ replayedCount: 1 })
    await eventually(is('DELIVERED', dead))
    expect(receiver.ids).toEqual([dead])
    expect(await read(gateway, webhook.id)).toMatchObject({ deadCount: 0, pendingCount: 0 })
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'REPLAY_WEBHOOK_DELIVERIES' })
    expect(auditRecords.nodes[0]?.changes).toEqual([
      { field: `webhooks.${webhook.id}.replayed`, before: null, after: '1' },
    ])
  })

  test('go before what waits of their customer when they are replayed', async () => {
    const [dead, stuck, last] = await record('c2', 'c2', 'c2')
    await giveUp(dead)
    await eventually(async () => ((await deliveryOf(gateway, webhook.id, stuck))?.attempts ?? 0) > 0)
    await eventually(async () => (await deliveryOf(gateway, webhook.id, stuck))?.failure)
    receiver.received.length = 0
    receiver.react = answering(200)
    const { id } = (await deliveryOf(gateway, webhook.id, dead)) ?? { id: '' }
    await run(ReplayDeadDeliveriesDocument, { webhookId: webhook.id, deliveryIds: [id] })
    clock.forward(hourMs)
    await eventually(is('DELIVERED', last))
    expect(receiver.ids).toEqual([dead, stuck, last])
  })

  test('that are not there are not found, and nothing is replayed', async () => {
    const [eventId] = await record('c3')
    await eventually(is('DELIVERED', eventId))
    const { id } = (await deliveryOf(gateway, webhook.id, eventId)) ?? { id: '' }
    const { replayDeadDeliveries } = await run(ReplayDeadDeliveriesDocument, {
      webhookId: webhook.id,
      deliveryIds: [id, 'nonsense'],
    })
    expect(codesOf(rejected(replayDeadDeliveries))).toEqual(['NOT_FOUND deliveryIds.0', 'NOT_FOUND deliveryIds.1'])
    expect(here([eventId])).toHaveLength(1)
  })
})

describe('a paused webhook', () => {
  test('keeps what happens, and sends it in order when it is resumed', async () => {
    expect(succeeded((await run(PauseWebhookDocument, { webhookId: webhook.id })).pauseWebhook)).toMatchObject({
      webhook: { status: 'PAUSED' },
    })
    const ids = await record('c4', 'c5', 'c4')
    await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 3)
    expect(receiver.received).toEqual([])
    await run(ResumeWebhookDocument, { webhookId: webhook.id })
    await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 0)
    expect(here([ids[0], ids[2]])).toEqual([ids[0], ids[2]])
    expect(here([ids[1]])).toEqual([ids[1]])
  })

  test('gets no test', async () => {
    await run(PauseWebhookDocument, { webhookId: webhook.id })
    const { sendTestEvent } = await run(SendTestEventDocument, { webhookId: webhook.id })
    expect(codesOf(rejected(sendTestEvent))).toEqual(['NOT_ALLOWED_IN_STATE webhookId'])
  })

  test('is what a webhook becomes whose receiver answers 410; nothing is lost', async () => {
    receiver.react = answering(410)
    const ids = await record('c6', 'c6')
    await eventually(async () => (await read(gateway, webhook.id)).status === 'PAUSED')
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'UPDATE_WEBHOOK' })
    expect(auditRecords.nodes[0]).toMatchObject({
      userName: 'csp-gateway',
      changes: [{ field: `webhooks.${webhook.id}.status`, before: 'ACTIVE', after: 'PAUSED' }],
    })
    receiver.react = answering(200)
    clock.forward(20_000)
    expect(here(ids)).toEqual([ids[0]])
    await run(ResumeWebhookDocument, { webhookId: webhook.id })
    await eventually(is('DELIVERED', ids[1]))
    expect(here(ids)).toEqual([ids[0], ids[0], ids[1]])
  })
})

describe('a test event', () => {
  test('leaves an audit record, and so does one that is refused', async () => {
    succeeded((await run(SendTestEventDocument, { webhookId: webhook.id })).sendTestEvent)
    await run(PauseWebhookDocument, { webhookId: webhook.id })
    rejected((await run(SendTestEventDocument, { webhookId: webhook.id })).sendTestEvent)
    const { auditRecords } = await run(AuditRecordsDocument, { operation: 'SEND_TEST_EVENT' })
    const changes = [{ field: `webhooks.${webhook.id}.test`, before: null, after: expect.any(String) }]
    expect(auditRecords.nodes.slice(0, 2)).toMatchObject([
      { succeeded: false, changes },
      { succeeded: true, changes },
    ])
  })

  test('is sent ten times a minute and no more, and the refusal says when again', async () => {
    const sendTest = async (webhookId: string) => (await run(SendTestEventDocument, { webhookId })).sendTestEvent
    const answers = await Promise.all(Array.from({ length: 12 }, () => sendTest(webhook.id)))
    const refused = answers.filter(({ __typename }) => __typename === 'Rejection').map(rejected)
    expect(refused.map(codesOf)).toEqual([['LIMIT_REACHED webhookId'], ['LIMIT_REACHED webhookId']])
    expect(refused[0]?.[0]?.message).toMatch(/ten|10/)
    const [seconds] = /\d+(?= seconds)/.exec(refused[0]?.[0]?.message ?? '') ?? []
    expect(Number(seconds)).toBeGreaterThan(50)
    const other = await register(gateway, { url: receiver.url })
    expect(succeeded(await sendTest(other.id)).event.type).toBe('WEBHOOK_TEST')
    clock.forward(Number(seconds) * 1_000)
    succeeded(await sendTest(webhook.id))
    await run(DeleteWebhookDocument, { webhookId: other.id })
  })
})

test.each([
  ['half a pair of surrogates', 'x\ud800'],
  ['an emoji at the place where it is cut', `${'x'.repeat(299)}😀`],
  ['a NUL', 'x\0'],
])('a refused description with %s is recorded as well', async (_what, description) => {
  const { updateWebhook } = await run(UpdateWebhookDocument, { webhookId: webhook.id, description })
  rejected(updateWebhook)
  const { auditRecords } = await run(AuditRecordsDocument, { operation: 'UPDATE_WEBHOOK' })
  const field = `webhooks.${webhook.id}.description`
  expect(auditRecords.nodes[0]).toMatchObject({
    succeeded: false,
    changes: [{ field, after: expect.stringMatching(/^x+\u{FFFD}$/u) }],
  })
})

test('after a rotation both secrets sign for 24 hours, then the new one only', async () => {
  const { rotateWebhookSecret } = await run(RotateWebhookSecretDocument, { webhookId: webhook.id })
  const { secret } = succeeded(rotateWebhookSecret) as { secret: string }
  expect(secret).not.toBe(webhook.secret)
  const receive = async () => {
    const [id] = await record('c7')
    return (await eventually(() => receiver.received.find((one) => one.id === id))) as Received
  }
  const during = await receive()
  expect([isSignedBy(secret, during), isSignedBy(webhook.secret, during)]).toEqual([true, true])
  clock.forward(24 * hourMs)
  const after = await receive()
  expect([isSignedBy(secret, after), isSignedBy(webhook.secret, after)]).toEqual([true, false])
  await eventually(async () => (await read(gateway, webhook.id)).oldSecretUntil === null)
  const where = { id: webhook.id }
  const { oldSecret } = await gateway.inStorage(({ read }) => read.webhook.findFirstOrThrow({ where }))
  expect(oldSecret).toBeNull()
})
