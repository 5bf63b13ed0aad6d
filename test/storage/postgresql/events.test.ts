import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { CreateCustomerDocument, type CreateCustomerMutation } from '../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { aCustomer } from '../../support/builders.js'
import { serverKey } from '../../support/database.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { ask } from '../../support/http.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

const never = 3_600_000

let database = ''
let gateways: Gateway[] = []

beforeAll(async () => {
  database = await createDatabase()
})

afterAll(() => dropDatabase(database))

afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()))
  gateways = []
})

const startTwo = async (pollIntervalMs: number): Promise<[Gateway, Gateway]> => {
  const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: urlOf(database), SERVER_KEY: serverKey }
  const streaming = { heartbeatMs: 15_000, slowAfterMs: 10_000, farewellMs: 2_000, waitingMax: 500, pollIntervalMs }
  const start = () => startGateway(readConfiguration(environment), { streaming })
  const both: [Gateway, Gateway] = [await start(), await start()]
  gateways = both
  return both
}

const inDatabase = (sql: string) =>
  withClient(urlOf(database), async (client) => (await client.query<Record<string, unknown>>(sql)).rows)

const listeners = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`

const isListening = () =>
  eventually(async () => (await inDatabase(`SELECT pid ${listeners}`)).length === 1 || undefined)

const createAt = async ({ url }: Gateway): Promise<string> => {
  const { body } = await ask(url, CreateCustomerDocument.toString(), aCustomer())
  const { createCustomer } = body.data as unknown as CreateCustomerMutation
  if (createCustomer.__typename !== 'CreateCustomerSuccess') throw new Error('Not created.')
  return createCustomer.customer.id
}

const customersOf = (follower: Awaited<ReturnType<typeof follow>>) =>
  follower.events.map(({ customerId }) => customerId)

test('whoever follows at one gateway is told within a second of what another one wrote', async () => {
  const [here, there] = await startTwo(never)
  const follower = await follow(here.url)
  await isListening()
  const customerId = await createAt(there)
  const committed = performance.now()
  await eventually(() => follower.events.length > 0)
  expect(performance.now() - committed).toBeLessThan(1_000)
  expect(customersOf(follower)).toEqual([customerId])
})

test('nothing is lost when the connection that listens is cut, and again', async () => {
  const [here, there] = await startTwo(never)
  const follower = await follow(here.url)
  const created: string[] = []
  for (let round = 0; round < 3; round += 1) {
    await isListening()
    await inDatabase(`SELECT pg_terminate_backend(pid) ${listeners}`)
    created.push(await createAt(there), await createAt(there))
  }
  await eventually(() => follower.events.length === created.length)
  expect(customersOf(follower)).toEqual(created)
})

test('nothing is lost when nobody tells of it', async () => {
  const [here, there] = await startTwo(100)
  await inDatabase('ALTER TABLE "Event" DISABLE TRIGGER "Event_told"')
  const follower = await follow(here.url)
  const created = [await createAt(there), await createAt(there)]
  await eventually(() => follower.events.length === created.length)
  await inDatabase('ALTER TABLE "Event" ENABLE TRIGGER "Event_told"')
  expect(customersOf(follower)).toEqual(created)
})

test('whoever comes from one gateway goes on at another, in the same order', async () => {
  const [here, there] = await startTwo(never)
  const first = await follow(here.url)
  await createAt(here)
  await eventually(() => first.ids.length === 1)
  first.close()
  const created = [await createAt(there), await createAt(here), await createAt(there)]
  const second = await follow(there.url, { after: first.ids[0] ?? '' })
  await eventually(() => second.events.length === created.length)
  expect(customersOf(second)).toEqual(created)
})

test('a connection listens only while somebody follows', async () => {
  const [here] = await startTwo(never)
  const follower = await follow(here.url)
  await isListening()
  follower.close()
  await eventually(async () => (await inDatabase(`SELECT pid ${listeners}`)).length === 0)
})
