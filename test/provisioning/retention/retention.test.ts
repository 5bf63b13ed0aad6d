import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  DeleteWebhookDocument,
  PauseWebhookDocument,
  ReplayDeadDeliveriesDocument,
  ResumeWebhookDocument,
} from '../../../src/client/generated/graphql.js'
import { areEventsGone } from '../../../src/provisioning/event/event.retention.js'
import { retryDelaysS } from '../../../src/provisioning/webhook/webhook.rules.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'
import { answering, Receiver } from '../../support/receiver.js'
import { deliveryOf, isToBeRetried, read, register, TestClock } from '../../support/webhooks.js'

const clock = new TestClock()
const gateway = aGateway(
  { WEBHOOK_ALLOW_PRIVATE: 'true', EVENT_RETENTION_DAYS: '20' },
  { clock: clock.now, dispatchIntervalMs: 20, sweepIntervalMs: 20 },
)

const minuteMs = 60_000
const dayMs = 86_400_000

/** For each test its own. */
let receiver: Receiver
let webhook: { id: string }

beforeEach(async () => {
  receiver = new Receiver()
  await receiver.start()
  webhook = await register(gateway, { url: receiver.url, eventTypes: ['CUSTOMER_UPDATED'] })
})

afterEach(async () => {
  await gateway.run(DeleteWebhookDocument, { webhookId: webhook.id })
  await receiver.stop()
})

/** Events that happen now, by the gateway's clock. */
const record = (...customerIds: string[]) =>
  recordEvents(
    gateway.gateway.storage,
    customerIds.map((customerId) => ({ customerId })),
    clock.now(),
  )

const eventIds = () =>
  gateway.inStorage(async (storage) => {
    const events = await storage.read.event.findMany({ orderBy: { sequence: 'asc' } })
    return events.map(({ id }) => id)
  })

const sequenceOf = (id: string | undefined) =>
  gateway.inStorage(async (storage) => {
    const { sequence } = await storage.read.event.findFirstOrThrow({ where: { id: id ?? '' } })
    return sequence
  })

const isGoneAfter = (sequence: number) =>
  gateway.inStorage(async (storage) => {
    const { id } = await storage.read.partner.findFirstOrThrow()
    return areEventsGone(storage, id, sequence)
  })

const is = (status: string, eventId: string | undefined) => async () =>
  (await deliveryOf(gateway, webhook.id, eventId))?.status === status

/** Until the sweeper has been round once more: what it sees after this call it has seen when this ends. */
const swept = async () => {
  const marker = `sweep-${clock.now().getTime()}`
  const expiresAt = new Date(0)
  const data = {
    partnerId: '',
    operation: 'CREATE_CUSTOMER',
    keyHash: marker,
    fingerprint: '',
    customerId: '',
  } as const
  for (const round of [1, 2]) {
    await gateway.inStorage(async (storage) => {
      const { id: partnerId } = await storage.read.partner.findFirstOrThrow()
      const record = { ...data, partnerId, id: `${marker}-${round}`, createdAt: expiresAt, expiresAt }
      await storage.write((tx) => tx.idempotencyRecord.createMany({ data: [record] }))
    })
    await eventually(async () => (await countMarkers(marker)) === 0)
  }
}

const countMarkers = (keyHash: string) =>
  gateway.inStorage((storage) => storage.read.idempotencyRecord.count({ where: { keyHash } }))

test('an event that nobody waits for goes after the days that are set, and what arrived with it', async () => {
  const [old] = await record('c1')
  await eventually(is('DELIVERED', old))
  clock.forward(19 * dayMs)
  const [young] = await record('c1')
  await eventually(is('DELIVERED', young))
  await swept()
  expect(await eventIds()).toEqual([old, young])
  clock.forward(dayMs + minuteMs)
  await eventually(async () => (await eventIds())[0] === young)
  await eventually(async () => (await deliveryOf(gateway, webhook.id, old)) === undefined)
  expect(await deliveryOf(gateway, webhook.id, young)).toMatchObject({ status: 'DELIVERED' })
})

test('the numbers go on where they were, though all events are gone', async () => {
  const [old] = await record('c2')
  const last = await sequenceOf(old)
  await eventually(is('DELIVERED', old))
  clock.forward(21 * dayMs)
  await eventually(async () => (await eventIds()).length === 0)
  const [next] = await record('c2')
  expect(await sequenceOf(next)).toBe(last + 1)
})

test('more than one batch goes at once, while customers are created', async () => {
  const unsent = Array.from({ length: 1_000 }, () => ({ type: 'CUSTOMER_CREATED' as const }))
  const ids = await recordEvents(gateway.gateway.storage, unsent, clock.now())
  await noteDelivered(ids.slice(0, 500))
  clock.forward(21 * dayMs)
  for (let count = 0; count < 10; count += 1) await createCustomer(gateway)
  await eventually(async () => !(await eventIds()).some((id) => ids.includes(id)))
  expect((await eventIds()).length).toBeGreaterThanOrEqual(10)
  await eventually(async () => (await read(gateway, webhook.id)).deliveries.nodes.length === 0)
})

/** As if they had been sent: so many would take their time. */
const noteDelivered = (eventIds: readonly string[]) =>
  gateway.inStorage(async (storage) => {
    const { id: partnerId } = await storage.read.partner.findFirstOrThrow()
    const now = clock.now()
    const type = 'CUSTOMER_CREATED' as const
    const delivery = { partnerId, webhookId: webhook.id, customerId: null, type, status: 'DELIVERED' as const }
    const data = eventIds.map((eventId, place) => ({
      ...{ ...delivery, id: `delivered-${eventId}`, eventId, sequence: place },
      ...{ createdAt: now, lastAttemptAt: now, deliveredAt: now },
    }))
    await storage.write((tx) => tx.webhookDelivery.createMany({ data }))
  })

describe('what a webhook still needs stays', () => {
  test('a delivery that waits keeps its event and those after it, until it has arrived', async () => {
    await gateway.run(PauseWebhookDocument, { webhookId: webhook.id })
    const [before] = await recordEvents(
      gateway.gateway.storage,
      [{ customerId: 'c3', type: 'CUSTOMER_CREATED' }],
      clock.now(),
    )
    const ids = await record('c3', 'c4')
    await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 2)
    clock.forward(50 * dayMs)
    await eventually(async () => !(await eventIds()).includes(before ?? ''))
    await swept()
    expect(await eventIds()).toEqual(ids)
    await gateway.run(ResumeWebhookDocument, { webhookId: webhook.id })
    await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 0)
    expect([...receiver.ids].sort()).toEqual([...ids].sort())
    await eventually(async () => (await eventIds()).length === 0)
    // They have arrived only now.
    expect(await deliveryOf(gateway, webhook.id, ids[0])).toMatchObject({ status: 'DELIVERED' })
  })

  test('a dead delivery stays with its event as long after its death, and can be replayed', async () => {
    receiver.react = answering(500)
    const [dead] = await record('c5')
    for (let attempt = 1; attempt <= 1 + retryDelaysS.length; attempt += 1) {
      await eventually(async () => {
        const delivery = await deliveryOf(gateway, webhook.id, dead)
        return delivery?.attempts === attempt && (delivery.status === 'DEAD' || isToBeRetried(delivery))
      })
      clock.forward(2 * dayMs)
    }
    // Its event is as old as the days of all tries together; it was given up two days ago.
    expect(await deliveryOf(gateway, webhook.id, dead)).toMatchObject({ status: 'DEAD' })
    clock.forward(17 * dayMs)
    await swept()
    expect(await eventIds()).toEqual([dead])
    receiver.react = answering(204)
    await gateway.run(ReplayDeadDeliveriesDocument, { webhookId: webhook.id })
    await eventually(is('DELIVERED', dead))
    await eventually(async () => (await eventIds()).length === 0)
    clock.forward(21 * dayMs)
    await eventually(async () => (await deliveryOf(gateway, webhook.id, dead)) === undefined)
  })

  test('a dead delivery that nobody replayed goes at last, and then its event', async () => {
    receiver.react = answering(500)
    const [dead] = await record('c6')
    await eventually(async () => (await deliveryOf(gateway, webhook.id, dead))?.failure)
    const where = { eventId: dead ?? '' }
    const data = { status: 'DEAD' as const, nextAttemptAt: null }
    await gateway.inStorage(({ write }) =>
      write.call(gateway.gateway.storage, (tx) => tx.webhookDelivery.updateMany({ where, data })),
    )
    clock.forward(20 * dayMs + minuteMs)
    await eventually(async () => (await deliveryOf(gateway, webhook.id, dead)) === undefined)
    await eventually(async () => (await eventIds()).length === 0)
  })
})

test('a webhook that was deleted goes with all of its deliveries, however many, and lets events go', async () => {
  await gateway.run(PauseWebhookDocument, { webhookId: webhook.id })
  await record(...Array.from({ length: 450 }, (_, number) => `c7-${number}`))
  await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 450)
  await gateway.run(DeleteWebhookDocument, { webhookId: webhook.id })
  await eventually(() =>
    gateway.inStorage(async (storage) => {
      const row = await storage.read.webhook.findFirst({ where: { id: webhook.id } })
      return row === null && (await storage.read.webhookDelivery.count({ where: { webhookId: webhook.id } })) === 0
    }),
  )
  clock.forward(20 * dayMs + minuteMs)
  await eventually(async () => (await eventIds()).length === 0)
})

test('whoever comes after events that are gone is told so, and nobody else', async () => {
  const ids = await record('c7', 'c7')
  const [first = 0, second = 0] = await Promise.all(ids.map(sequenceOf))
  await eventually(is('DELIVERED', ids[1]))
  expect(await Promise.all([first - 1, first, second, second + 1].map(isGoneAfter))).toEqual([
    false,
    false,
    false,
    false,
  ])
  clock.forward(19 * dayMs)
  const [third] = await record('c7')
  clock.forward(2 * dayMs)
  await eventually(async () => (await eventIds())[0] === third)
  expect(await Promise.all([0, first - 1, first].map(isGoneAfter))).toEqual([true, true, true])
  expect(await Promise.all([second, second + 1].map(isGoneAfter))).toEqual([false, false])
  await eventually(is('DELIVERED', third))
  clock.forward(21 * dayMs)
  await eventually(async () => (await eventIds()).length === 0)
  expect(await Promise.all([second, second + 1].map(isGoneAfter))).toEqual([true, false])
})

test('each partner’s events are looked at by themselves', async () => {
  const partner = await aPartner(gateway.gateway.storage)
  await createCustomerOf(partner)
  const count = () => partner.run(() => gateway.gateway.storage.read.event.count({ where: { partnerId: partner.id } }))
  expect(await count()).toBeGreaterThan(0)
  const needed = await gateway.run(PauseWebhookDocument, { webhookId: webhook.id })
  expect(needed.pauseWebhook.__typename).toBe('PauseWebhookSuccess')
  const ids = await record('c8')
  await eventually(async () => (await read(gateway, webhook.id)).pendingCount === 1)
  clock.forward(21 * dayMs)
  await eventually(async () => (await count()) === 0)
  expect(await eventIds()).toEqual(ids)
})
