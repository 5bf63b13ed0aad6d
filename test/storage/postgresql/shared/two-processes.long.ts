import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  CreateCustomerDocument,
  type CreateCustomerMutation,
  CustomerDocument,
  OrderSubscriptionsDocument,
  RemoveRelationshipDocument,
} from '../../../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure } from '../../../support/builders.js'
import { serverKey } from '../../../support/database.js'
import { ask } from '../../../support/http.js'
import { createEmptyDatabase, dropDatabase, urlOf, withClient } from '../../../support/postgresql.js'
import { type GatewayProcess, startProcess } from '../../../support/process.js'

let database = ''
let gateways: GatewayProcess[] = []

beforeAll(async () => {
  database = await createEmptyDatabase()
  const environment = { DATABASE_URL: urlOf(database), SERVER_KEY: serverKey, LOG_LEVEL: 'error' }
  gateways = await Promise.all([startProcess(environment), startProcess(environment), startProcess(environment)])
}, 60_000)

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  await dropDatabase(database)
})

const urlAt = (index: number): string => gateways[index % gateways.length]?.url ?? ''

const create = async (index: number, domain: string): Promise<CreateCustomerMutation['createCustomer']> => {
  const { body } = await ask(urlAt(index), CreateCustomerDocument.toString(), aCustomer({ domain }))
  expect(body.errors).toBeUndefined()
  return (body.data as unknown as CreateCustomerMutation).createCustomer
}

const createdBy = async (index: number): Promise<string> => {
  const result = await create(index, aDomain())
  if (result.__typename !== 'CreateCustomerSuccess') throw new Error('Not created.')
  return result.customer.id
}

describe('three gateway processes on one database', () => {
  test('start at the same moment on an empty one, and say where it is without a password', async () => {
    await withClient(urlOf(database), async (client) => {
      const { rows } = await client.query(
        'SELECT (SELECT count(*)::int FROM "Offer") AS offers, (SELECT count(*)::int FROM "Partner") AS partners',
      )
      expect(rows).toEqual([{ offers: 201, partners: 1 }])
    })
    for (const { output } of gateways) {
      expect(output.stderr).toMatch(new RegExp(`Database +PostgreSQL at [\\w.:]+/${database}\n`))
    }
  })

  test('see at once what another one wrote', async () => {
    const domain = aDomain()
    await create(0, domain)
    for (const index of [0, 1, 2]) {
      const { body } = await ask(urlAt(index), CustomerDocument.toString(), { by: { domain } })
      expect(body.data?.customer).toMatchObject({ companyProfile: { domain } })
    }
  })

  test('give one domain to one of those who ask at the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const domain = aDomain()
      const results = await Promise.all(Array.from({ length: 6 }, (_, index) => create(index, domain)))
      const outcomes = results.map((result) =>
        result.__typename === 'Rejection' ? result.issues.map(({ code }) => code).join() : result.__typename,
      )
      expect(outcomes.sort()).toEqual(['CreateCustomerSuccess', ...Array(5).fill('DOMAIN_TAKEN')])
    }
  })

  test('let nothing of a customer change after its relationship has ended', async () => {
    for (let round = 0; round < 10; round += 1) {
      const customerId = await createdBy(round)
      const order = (index: number) =>
        ask(urlAt(index), OrderSubscriptionsDocument.toString(), { customerId, subscriptions: [{ offerId: azure }] })
      const end = (index: number) => ask(urlAt(index), RemoveRelationshipDocument.toString(), { customerId })
      const [ordered, ended] = await Promise.all([order(0), end(1)])
      expect([ordered.body.errors, ended.body.errors]).toEqual([undefined, undefined])
      await withClient(urlOf(database), async (client) => {
        const { rows } = await client.query<{ active: number; relationship: string }>(
          `SELECT (SELECT count(*)::int FROM "Subscription" WHERE "customerId" = $1) AS active,
            (SELECT "relationshipToPartner" FROM "Relationship" WHERE "customerId" = $1) AS relationship`,
          [customerId],
        )
        // Either the order came first, and an active subscription forbids the end, or the end, and it forbids the order.
        expect(rows[0]?.relationship === 'NONE' ? rows[0].active : 0).toBe(0)
      })
    }
  })
})
