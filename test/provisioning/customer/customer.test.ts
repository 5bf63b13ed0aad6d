import { describe, expect, test } from '@jest/globals'
import { CustomerDocument } from '../../../src/client/generated/graphql.js'
import { aDomain } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

const gateway = aGateway()

describe('customer', () => {
  test('is found by its id, domain and external id, in any case and with space around', async () => {
    const domain = aDomain()
    const { customer } = await createCustomer(gateway, { domain, externalId: 'ERP 7' })
    for (const by of [
      { id: customer.id },
      { id: customer.id.toUpperCase() },
      { domain: ` ${domain.toUpperCase()} ` },
      { externalId: ' ERP 7 ' },
    ]) {
      expect((await gateway.run(CustomerDocument, { by })).customer?.id).toBe(customer.id)
    }
  })

  test.each([
    { id: '0198f3c0-0000-7000-8000-00000000ffff' },
    { id: 'x' },
    { domain: 'nobody.onmicrosoft.com' },
    { externalId: '' },
  ])('is null for %p', async (by) => {
    expect((await gateway.run(CustomerDocument, { by })).customer).toBeNull()
  })

  test.each([{}, { id: 'a', domain: 'b' }, { id: null }])('refuses %p: exactly one key is needed', async (by) => {
    const { body } = await gateway.ask(CustomerDocument.toString(), { by })
    expect(body.data).toBeUndefined()
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
