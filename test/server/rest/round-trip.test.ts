import { expect, test } from '@jest/globals'
import { AuditRecordsDocument, CustomerDocument } from '../../../src/client/generated/graphql.js'
import { aDomain, azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { aRestCustomer, type CreatedByRest, inPascalCase, type OrderedByRest, ok, send } from '../../support/rest.js'

const gateway = aGateway()

interface Listed<Item> {
  readonly totalCount: number
  readonly items: readonly Item[]
}

interface SubscriptionByRest {
  readonly id: string
  readonly friendlyName: string
  readonly offerName: string
  readonly status: string
}

test('a customer lives and ends by REST alone, and GraphQL shows the same', async () => {
  const domain = aDomain()
  expect((await send(gateway, 'HEAD', `/v1/domains/${domain}`)).status).toBe(404)
  const correlationId = '6ac4bd5b-2d2f-4e8d-8e0c-2a7e5a3b1d11'
  const body = aRestCustomer(domain, 'Round Trip')
  const headers = { 'MS-CorrelationId': correlationId }
  const { id } = await ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body, headers })
  expect((await send(gateway, 'HEAD', `/v1/domains/${domain.toUpperCase()}`)).status).toBe(200)

  const filter = JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' })
  const found = await ok<Listed<{ id: string }>>(gateway, 'GET', `/v1/customers?filter=${encodeURIComponent(filter)}`)
  expect(found.items.map((item) => item.id)).toEqual([id])
  expect(await ok(gateway, 'GET', `/v1/customers/${id}`)).toMatchObject({ relationshipToPartner: 'reseller' })

  const lineItems = [
    { lineItemNumber: 1, offerId: office365E3, quantity: 5, friendlyName: 'Office' },
    { lineItemNumber: 0, offerId: azure, quantity: 1 },
  ]
  const order = await ok<OrderedByRest>(gateway, 'POST', `/v1/customers/${id}/orders`, {
    body: { referenceCustomerId: id, billingCycle: 'Monthly', lineItems },
  })
  expect(order).toMatchObject({ status: 'completed', billingCycle: 'monthly', referenceCustomerId: id })
  const list = () => ok<Listed<SubscriptionByRest>>(gateway, 'GET', `/v1/customers/${id}/subscriptions`)
  const { items } = await list()
  expect(items.map(({ friendlyName, status }) => [friendlyName, status])).toEqual([
    ['Microsoft Azure', 'active'],
    ['Office', 'active'],
  ])

  for (const subscription of items) {
    const path = `/v1/customers/${id}/subscriptions/${subscription.id}`
    const renamed = { ...subscription, friendlyName: `${subscription.friendlyName} of ours` }
    expect(await ok(gateway, 'PATCH', path, { body: inPascalCase(renamed) })).toMatchObject({
      friendlyName: renamed.friendlyName,
      status: 'active',
    })
    expect(await ok(gateway, 'PATCH', path, { body: { status: 'Suspended' } })).toMatchObject({ status: 'suspended' })
  }
  const removed = await ok(gateway, 'PATCH', `/v1/customers/${id}/`, { body: { RelationshipToPartner: 'None' } })
  expect(removed).toMatchObject({ id, relationshipToPartner: 'none', allowDelegatedAccess: false })

  const { customer } = await gateway.run(CustomerDocument, { by: { id } })
  expect(customer).toMatchObject({
    companyProfile: { domain, companyName: 'Round Trip' },
    relationship: { relationshipToPartner: 'NONE' },
  })
  expect(customer?.subscriptions.nodes.map(({ friendlyName, status }) => [friendlyName, status])).toEqual([
    ['Microsoft Azure of ours', 'SUSPENDED'],
    ['Office of ours', 'SUSPENDED'],
  ])
  const { auditRecords } = await gateway.run(AuditRecordsDocument, { customerId: id })
  expect(auditRecords.nodes.map(({ operation }) => operation)).toEqual([
    'REMOVE_RELATIONSHIP',
    ...Array.from({ length: 4 }, () => 'UPDATE_SUBSCRIPTION'),
    'CREATE_ORDER',
    'ADD_CUSTOMER',
  ])
  expect(auditRecords.nodes.at(-1)?.correlationId).toBe(correlationId)
})
