import { describe, expect, test } from '@jest/globals'
import {
  CustomerDocument,
  CustomersDocument,
  DeleteCustomerDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const remove = async (customerId: string) => (await gateway.run(DeleteCustomerDocument, { customerId })).deleteCustomer

describe('deleteCustomer', () => {
  test('deletes all of the customer but its audit trail, and its domain is free again', async () => {
    const { id, customerId, domain } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(succeeded(await remove(customerId)).deletedCustomerId).toBe(customerId)
    expect((await gateway.run(CustomerDocument, { by: { id: customerId } })).customer).toBeNull()
    expect((await gateway.run(CustomersDocument, { search: domain })).customers.totalCount).toBe(0)
    for (const model of ['order', 'subscription', 'billingProfile', 'relationship', 'adminCredential'] as const) {
      const count = ({ read }: Storage) =>
        (read[model].count as (query: object) => Promise<number>)({ where: { customerId } })
      expect(await gateway.inStorage(count)).toBe(0)
    }
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({
      operation: 'DELETE_CUSTOMER',
      succeeded: true,
      customer: null,
    })
    await createCustomer(gateway, { domain })
  })

  test('is refused while a subscription is active', async () => {
    const { customerId } = await createSubscription(gateway)
    expect(codesOf(rejected(await remove(customerId)))).toEqual(['NOT_ALLOWED_IN_STATE customerId'])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'DELETE_CUSTOMER', succeeded: false })
  })

  test('of an unknown customer is refused', async () => {
    expect(codesOf(rejected(await remove('unknown')))).toEqual(['NOT_FOUND customerId'])
  })
})
