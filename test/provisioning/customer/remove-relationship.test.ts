import { describe, expect, test } from '@jest/globals'
import {
  CustomerDocument,
  CustomersDocument,
  OrderSubscriptionsDocument,
  RemoveRelationshipDocument,
  RenameSubscriptionDocument,
  ResetAdminPasswordDocument,
  SuspendSubscriptionDocument,
  UpdateBillingProfileDocument,
} from '../../../src/client/generated/graphql.js'
import { aCustomer, azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const remove = async (customerId: string) =>
  (await gateway.run(RemoveRelationshipDocument, { customerId })).removeRelationship

describe('removeRelationship', () => {
  test('is refused while a subscription is active, and the refusal is audited', async () => {
    const { customerId } = await createSubscription(gateway)
    expect(codesOf(rejected(await remove(customerId)))).toEqual(['NOT_ALLOWED_IN_STATE customerId'])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({
      operation: 'REMOVE_RELATIONSHIP',
      succeeded: false,
    })
  })

  test('takes the customer out of lists and searches, and keeps its audit trail', async () => {
    const { id, customerId, domain } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    const { customer } = succeeded(await remove(customerId))
    expect(customer.relationship).toMatchObject({ relationshipToPartner: 'NONE', allowDelegatedAccess: false })
    expect(customer.relationship.endedAt).not.toBeNull()
    expect((await gateway.run(CustomersDocument, { search: domain })).customers.totalCount).toBe(0)
    expect(
      (await gateway.run(CustomersDocument, { search: domain, filter: { relationship: 'NONE' } })).customers.totalCount,
    ).toBe(1)
    const operations = (await auditOf(gateway, customerId)).map(({ operation }) => operation)
    expect(operations).toEqual(['REMOVE_RELATIONSHIP', 'UPDATE_SUBSCRIPTION', 'CREATE_ORDER', 'ADD_CUSTOMER'])
  })

  test('a second time changes nothing', async () => {
    const { customer } = await createCustomer(gateway)
    const first = succeeded(await remove(customer.id))
    expect(succeeded(await remove(customer.id))).toEqual(first)
  })

  test('ends every change of the customer', async () => {
    const { id, customerId } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    succeeded(await remove(customerId))
    const { billingProfile } = aCustomer({ billing: { companyName: 'Another Name' } })
    const results = [
      (await gateway.run(UpdateBillingProfileDocument, { customerId, billingProfile })).updateBillingProfile,
      (await gateway.run(ResetAdminPasswordDocument, { customerId })).resetAdminPassword,
      (await gateway.run(OrderSubscriptionsDocument, { customerId, subscriptions: [{ offerId: azure }] }))
        .orderSubscriptions,
      (await gateway.run(RenameSubscriptionDocument, { subscriptionId: id, friendlyName: 'New' })).renameSubscription,
    ]
    for (const result of results) expect(codesOf(rejected(result))[0]).toMatch(/^NOT_ALLOWED_IN_STATE/)
    expect((await gateway.run(CustomerDocument, { by: { id: customerId } })).customer?.billingProfile.companyName).toBe(
      'Fourth Coffee',
    )
  })

  test('of an unknown customer is refused', async () => {
    expect(codesOf(rejected(await remove('unknown')))).toEqual(['NOT_FOUND customerId'])
  })
})
