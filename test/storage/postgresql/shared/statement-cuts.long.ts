import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, type CreateCustomerMutation } from '../../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../../src/gateway.js'
import { readConfiguration } from '../../../../src/server/configuration.js'
import { aCustomerWithTwo, type CustomerVariables } from '../../../support/clients.js'
import { type ConnectionCutter, startConnectionCutter } from '../../../support/connection-cutter.js'
import { serverKey } from '../../../support/database.js'
import { ask } from '../../../support/http.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../../support/postgresql.js'

let database = ''
let cutter: ConnectionCutter
let gateway: Gateway

beforeAll(async () => {
  database = await createDatabase()
  const url = new URL(urlOf(database))
  cutter = await startConnectionCutter(url.hostname, Number(url.port || 5432))
  Object.assign(url, { hostname: '127.0.0.1', port: String(cutter.port) })
  const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url.href, SERVER_KEY: serverKey }
  // Only the request's own statements are to be counted.
  gateway = await startGateway(readConfiguration(environment), { dispatchIntervalMs: 0, sweepIntervalMs: 3_600_000 })
}, 60_000)

afterAll(async () => {
  await gateway.close()
  cutter.close()
  await dropDatabase(database)
})

const create = async (variables: CustomerVariables) => {
  const { status, body } = await ask(gateway.url, CreateCustomerDocument.toString(), variables)
  return { status, result: (body.data as CreateCustomerMutation | null | undefined)?.createCustomer }
}

/** Customers with that domain, of those the whole ones, and rows that are there without their customer. */
const inspect = (domain: string) =>
  withClient(urlOf(database), async (client) => {
    const { rows } = await client.query<{ customers: number; whole: number; strays: number }>(
      `WITH c AS (SELECT "id" FROM "Customer" WHERE "domain" = $1)
      SELECT (SELECT count(*)::int FROM c) AS customers,
        (SELECT count(*)::int FROM c WHERE
          (SELECT count(*) FROM "BillingProfile" WHERE "customerId" = c."id") = 1 AND
          (SELECT count(*) FROM "Relationship" WHERE "customerId" = c."id") = 1 AND
          (SELECT count(*) FROM "AdminCredential" WHERE "customerId" = c."id") = 1 AND
          (SELECT count(*) FROM "Order" WHERE "customerId" = c."id") = 1 AND
          (SELECT count(*) FROM "Subscription" WHERE "customerId" = c."id") = 2 AND
          (SELECT count(*) FROM "IdempotencyRecord" WHERE "customerId" = c."id") = 1 AND
          (SELECT count(*) FROM "Event" WHERE "customerId" = c."id") = 3 AND
          (SELECT count(*) FROM "AuditRecord" WHERE "customerId" = c."id" AND "operation" <> 'SHOW_ADMIN_PASSWORD') = 2
        ) AS whole,
        (SELECT count(*)::int FROM "AuditRecord" WHERE "customerId" NOT IN (SELECT "id" FROM "Customer")) +
        (SELECT count(*)::int FROM "Event" WHERE "customerId" NOT IN (SELECT "id" FROM "Customer")) +
        (SELECT count(*)::int FROM "IdempotencyRecord" WHERE "customerId" NOT IN (SELECT "id" FROM "Customer")) AS strays`,
      [domain],
    )
    return rows[0]
  })

const whole = { customers: 1, whole: 1, strays: 0 }

describe('createCustomer, with its connection cut at each of its statements', () => {
  test.each(['before', 'after'] as const)(
    '%s the server has it: there is a whole customer or none, and the same key leaves one',
    async (when) => {
      await create(aCustomerWithTwo())
      cutter.reset()
      expect((await create(aCustomerWithTwo())).result?.__typename).toBe('CreateCustomerSuccess')
      const statements = cutter.sent
      // Several leave in one piece.
      expect(statements).toBeGreaterThan(5)
      const refused: number[] = []
      for (let place = 0; place < statements; place += 1) {
        const variables = aCustomerWithTwo()
        const { domain } = variables.companyProfile
        cutter.cutAt(place, when)
        const { status, result } = await create(variables)
        cutter.reset()
        const found = await inspect(domain)
        if (result)
          expect({ place, result: result.__typename, found }).toEqual({
            place,
            result: 'CreateCustomerSuccess',
            found: whole,
          })
        else {
          refused.push(place)
          expect({ place, status }).toEqual({ place, status: 503 })
          expect([{ customers: 0, whole: 0, strays: 0 }, whole]).toContainEqual(found)
        }
        const again = (await create(variables)).result
        expect(again).toMatchObject({ __typename: 'CreateCustomerSuccess', replayed: found?.customers === 1 })
        expect({ place, found: await inspect(domain) }).toEqual({ place, found: whole })
      }
      // COMMIT at least: after it was sent, nobody knows.
      expect(refused.length).toBeGreaterThan(0)
    },
    60_000,
  )
})
