import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { serverKey } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'
import { type Forwarder, startForwarder } from '../../support/forwarder.js'
import { aGateway } from '../../support/gateway.js'
import { growth, scrape } from '../../support/metrics.js'
import { createCustomer } from '../../support/outcomes.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'
import { freePort } from '../../support/postgresql-server.js'
import { answering, aReceiver } from '../../support/receiver.js'
import { register } from '../../support/webhooks.js'

const gateway = aGateway({ METRICS_PORT: '0', WEBHOOK_ALLOW_PRIVATE: 'true' })
const receiver = aReceiver()

test('the connections of each pool are measured: how many, in use, waited for', async () => {
  const grown = await growth(gateway, 'database_turns_total', () =>
    Promise.all(Array.from({ length: 30 }, () => createCustomer(gateway))),
  )
  expect(grown['csp_gateway_database_turns_total{queue="write"}']).toBeGreaterThanOrEqual(30)
  expect(grown['csp_gateway_database_turns_total{queue="read"}']).toBeGreaterThan(0)
  const now = await scrape(gateway)
  for (const queue of ['read', 'write']) {
    expect(now.get(`csp_gateway_database_turns_max{queue="${queue}"}`)).toBe(10)
    expect(now.get(`csp_gateway_database_turns_waiting{queue="${queue}"}`)).toBe(0)
  }
  expect([...now.keys()].join()).toContain('database="postgresql"')
})

test('while one of a partner writes, those who wait for it are seen', async () => {
  const busy = Array.from({ length: 40 }, () => createCustomer(gateway))
  const seen = await eventually(() => {
    const { write } = gateway.gateway.storage.measurements().turns
    return write && write.waiting > 0 ? write : undefined
  })
  expect(seen.max).toBe(10)
  expect(seen.inUse).toBeLessThanOrEqual(1)
  await Promise.all(busy)
})

test('what waits for webhooks is counted for every partner, whatever the database shows to whom', async () => {
  receiver.react = answering(500)
  await register(gateway, { url: receiver.url })
  await createCustomer(gateway)
  const now = await eventually(async () => {
    const scraped = await scrape(gateway)
    return scraped.get('csp_gateway_webhook_deliveries_waiting') === 1 ? scraped : undefined
  })
  const ageSeconds = now.get('csp_gateway_webhook_oldest_delivery_age_seconds') ?? Number.NaN
  expect(ageSeconds).toBeGreaterThan(0)
  expect(ageSeconds).toBeLessThan(3_600)
})

/** A server whose address can lead nowhere. */
let database = ''
let forwarder: Forwarder
let cut: Gateway
let serverPort = 0

beforeAll(async () => {
  database = await createDatabase()
  const url = new URL(urlOf(database))
  serverPort = Number(url.port)
  forwarder = await startForwarder(serverPort)
  url.port = String(forwarder.port)
  const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url.href, SERVER_KEY: serverKey }
  cut = await startGateway(readConfiguration(environment))
})

afterAll(async () => {
  await cut.close()
  forwarder.close()
  await dropDatabase(database)
})

const readiness = async () => (await fetch(`${cut.url}/readyz`)).status

test('a gateway is ready when its server takes writes, and only then, without a restart', async () => {
  expect(await readiness()).toBe(200)
  forwarder.leadTo(await freePort())
  expect(await readiness()).toBe(503)
  expect((await fetch(`${cut.url}/healthz`)).status).toBe(200)
  forwarder.leadTo(serverPort)
  expect(await eventually(async () => (await readiness()) === 200)).toBe(true)
})

test('a server that answers and takes no writes is not ready', async () => {
  // Of this database alone: what writes into its log is refused, as it is for everybody on a server that only reads.
  const change = (verb: string, who: string) =>
    withClient(urlOf(database), async (client) => {
      const { rows } = await client.query<{ signature: string }>(
        `SELECT oid::regprocedure AS signature FROM pg_proc WHERE proname = 'pg_logical_emit_message'`,
      )
      for (const { signature } of rows) await client.query(`${verb} EXECUTE ON FUNCTION ${signature} ${who}`)
    })
  await change('REVOKE', 'FROM PUBLIC')
  expect(await readiness()).toBe(503)
  await change('GRANT', 'TO PUBLIC')
  expect(await readiness()).toBe(200)
})
