import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CreateCustomerDocument, type CreateCustomerMutation } from '../../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../../src/gateway.js'
import { readConfiguration } from '../../../../src/server/configuration.js'
import { aCustomer, aDomain } from '../../../support/builders.js'
import { type ConnectionCutter, startConnectionCutter } from '../../../support/connection-cutter.js'
import { serverKey } from '../../../support/database.js'
import { ask } from '../../../support/http.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../../support/postgresql.js'

const rounds = 50

let database = ''
let cutter: ConnectionCutter
let gateway: Gateway

beforeAll(async () => {
  database = await createDatabase()
  const url = new URL(urlOf(database))
  cutter = await startConnectionCutter(url.hostname, Number(url.port || 5432))
  Object.assign(url, { hostname: '127.0.0.1', port: String(cutter.port) })
  const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url.href, SERVER_KEY: serverKey }
  gateway = await startGateway(readConfiguration(environment))
}, 60_000)

afterAll(async () => {
  await gateway.close()
  cutter.close()
  await dropDatabase(database)
})

test('a connection that is cut in COMMIT acknowledges nothing, and the same key finds out what happened', async () => {
  const replayed: boolean[] = []
  const domains = Array.from({ length: rounds }, aDomain)
  for (const [round, domain] of domains.entries()) {
    const variables = { ...aCustomer({ domain }), idempotencyKey: randomUUID() }
    const create = () => ask(gateway.url, CreateCustomerDocument.toString(), variables)
    cutter.cutNextCommit(round % 2 ? 'before' : 'after')
    const first = await create()
    expect(first.body.errors).toHaveLength(1)
    expect(first.body.data?.createCustomer).toBeUndefined()
    const { body } = await create()
    const { createCustomer } = body.data as unknown as CreateCustomerMutation
    if (createCustomer.__typename !== 'CreateCustomerSuccess') throw new Error(JSON.stringify(createCustomer))
    expect(createCustomer.adminCredentials.password).toHaveLength(20)
    replayed.push(createCustomer.replayed)
  }
  // What the server had got was done, and is answered; what it had not is done now.
  expect(replayed).toEqual(domains.map((_, round) => round % 2 === 0))
  await withClient(urlOf(database), async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM "Customer" WHERE "domain" = ANY($1)',
      [domains],
    )
    expect(rows[0]?.count).toBe(rounds)
  })
}, 60_000)
