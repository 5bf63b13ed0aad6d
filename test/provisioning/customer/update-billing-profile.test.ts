import { describe, expect, test } from '@jest/globals'
import {
  type BillingProfileInput,
  CustomerDocument,
  CustomersDocument,
  UpdateBillingProfileDocument,
} from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const update = async (customerId: string, billingProfile: BillingProfileInput, etag?: string) =>
  (await gateway.run(UpdateBillingProfileDocument, { customerId, billingProfile, ...(etag && { etag }) }))
    .updateBillingProfile

const aProfile = (changes: Parameters<typeof aCustomer>[0] = {}) => aCustomer(changes).billingProfile

describe('updateBillingProfile', () => {
  test('replaces the profile, with another etag, and the customer is found by its new name', async () => {
    const { customer } = await createCustomer(gateway)
    const profile = aProfile({
      billing: { companyName: 'Fifth Tea', email: 'tea@example.org' },
      address: { city: 'Seattle', postalCode: '98101' },
    })
    const { customer: updated } = succeeded(await update(customer.id, profile, customer.billingProfile.etag))
    expect(updated.billingProfile).toMatchObject({ companyName: 'Fifth Tea', defaultAddress: { city: 'Seattle' } })
    expect(updated.billingProfile.etag).not.toBe(customer.billingProfile.etag)
    expect(updated.companyProfile).toMatchObject({ companyName: 'Fifth Tea', domain: customer.companyProfile.domain })
    const { customers } = await gateway.run(CustomersDocument, { search: 'fifth tea@example' })
    expect(customers.edges.map(({ node }) => node.id)).toEqual([customer.id])
    expect(
      (await gateway.run(CustomersDocument, { search: `fourth ${customer.companyProfile.domain}` })).customers
        .totalCount,
    ).toBe(0)
  })

  test('is audited field by field', async () => {
    const { customer } = await createCustomer(gateway)
    await update(customer.id, aProfile({ address: { postalCode: '98053' } }))
    expect((await auditOf(gateway, customer.id))[0]).toMatchObject({
      operation: 'UPDATE_BILLING_PROFILE',
      succeeded: true,
      changes: [{ field: 'billingProfile.defaultAddress.postalCode', before: '98052', after: '98053' }],
    })
  })

  test('with what is there already writes nothing', async () => {
    const { customer } = await createCustomer(gateway)
    const { customer: same } = succeeded(await update(customer.id, aProfile(), 'any etag'))
    expect(same.billingProfile.etag).toBe(customer.billingProfile.etag)
    expect(await auditOf(gateway, customer.id)).toHaveLength(1)
  })

  test('with an old etag is refused, and the refusal is audited', async () => {
    const { customer } = await createCustomer(gateway)
    succeeded(
      await update(customer.id, aProfile({ billing: { email: 'first@example.org' } }), customer.billingProfile.etag),
    )
    const second = await update(
      customer.id,
      aProfile({ billing: { email: 'second@example.org' } }),
      customer.billingProfile.etag,
    )
    expect(codesOf(rejected(second))).toEqual(['STALE_ETAG etag'])
    const { customer: read } = await gateway.run(CustomerDocument, { by: { id: customer.id } })
    expect(read?.billingProfile.email).toBe('first@example.org')
    expect((await auditOf(gateway, customer.id))[0]).toMatchObject({
      operation: 'UPDATE_BILLING_PROFILE',
      succeeded: false,
    })
  })

  test('keeps to all rules as at creation', async () => {
    const { customer } = await createCustomer(gateway)
    const wrong = aProfile({ billing: { email: 'x', culture: 'fr-FR' }, address: { postalCode: '1', state: 'ZZ' } })
    expect(codesOf(rejected(await update(customer.id, wrong)))).toEqual([
      'INVALID_FORMAT billingProfile.defaultAddress.postalCode',
      'INVALID_FORMAT billingProfile.email',
      'NOT_SUPPORTED billingProfile.culture',
      'NOT_SUPPORTED billingProfile.defaultAddress.state',
    ])
  })

  test('of an unknown customer is refused', async () => {
    expect(codesOf(rejected(await update('unknown', aProfile())))).toEqual(['NOT_FOUND customerId'])
  })
})
