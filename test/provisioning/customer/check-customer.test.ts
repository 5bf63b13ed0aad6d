import { describe, expect, test } from '@jest/globals'
import {
  CheckCustomerDocument,
  CreateCustomerDocument,
  CustomersDocument,
} from '../../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer, rejected } from '../../support/outcomes.js'

const gateway = aGateway()

describe('checkCustomer', () => {
  test('finds nothing wrong with a customer that can be created, and writes nothing', async () => {
    expect(await gateway.run(CheckCustomerDocument, aCustomer({ subscriptions: [{ offerId: azure }] }))).toEqual({
      checkCustomer: [],
    })
    expect((await gateway.run(CustomersDocument, {})).customers.totalCount).toBe(0)
  })

  test('says exactly what createCustomer would', async () => {
    const domain = aDomain()
    await createCustomer(gateway, { domain })
    const wrong = aCustomer({
      domain,
      billing: { email: '', culture: 'xx' },
      address: { state: 'Nowhere', phoneNumber: '1' },
      subscriptions: [{ offerId: azure, quantity: -1, billingCycle: 'ANNUAL' }, { offerId: '?' }],
    })
    const { checkCustomer } = await gateway.run(CheckCustomerDocument, wrong)
    const { createCustomer: result } = await gateway.run(CreateCustomerDocument, wrong)
    expect(checkCustomer).toHaveLength(8)
    expect(checkCustomer).toEqual(rejected(result))
  })
})
