import { describe, expect, test } from '@jest/globals'
import { createClient } from 'graphql-sse'
import {
  DeleteCustomerDocument,
  EventsDocument,
  type EventsSubscription,
  SendTestEventDocument,
} from '../../../src/client/generated/graphql.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer, createSubscription } from '../../support/outcomes.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'
import { register } from '../../support/webhooks.js'

const streaming = { heartbeatMs: 15_000, slowAfterMs: 10_000, farewellMs: 2_000, pollIntervalMs: 100, waitingMax: 50 }
const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' }, { streaming })

const nobody = '0198f3c0-0000-7000-8000-00000000ffff'

/** New events of one customer, or of none. */
const happen = (times: number, customerId: string | null = null) =>
  gateway.inStorage((storage) => recordEvents(storage, Array(times).fill({ customerId })))

describe('whoever follows events', () => {
  test('is told of what happens within a second, in order, with the customer as it is', async () => {
    const follower = await follow(gateway.url)
    const { customerId, domain } = await createSubscription(gateway)
    const committed = performance.now()
    await eventually(() => follower.events.length === 2)
    expect(performance.now() - committed).toBeLessThan(1_000)
    expect(follower.events.map(({ type }) => type)).toEqual(['CUSTOMER_CREATED', 'SUBSCRIPTION_CREATED'])
    expect(follower.events[0]).toMatchObject({ customerId, customer: { id: customerId, companyProfile: { domain } } })
    expect(follower.messages.filter(({ event }) => event === 'next').map(({ id }) => id)).toEqual(follower.ids)
    follower.close()
  })

  test('goes on after the last event that it has seen, without gap or repetition', async () => {
    const first = await follow(gateway.url)
    const seen = await happen(3)
    await first.hasSeen(seen)
    first.close()
    const missed = await happen(450)
    const second = await follow(gateway.url, { after: first.ids.at(-1) ?? '' })
    const later = await happen(5)
    await second.hasSeen(later)
    expect(first.ids).toEqual(seen)
    expect(second.ids).toEqual([...missed, ...later])
    second.close()
  })

  test('goes on where its browser was, whatever its first request said', async () => {
    const [oldest = '', middle = '', newest] = await happen(3)
    const follower = await follow(gateway.url, { after: oldest }, { headers: { 'last-event-id': middle } })
    await follower.hasSeen([newest])
    expect(follower.ids).toEqual([newest])
    follower.close()
  })

  test('is told where it begins, for the case that it has to come back before anything happens', async () => {
    const [latest] = await happen(1)
    const follower = await follow(gateway.url)
    await eventually(() => follower.messages.length > 0)
    expect(follower.messages).toEqual([{ id: latest }])
    follower.close()
  })

  test('of one customer is told of that one only, now and when it goes on', async () => {
    const { customer } = await createCustomer(gateway)
    const follower = await follow(gateway.url, { customerId: customer.id.toUpperCase() })
    await happen(3)
    const own = await happen(2, customer.id)
    await follower.hasSeen(own)
    expect(follower.ids).toEqual(own)
    follower.close()
    const ownLater = [
      ...(await happen(1, customer.id)),
      ...((await happen(300)) && []),
      ...(await happen(1, customer.id)),
    ]
    await happen(3)
    const again = await follow(gateway.url, { customerId: customer.id, after: own[0] ?? '' })
    await again.hasSeen(ownLater)
    expect(again.ids).toEqual([own[1], ...ownLater])
    again.close()
  })

  test('of a customer that was deleted meanwhile is told so', async () => {
    const { customer } = await createCustomer(gateway)
    const [after = ''] = await happen(1, customer.id)
    await gateway.run(DeleteCustomerDocument, { customerId: customer.id })
    const follower = await follow(gateway.url, { customerId: customer.id, after })
    await eventually(() => follower.events.length > 0)
    expect(follower.events).toMatchObject([{ type: 'CUSTOMER_DELETED', customer: null }])
    follower.close()
  })

  test('loses nothing when more happens at once than waits for it', async () => {
    const follower = await follow(gateway.url)
    const ids = await happen(streaming.waitingMax * 8)
    await follower.hasSeen(ids)
    expect(follower.ids).toEqual(ids)
    follower.close()
  })

  test('is not told of a webhook’s test', async () => {
    const { id } = await register(gateway, { url: 'http://127.0.0.1:9/hooks' })
    const follower = await follow(gateway.url)
    await gateway.run(SendTestEventDocument, { webhookId: id })
    const ids = await happen(1)
    await follower.hasSeen(ids)
    expect(follower.ids).toEqual(ids)
    follower.close()
  })

  test('sees nothing of another partner', async () => {
    const follower = await follow(gateway.url)
    const other = await aPartner(gateway.gateway.storage)
    await createCustomerOf(other)
    const ids = await happen(1)
    await follower.hasSeen(ids)
    expect(follower.ids).toEqual(ids)
    follower.close()
  })

  test('can use the client of graphql-sse', async () => {
    const client = createClient({ url: `${gateway.url}/graphql`, retryAttempts: 0 })
    const [after = '', ...ids] = await happen(3)
    const query = EventsDocument.toString()
    const seen: string[] = []
    for await (const { data } of client.iterate<EventsSubscription>({ query, variables: { after } })) {
      seen.push(data?.events.id ?? '')
      if (seen.length === ids.length) break
    }
    expect(seen).toEqual(ids)
    client.dispose()
  })
})

describe('what cannot be followed is refused', () => {
  const refused = async (variables: { customerId?: string; after?: string }) => {
    const follower = await follow(gateway.url, variables)
    await follower.end()
    expect(follower.response.statusCode).toBe(200)
    expect([follower.events, follower.isComplete]).toEqual([[], true])
    return follower.told.flatMap(({ errors = [] }) =>
      errors.map(({ extensions: { code, argument } }) => `${code} ${argument}`),
    )
  }

  test.each([
    ['is not there', nobody],
    ['is no id', 'x'],
  ])('a customer that %s', async (_title, customerId) => {
    expect(await refused({ customerId })).toEqual(['NOT_FOUND customerId'])
  })

  test.each([
    ['is not there', nobody],
    ['is no id', 'x'],
  ])('a beginning after an event that %s', async (_title, after) => {
    expect(await refused({ after })).toEqual(['NOT_FOUND after'])
  })

  test('another partner’s customer and event', async () => {
    const { storage } = gateway.gateway
    const other = await aPartner(storage)
    const { customer } = await createCustomerOf(other)
    const event = await other.run(() => storage.read.event.findFirst({ where: { partnerId: other.id } }))
    expect(await refused({ customerId: customer.id })).toEqual(['NOT_FOUND customerId'])
    expect(await refused({ after: event?.id ?? '' })).toEqual(['NOT_FOUND after'])
  })
})
