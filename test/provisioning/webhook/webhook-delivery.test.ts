import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { DeleteWebhookDocument, SendTestEventDocument } from '../../../src/client/generated/graphql.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { succeeded } from '../../support/outcomes.js'
import { answering, type Received, Receiver } from '../../support/receiver.js'
import { deliveryOf, isToBeRetried, read, register, TestClock } from '../../support/webhooks.js'

const clock = new TestClock()
const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' }, { clock: clock.now, dispatchIntervalMs: 20 })

const minuteMs = 60_000

/** For each test its own. */
let receiver: Receiver
let webhook: { id: string; secret: string }

beforeEach(async () => {
  receiver = new Receiver()
  await receiver.start()
  webhook = await register(gateway, { url: receiver.url })
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

const stateOf = (eventId: string | undefined) => deliveryOf(gateway, webhook.id, eventId)

const isDelivered = async (eventId: string | undefined) => (await stateOf(eventId))?.status === 'DELIVERED'

/** Waits until the try with this number has failed. */
const failed = (eventId: string | undefined, attempts: number) =>
  eventually(async () => {
    const delivery = await stateOf(eventId)
    return delivery?.attempts === attempts && isToBeRetried(delivery) ? delivery : null
  })

/** What came for this test's webhook. */
const here = (eventIds: readonly string[]) => receiver.ids.filter((id) => eventIds.includes(id))

describe('one event', () => {
  test('arrives within a second, signed as the library verifies it', async () => {
    const begun = performance.now()
    const [id] = await record('c1')
    const received = (await eventually(() => receiver.received.find((one) => one.id === id))) as Received
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(new Webhook(webhook.secret).verify(received.body, received.headers)).toEqual({
      type: 'customer.updated',
      timestamp: expect.any(String),
      data: { customerId: 'c1' },
    })
    expect(received.headers['content-type']).toBe('application/json; charset=utf-8')
    await eventually(() => isDelivered(id))
    expect(await stateOf(id)).toMatchObject({ attempts: 1, responseStatus: 204, failure: null, nextAttemptAt: null })
  })

  test('is not sent where another secret was expected', async () => {
    const [id] = await record('c1')
    const received = (await eventually(() => receiver.received.find((one) => one.id === id))) as Received
    const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
    expect(() => new Webhook(other).verify(received.body, received.headers)).toThrow()
  })

  test('is sent again after 10, 30 and 90 seconds, the same bytes under the same id', async () => {
    const answers = [500, 503, 404]
    receiver.react = (response, received) => answering(answers.shift() ?? 200)(response, received)
    const [id] = await record('c2')
    for (const attempt of [1, 2, 3]) {
      await failed(id, attempt)
      clock.forward(2 * minuteMs)
    }
    await eventually(() => isDelivered(id))
    expect(await stateOf(id)).toMatchObject({ attempts: 4, responseStatus: 200, failure: null })
    expect(receiver.ids).toEqual([id, id, id, id])
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  })

  test('waits as long as Retry-After says', async () => {
    receiver.react = answering(429, { 'retry-after': '600' })
    const [id] = await record('c3')
    const { nextAttemptAt, failure } = await failed(id, 1)
    expect(failure).toBe('answered 429')
    const waitMs = Date.parse(nextAttemptAt ?? '') - clock.now().getTime()
    expect(waitMs).toBeGreaterThan(9 * minuteMs)
    expect(waitMs).toBeLessThanOrEqual(10 * minuteMs)
  })

  test('that is asked for as a test goes to that webhook only, whatever its types', async () => {
    const chosen = await register(gateway, { url: receiver.url, eventTypes: ['CUSTOMER_DELETED'] })
    const { sendTestEvent } = await gateway.run(SendTestEventDocument, { webhookId: chosen.id })
    const { event } = succeeded(sendTestEvent) as { event: { id: string } }
    const received = (await eventually(() => receiver.received[0])) as Received
    expect(received).toMatchObject({ id: event.id, event: { type: 'webhook.test', data: { webhookId: chosen.id } } })
    await eventually(async () => (await read(gateway, chosen.id)).pendingCount === 0)
    expect(await stateOf(event.id)).toBeUndefined()
  })

  test('is sent to those who asked for its type, and from before the registration to nobody', async () => {
    await record('early')
    const chosen = await register(gateway, { url: receiver.url, eventTypes: ['CUSTOMER_CREATED'] })
    const [created, updated] = await recordEvents(gateway.gateway.storage, [
      { customerId: 'c4', type: 'CUSTOMER_CREATED' },
      { customerId: 'c4', type: 'CUSTOMER_UPDATED' },
    ])
    await eventually(async () => (await isDelivered(created)) && (await isDelivered(updated)))
    const { deliveries } = await read(gateway, chosen.id)
    expect(deliveries.nodes.map(({ eventId }) => eventId)).toEqual([created])
  })
})

describe('a receiver that does not do well', () => {
  test.each([
    ['redirects', answering(302, { location: 'http://127.0.0.1:1/' }), 'answered 302: redirects are not followed'],
    ['closes the connection', (response) => response.destroy(), 'no answer: ECONNRESET'],
    ['answers something else', (response) => response.socket?.end('SSH-2.0-garbage\r\n\r\n'), 'no answer: HPE_'],
    [
      'closes in the middle of its answer',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('x')
        setTimeout(() => response.destroy(), 20)
      },
      'no answer: ECONNRESET',
    ],
    [
      'has endless headers',
      (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
      'no answer: HPE_',
    ],
  ] satisfies [string, Receiver['react'], string][])('%s: a failed try', async (_what, react, failure) => {
    receiver.react = react
    const [id] = await record('c5')
    expect((await failed(id, 1)).failure).toContain(failure)
    receiver.react = answering(200)
    clock.forward(minuteMs)
    await eventually(() => isDelivered(id))
  })

  test('answers without end: what is too long is not read, and the status counts', async () => {
    receiver.react = (response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(1_000)), 5)
      response.on('close', () => clearInterval(timer))
    }
    const [id] = await record('c6')
    await eventually(() => isDelivered(id), 2_000)
  })

  test('hangs or drips: given up after 5 seconds, while other customers’ events pass', async () => {
    let count = 0
    receiver.react = (response, { event }) => {
      const { customerId } = event.data
      if (customerId === 'quick') return void response.writeHead(200).end()
      count += 1
      if (customerId === 'hangs') return
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 500)
      response.on('close', () => clearInterval(timer))
    }
    const begun = performance.now()
    const ids = await record('hangs', 'drips', 'quick', 'quick')
    await eventually(() => isDelivered(ids[3]), 2_000)
    const tried = await Promise.all([failed(ids[0], 1), failed(ids[1], 1)])
    const tookMs = performance.now() - begun
    expect(tried.map(({ failure }) => failure)).toEqual(['no answer within 5 s', 'no answer within 5 s'])
    expect(tookMs).toBeGreaterThan(4_900)
    expect(tookMs).toBeLessThan(7_000)
    expect(count).toBe(2)
  })

  test('is down for a while: nothing is lost, and each customer’s events come in order', async () => {
    await receiver.stop()
    const ids = await record(...Array.from({ length: 60 }, (_, place) => `down${place % 20}`))
    await eventually(async () => (await stateOf(ids[0]))?.failure === 'no answer: ECONNREFUSED')
    await sleep(200)
    await receiver.start()
    await eventually(async () => {
      clock.forward(minuteMs)
      await sleep(50)
      return (await read(gateway, webhook.id)).pendingCount === 0
    })
    expect([...new Set(here(ids))].sort()).toEqual([...ids].sort())
    for (let customer = 0; customer < 20; customer += 1) {
      const own = ids.filter((_, place) => place % 20 === customer)
      expect(here(own)).toEqual(own)
    }
  })
})

test('while one customer’s event fails, its later ones wait and all others pass', async () => {
  receiver.react = (response, { event }) => response.writeHead(event.data.customerId === 'stuck' ? 500 : 200).end()
  const ids = await record('stuck', 'other', 'stuck', 'third', 'other', 'stuck')
  const [stuck1, other1, stuck2, third, other2, stuck3] = ids
  await eventually(async () => (await isDelivered(other2)) && (await isDelivered(third)))
  await failed(stuck1, 1)
  expect(here([stuck1, stuck2, stuck3] as string[])).toEqual([stuck1])
  expect(here([other1, other2] as string[])).toEqual([other1, other2])
  receiver.react = answering(200)
  clock.forward(minuteMs)
  await eventually(() => isDelivered(stuck3))
  expect(here([stuck1, stuck2, stuck3] as string[])).toEqual([stuck1, stuck1, stuck2, stuck3])
})
