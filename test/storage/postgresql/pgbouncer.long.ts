import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { aCustomer, aDomain } from '../../support/builders.js'
import { serverKey } from '../../support/database.js'
import { type DebianServer, startDebianServer, startPgbouncer } from '../../support/debian-postgresql.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { ask } from '../../support/http.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'
import { withClient } from '../../support/postgresql.js'

const connectionsMax = 3

let server: DebianServer
let pgbouncer: Awaited<ReturnType<typeof startPgbouncer>>
let gateways: Gateway[] = []

beforeAll(async () => {
  server = await startDebianServer()
  await withClient(`${server.url}/postgres`, (client) => client.query('CREATE DATABASE bounced'))
  pgbouncer = await startPgbouncer(server, connectionsMax)
  const configuration = readConfiguration({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: `${pgbouncer.url}/bounced`,
    DATABASE_MIGRATION_URL: `${server.url}/bounced`,
    SERVER_KEY: serverKey,
  })
  gateways = await Promise.all([startGateway(configuration), startGateway(configuration)])
}, 60_000)

afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
  await pgbouncer?.stop()
  await server?.stop()
})

test('two gateways share a few connections in transaction mode', async () => {
  const created = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const { url = '' } = gateways[index % 2] ?? {}
      const { body } = await ask(url, CreateCustomerDocument.toString(), aCustomer({ domain: aDomain() }))
      return (body.data?.createCustomer as { __typename: string } | undefined)?.__typename
    }),
  )
  expect(created).toEqual(Array(60).fill('CreateCustomerSuccess'))
  await withClient(`${server.url}/bounced`, async (client) => {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = 'bounced' AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    )
    expect(rowCount).toBeLessThanOrEqual(connectionsMax)
  })
})

test('whoever follows events through it is told of all that another gateway wrote', async () => {
  const follower = await follow(gateways[0]?.url ?? '')
  const created: unknown[] = []
  for (let round = 0; round < 5; round += 1) {
    const { body } = await ask(gateways[1]?.url ?? '', CreateCustomerDocument.toString(), aCustomer())
    const result = body.data?.createCustomer as { customer: { id: string } } | undefined
    created.push(result?.customer.id)
  }
  await eventually(() => follower.events.length === created.length)
  expect(follower.events.map(({ customerId }) => customerId)).toEqual(created)
})

test('partners who take turns on the same connections see nothing of each other', async () => {
  const [first, second] = gateways
  if (!first || !second) throw new Error('No gateways.')
  const partners = [
    { storage: first.storage, partner: await aPartner(first.storage) },
    { storage: second.storage, partner: await aPartner(second.storage) },
  ]
  for (const { partner } of partners) for (let made = 0; made < 2; made += 1) await createCustomerOf(partner)
  for (let round = 0; round < 10; round += 1) {
    const seen = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const { storage, partner } = partners[index % 2] as (typeof partners)[number]
        return partner.run(async () => {
          const rows = await storage.read.customer.findMany({ select: { partnerId: true } })
          return rows.length === 2 && rows.every(({ partnerId }) => partnerId === partner.id)
        })
      }),
    )
    expect(seen).toEqual(Array(50).fill(true))
  }
})
