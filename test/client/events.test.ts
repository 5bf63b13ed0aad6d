import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createGatewayClient, type Event, type EventConditions, GatewayError } from '../../src/client/index.js'
import { aCustomer } from '../support/builders.js'
import { type ConnectionCutter, startConnectionCutter } from '../support/connection-cutter.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { type Forwarder, startForwarder } from '../support/forwarder.js'
import { aGateway } from '../support/gateway.js'
import { startOn } from '../support/installation.js'
import { createCustomer, createSubscription, succeeded } from '../support/outcomes.js'

const gateway = aGateway()
const folder = aFolder()
const portOf = (url: string): number => Number(new URL(url).port)

let forwarder: Forwarder
let cutter: ConnectionCutter

beforeAll(async () => {
  forwarder = await startForwarder(portOf(gateway.url))
  cutter = await startConnectionCutter('127.0.0.1', portOf(gateway.url))
})

afterAll(() => {
  forwarder.close()
  cutter.close()
})

const ends = new Set<() => void>()

afterEach(() => {
  for (const end of ends) end()
  ends.clear()
})

/** Follows at an address until the test is over; `following` ends with it. */
const follow = (port: number, conditions: EventConditions = {}) => {
  const controller = new AbortController()
  ends.add(() => controller.abort())
  const seen: Event[] = []
  const reasons: unknown[] = []
  const client = createGatewayClient({ url: `http://127.0.0.1:${port}`, retry: { delayMsMax: 20 } })
  const onReconnect = (reason: unknown) => reasons.push(reason)
  const events = client.events({ ...conditions, signal: controller.signal, onReconnect })
  const following = (async () => {
    for await (const event of events) seen.push(event)
  })()
  return { seen, reasons, following, end: () => controller.abort() }
}

const allEvents = () =>
  gateway.inStorage(({ read }) => read.event.findMany({ select: { id: true }, orderBy: { sequence: 'asc' } }))

/** The ids of everything that has happened since. */
const idsAfter = async (id: string): Promise<string[]> => {
  const ids = (await allEvents()).map((event) => event.id)
  return ids.slice(ids.indexOf(id) + 1)
}

/** Something happens, and that is where one can begin. */
const aBeginning = async (): Promise<string> => {
  await createCustomer(gateway)
  return (await allEvents()).at(-1)?.id ?? ''
}

describe('following events', () => {
  test('tells what happens from now on, with the customer, until the signal', async () => {
    const { seen, following, end } = follow(portOf(gateway.url))
    const created: string[] = []
    // What happened before the stream was open is not told.
    const told = await eventually(async () => {
      created.push((await createCustomer(gateway)).customer.id)
      return seen[0]
    })
    expect(created).toContain(told.customerId)
    expect(told).toMatchObject({
      type: 'CUSTOMER_CREATED',
      customer: { companyProfile: { companyName: 'Fourth Coffee' } },
    })
    end()
    await following
  })

  test('tells of one customer alone, from where it is said to begin', async () => {
    const after = await aBeginning()
    const { customerId } = await createSubscription(gateway)
    await createCustomer(gateway)
    const { seen } = follow(portOf(gateway.url), { customerId, after })
    await eventually(() => seen.length === 2)
    expect(seen.map(({ type }) => type)).toEqual(['CUSTOMER_CREATED', 'SUBSCRIPTION_CREATED'])
  })

  test('leaves nothing out and tells nothing twice, however often the connection is cut', async () => {
    const after = await aBeginning()
    const { seen, reasons } = follow(forwarder.port, { after })
    for (let round = 0; round < 8; round += 1) {
      await createSubscription(gateway)
      // Now and then it is cut before anything of it has arrived.
      if (round % 2 === 0) await eventually(() => seen.length >= 2 * (round + 1))
      forwarder.leadTo(portOf(gateway.url))
    }
    await eventually(() => seen.length >= 16)
    expect(seen.map(({ id }) => id)).toEqual(await idsAfter(after))
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.every((reason) => reason instanceof GatewayError)).toBe(true)
  })

  test.each(['before', 'after'] as const)('begins again when it is cut %s the gateway was asked', async (when) => {
    const after = await aBeginning()
    cutter.cutAt(0, when)
    const { seen, reasons } = follow(cutter.port, { after })
    await createCustomer(gateway)
    await eventually(() => seen.length === 1)
    expect(seen.map(({ id }) => id)).toEqual(await idsAfter(after))
    expect(reasons).toHaveLength(1)
  })

  test('goes on at a gateway that was closed and started again, with what happened meanwhile', async () => {
    const database = `file:${folder.file('restarted.db')}`
    const first = await startOn(database)
    const address = await startForwarder(portOf(first.url))
    ends.add(() => address.close())
    const { seen, reasons } = follow(address.port)
    const created: string[] = []
    const create = async (url: string) =>
      created.push(succeeded(await createGatewayClient({ url }).customers.create(aCustomer())).customer.id)
    await eventually(async () => (await create(first.url)) && seen.length > 0)
    const missed = created.indexOf(seen[0]?.customerId ?? '')
    await first.close()
    const second = await startOn(database)
    try {
      await create(second.url)
      address.leadTo(portOf(second.url))
      await create(second.url)
      await eventually(() => seen.at(-1)?.customerId === created.at(-1))
      expect(seen.map(({ customerId }) => customerId)).toEqual(created.slice(missed))
      // It was told the end of the stream, and after that found nobody.
      expect(reasons[0]).toBeUndefined()
    } finally {
      await second.close()
    }
  })
})

describe('what is refused', () => {
  test.each([{ customerId: 'unknown' }, { after: 'unknown' }])('%j is told as an error', async (conditions) => {
    const { following } = follow(portOf(gateway.url), conditions)
    const error = await following.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(GatewayError)
    expect(error).toMatchObject({ code: 'NOT_FOUND', isRetryable: false, operationName: 'Events' })
  })
})
