import { beforeAll, expect, test } from '@jest/globals'
import {
  OverviewDocument,
  RemoveRelationshipDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

const now = { at: new Date('2026-11-20T12:00:00Z') }
const gateway = aGateway({}, { clock: () => now.at })

const inGuam = { country: 'GU', city: 'Hagåtña', state: null, postalCode: '96910', phoneNumber: null }

const overview = async () => (await gateway.run(OverviewDocument, {})).overview

beforeAll(async () => {
  now.at = new Date('2025-11-30T23:59:59Z')
  await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
  now.at = new Date('2025-12-01T00:00:00Z')
  await createCustomer(gateway, { subscriptions: [{ offerId: azure }, { offerId: office365E3 }] })
  now.at = new Date('2026-11-20T12:00:00Z')
  await createCustomer(gateway, { address: inGuam })
})

test('the overview counts customers by country and month, and subscriptions by offer and month', async () => {
  const { months, ...figures } = await overview()
  expect(figures).toEqual({
    customerCount: 3,
    subscriptionsByStatus: [{ status: 'ACTIVE', subscriptionCount: 3 }],
    customersByCountry: [
      { country: 'US', customerCount: 2 },
      { country: 'GU', customerCount: 1 },
    ],
    subscriptionsByOffer: [
      { offer: { id: azure, name: 'Microsoft Azure' }, subscriptionCount: 2 },
      { offer: { id: office365E3, name: expect.stringContaining('E3') }, subscriptionCount: 1 },
    ],
  })
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ startsAt: '2025-12-01T00:00:00.000Z', newCustomers: 1, newSubscriptions: 2 })
  expect(months[11]).toEqual({ startsAt: '2026-11-01T00:00:00.000Z', newCustomers: 1, newSubscriptions: 0 })
})

test('what was suspended is no subscription in use, and who was removed is no customer', async () => {
  const before = await overview()
  const { customer } = await createCustomer(gateway, { address: inGuam, subscriptions: [{ offerId: azure }] })
  const subscriptionId = customer.subscriptions.nodes[0]?.id ?? ''
  await gateway.run(SuspendSubscriptionDocument, { subscriptionId })
  await gateway.run(RemoveRelationshipDocument, { customerId: customer.id })
  const after = await overview()
  expect(after.customerCount).toBe(before.customerCount)
  expect(after.customersByCountry).toEqual(before.customersByCountry)
  expect(after.subscriptionsByOffer).toEqual(before.subscriptionsByOffer)
  expect(after.subscriptionsByStatus).toContainEqual({ status: 'SUSPENDED', subscriptionCount: 1 })
  expect(after.months[11]?.newCustomers).toBe(2)
})
