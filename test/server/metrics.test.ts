import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain } from '../support/builders.js'
import { recordEvents } from '../support/events.js'
import { eventually } from '../support/eventually.js'
import { Faults } from '../support/faults.js'
import { aGateway } from '../support/gateway.js'
import { growth, scrape, scrapeText } from '../support/metrics.js'
import { createCustomer } from '../support/outcomes.js'
import { answering, aReceiver } from '../support/receiver.js'
import { register, TestClock } from '../support/webhooks.js'

const environment = { METRICS_PORT: '0', WEBHOOK_ALLOW_PRIVATE: 'true' }
const faults = new Faults()
const gateway = aGateway(environment, faults.surroundings)
const clock = new TestClock()
const sending = aGateway(environment, { clock: clock.now })
const receiver = aReceiver()

const withFault = async (code: string, work: () => Promise<unknown>) => {
  faults.reset({ at: (sql) => /FROM "Customer"|FROM `main`\.`Customer`|BEGIN/.test(sql), when: 'before', code })
  try {
    return await work()
  } finally {
    faults.reset()
  }
}

const operations = 'graphql_operations_total'

const operation = (type: string, field: string, outcome: string) => ({
  [`csp_gateway_${operations}{type="${type}",field="${field}",outcome="${outcome}"}`]: 1,
})

describe('GraphQL requests are counted by root field and outcome', () => {
  test.each([
    ['success', 'query', 'viewer', () => gateway.ask('{ viewer { userName } }')],
    [
      'rejection',
      'mutation',
      'createCustomer',
      () => gateway.ask(CreateCustomerDocument.toString(), aCustomer({ domain: 'no' })),
    ],
    ['refused', 'query', 'customers', () => gateway.ask('{ customers(first: -1) { totalCount } }')],
    ['refused', 'none', 'none', () => gateway.ask('{ nothing }')],
    ['refused', 'none', 'none', () => gateway.ask('{')],
    ['success', 'query', 'introspection', () => gateway.ask('{ __typename }')],
    [
      'unavailable',
      'query',
      'customers',
      () => withFault('SQLITE_FULL', () => gateway.ask('{ customers { totalCount } }')),
    ],
    [
      'error',
      'query',
      'customers',
      () => withFault('SQLITE_CORRUPT', () => gateway.ask('{ customers { totalCount } }')),
    ],
  ])('%s: %s %s', async (outcome, type, field, ask) => {
    expect(await growth(gateway, operations, ask)).toEqual(operation(type, field, outcome))
  })

  test('each under its name in the schema, where one request asks for several', async () => {
    const query =
      'query Canary { one: viewer { userName } two: customers(first: -1) { totalCount } ...F } fragment F on Query { three: offers(country: "US") { nodes { id } } }'
    expect(await growth(gateway, operations, () => gateway.ask(query))).toEqual({
      ...operation('query', 'viewer', 'success'),
      ...operation('query', 'customers', 'refused'),
      ...operation('query', 'offers', 'success'),
    })
  })
})

test('answers that are given again are counted', async () => {
  const variables = { ...aCustomer(), idempotencyKey: randomUUID() }
  await gateway.ask(CreateCustomerDocument.toString(), variables)
  const again = () => gateway.ask(CreateCustomerDocument.toString(), variables)
  expect(await growth(gateway, 'replays_total', again)).toEqual({
    'csp_gateway_idempotency_replays_total{operation="CREATE_CUSTOMER"}': 1,
  })
})

test('HTTP requests are counted by route and class of status', async () => {
  const ask = async () => {
    await fetch(`${gateway.url}/healthz`)
    await fetch(`${gateway.url}/nothing`)
    await gateway.ask('{ viewer { userName } }')
  }
  expect(await growth(gateway, 'http_requests_total', ask)).toEqual({
    'csp_gateway_http_requests_total{route="/healthz",status="2xx"}': 1,
    'csp_gateway_http_requests_total{route="none",status="4xx"}': 1,
    'csp_gateway_http_requests_total{route="/graphql",status="2xx"}': 1,
  })
})

test('whatever callers name, no series comes of it', async () => {
  const callerChosen = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const name = `n${randomUUID().replaceAll('-', '')}`
      await gateway.ask(`query ${name} { ${name}: viewer { userName } }`)
      await gateway.ask(`{ ${name} }`)
      await gateway.ask(CreateCustomerDocument.toString(), { ...aCustomer({ externalId: name }), idempotencyKey: name })
      await fetch(`${gateway.url}/${name}?${name}`, { method: 'PATCH', headers: { [name]: name, 'user-agent': name } })
    }
  }
  await callerChosen(1)
  const before = [...(await scrape(gateway)).keys()].filter((series) => series.startsWith('csp_'))
  await callerChosen(10)
  const after = [...(await scrape(gateway)).keys()].filter((series) => series.startsWith('csp_'))
  expect(after.sort()).toEqual(before.sort())
})

test('nothing of a partner, a customer or a secret is in them', async () => {
  const domain = aDomain()
  const { customer, adminCredentials } = await createCustomer(gateway, {
    domain,
    billing: { email: 'canary@x.example' },
  })
  const { partner, serverKeyCheck } = await gateway.inStorage(async ({ read }) => ({
    partner: await read.partner.findFirstOrThrow(),
    ...(await read.installation.findFirstOrThrow()),
  }))
  const text = await scrapeText(gateway)
  for (const secret of [domain, 'canary', customer.id, adminCredentials.password, serverKeyCheck]) {
    expect(text).not.toContain(secret)
  }
  for (const own of [partner.id, partner.name, partner.domain]) expect(text).not.toContain(own)
})

test('the write gate tells who waits for it', async () => {
  const grown = await growth(gateway, 'database_turn', () =>
    Promise.all(Array.from({ length: 5 }, () => createCustomer(gateway))),
  )
  expect(grown['csp_gateway_database_turns_total{queue="write"}']).toBeGreaterThanOrEqual(5)
  expect(grown['csp_gateway_database_turn_wait_seconds_total{queue="write"}']).toBeGreaterThan(0)
  const now = await scrape(gateway)
  expect(now.get('csp_gateway_database_turns_in_use{queue="write"}')).toBe(0)
  expect(now.get('csp_gateway_database_turns_waiting{queue="write"}')).toBe(0)
})

test('while the database fails there are metrics, which say so, and no backlog that nobody knows', async () => {
  expect((await scrape(gateway)).get('csp_gateway_database_writable')).toBe(1)
  faults.reset({ at: () => true, when: 'before', code: 'SQLITE_IOERR' })
  const during = await scrape(gateway)
  faults.reset()
  expect(during.get('csp_gateway_database_writable')).toBe(0)
  expect(during.has('csp_gateway_outbox_events_waiting')).toBe(false)
  const after = await scrape(gateway)
  expect(after.get('csp_gateway_database_writable')).toBe(1)
  expect(after.get('csp_gateway_outbox_events_waiting')).toBe(0)
})

test('events that nobody hands to webhooks are the lag of the outbox', async () => {
  await register(gateway, { url: receiver.url })
  await gateway.inStorage((storage) => recordEvents(storage, [{}, {}, {}]))
  const found = await eventually(async () => {
    const now = await scrape(gateway)
    return now.get('csp_gateway_outbox_events_waiting') === 3 ? now : undefined
  })
  expect(found.get('csp_gateway_outbox_oldest_event_age_seconds')).toBeGreaterThan(0)
})

test('a webhook that does not answer is seen by its tries, by what waits, and at last by what is dead', async () => {
  receiver.react = answering(500)
  await register(sending, { url: receiver.url })
  await createCustomer(sending)
  const waiting = await eventually(async () => {
    const now = await scrape(sending)
    return now.get('csp_gateway_webhook_tries_total{outcome="failed"}') ? now : undefined
  })
  expect(waiting.get('csp_gateway_webhook_deliveries_waiting')).toBe(1)
  expect(waiting.get('csp_gateway_webhook_oldest_delivery_age_seconds')).toBeGreaterThan(0)
  expect(waiting.get('csp_gateway_outbox_events_waiting')).toBe(0)
  receiver.react = answering(204)
  clock.forward(60_000)
  await createCustomer(sending)
  await eventually(async () => (await scrape(sending)).get('csp_gateway_webhook_deliveries_waiting') === 0)
  await sending.inStorage((storage) =>
    storage.write((tx) => tx.webhookDelivery.updateMany({ data: { status: 'DEAD' } })),
  )
  expect((await scrape(sending)).get('csp_gateway_webhook_deliveries_dead')).toBe(2)
})

test('they are served on their own port alone, and nothing else is', async () => {
  const metricsUrl = gateway.gateway.metricsUrl ?? ''
  expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404)
  expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(405)
  expect((await fetch(metricsUrl.replace('/metrics', '/graphql'))).status).toBe(404)
  expect((await fetch(metricsUrl)).headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
})

test('the process tells its memory and the delay of its event loop', async () => {
  const now = await scrape(gateway)
  expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(0)
  expect(now.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
  expect([...now.keys()].filter((series) => series.startsWith('csp_gateway_build_info'))).toEqual([
    expect.stringMatching(/version="\d+\.\d+\.\d+",node="v\d.*",database="sqlite"/),
  ])
})
