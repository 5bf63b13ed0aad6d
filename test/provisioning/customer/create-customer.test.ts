import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, CustomerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure, office365E3 } from '../../support/builders.js'
import { isPostgresql } from '../../support/database.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createCustomer, rejected } from '../../support/outcomes.js'

const gateway = aGateway()

const refuse = async (changes: Parameters<typeof aCustomer>[0]) => {
  const { createCustomer: result } = await gateway.run(CreateCustomerDocument, aCustomer(changes))
  return rejected(result)
}

describe('a customer that can be created', () => {
  test('has a tenant, a reseller relationship, an administrator and the subscriptions ordered', async () => {
    const domain = aDomain()
    const created = await createCustomer(gateway, {
      domain,
      subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 25, friendlyName: ' Office  for all ' }],
    })
    expect(created.customer.companyProfile).toMatchObject({ tenantId: created.customer.id, domain })
    expect(created.customer.relationship.relationshipToPartner).toBe('RESELLER')
    expect(created.adminCredentials).toMatchObject({
      userName: 'admin',
      signInName: `admin@${domain}`,
      state: 'ISSUED',
      password: expect.stringMatching(/^\S{20}$/),
    })
    expect(created.order).toMatchObject({ status: 'COMPLETED', billingCycle: 'MONTHLY' })
    expect(created.replayed).toBe(false)
    expect(created.customer.subscriptions.nodes).toMatchObject([
      { friendlyName: 'Microsoft Azure', quantity: 1, status: 'ACTIVE', billingType: 'USAGE', billingCycle: 'MONTHLY' },
      {
        friendlyName: 'Office for all',
        quantity: 25,
        status: 'ACTIVE',
        billingType: 'LICENSE',
        autoRenewEnabled: true,
      },
    ])
  })

  test('is found again as it was answered, without the password', async () => {
    const created = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
    const { customer } = await gateway.run(CustomerDocument, { by: { id: created.customer.id } })
    expect(customer).toEqual(created.customer)
    expect(JSON.stringify(customer)).not.toContain(created.adminCredentials.password)
  })

  test('without subscriptions has no order', async () => {
    const created = await createCustomer(gateway, { subscriptions: [] })
    expect(created.order).toBeNull()
    expect(created.customer.subscriptions.nodes).toEqual([])
  })

  test('is stored in normal form', async () => {
    const domain = aDomain()
    const created = await createCustomer(gateway, {
      domain: ` ${domain.toUpperCase()} `,
      billing: { culture: 'EN-us', language: 'EN', companyName: '  Fourth \t Coffee ' },
      address: { country: 'us', state: 'washington', postalCode: ' 98052-1234 ', phoneNumber: '(425) 555-0101' },
    })
    expect(created.customer.companyProfile).toMatchObject({ domain, companyName: 'Fourth Coffee' })
    expect(created.customer.billingProfile).toMatchObject({
      culture: 'en-US',
      language: 'en',
      defaultAddress: {
        country: 'US',
        state: 'WA',
        postalCode: '98052-1234',
        phoneNumber: '+14255550101',
        formatted: ['Dave Smith', 'One Microsoft Way', 'Redmond, WA 98052-1234'],
      },
    })
  })

  test('is written to the audit trail, and the password is not', async () => {
    const created = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
    const { body } = await gateway.ask(
      'query ($id: ID!) { customer(by: { id: $id }) { auditRecords { totalCount nodes { operation succeeded userName correlationId changes { field before after } customer { id } } } } }',
      { id: created.customer.id },
    )
    const text = JSON.stringify(body)
    expect(body).toMatchObject({
      data: {
        customer: {
          auditRecords: {
            totalCount: 2,
            nodes: [
              { operation: 'CREATE_ORDER' },
              {
                operation: 'ADD_CUSTOMER',
                succeeded: true,
                userName: 'sandbox',
                customer: { id: created.customer.id },
              },
            ],
          },
        },
      },
    })
    expect(text).toContain('billingProfile.defaultAddress.postalCode')
    expect(text).not.toContain(created.adminCredentials.password)
  })
})

describe('everything that is wrong is told at once', () => {
  test('six mistakes are six issues with their paths, and nothing is written', async () => {
    const domain = 'fourth-coffee.onmicrosoft.com'
    const issues = await refuse({
      domain,
      billing: { email: 'dave at fourthcoffee', culture: 'de-DE' },
      address: { postalCode: '9805', firstName: '' },
      subscriptions: [{ offerId: office365E3, quantity: 0 }],
    })
    expect(codesOf(issues)).toEqual([
      'INVALID_FORMAT billingProfile.defaultAddress.postalCode',
      'INVALID_FORMAT billingProfile.email',
      'INVALID_FORMAT companyProfile.domain',
      'NOT_SUPPORTED billingProfile.culture',
      'OUT_OF_RANGE subscriptions.0.quantity',
      'REQUIRED billingProfile.defaultAddress.firstName',
    ])
    for (const { message } of issues) expect(message).toMatch(/^[“\p{L}].*\.$/u)
    const { customer } = await gateway.run(CustomerDocument, { by: { domain } })
    expect(customer).toBeNull()
  })
})

describe('each field has its rules', () => {
  const long = (length: number) => 'x'.repeat(length)
  const billing = 'billingProfile'
  const address = 'billingProfile.defaultAddress'

  test.each<[string, Parameters<typeof aCustomer>[0], string[]]>([
    ['an empty e-mail address', { billing: { email: ' ' } }, [`REQUIRED ${billing}.email`]],
    [
      'an e-mail address that is too long',
      { billing: { email: `${long(250)}@example.com` } },
      [`TOO_LONG ${billing}.email`],
    ],
    [
      'an e-mail address at microsoft.com',
      { billing: { email: 'a@Microsoft.com' } },
      [`NOT_SUPPORTED ${billing}.email`],
    ],
    [
      'an e-mail address of the partner',
      { billing: { email: 'a@sandboxpartner.onmicrosoft.com' } },
      [`NOT_SUPPORTED ${billing}.email`],
    ],
    ['no culture', { billing: { culture: '' } }, [`REQUIRED ${billing}.culture`]],
    ['a culture that is none', { billing: { culture: 'American' } }, [`INVALID_FORMAT ${billing}.culture`]],
    ['a culture of another country', { billing: { culture: 'fr-FR' } }, [`NOT_SUPPORTED ${billing}.culture`]],
    ['a language that is none', { billing: { language: 'English' } }, [`INVALID_FORMAT ${billing}.language`]],
    ['a language of another country', { billing: { language: 'ja' } }, [`NOT_SUPPORTED ${billing}.language`]],
    ['no company name', { billing: { companyName: '' } }, [`REQUIRED ${billing}.companyName`]],
    ['a company name of one character', { billing: { companyName: 'X' } }, [`TOO_SHORT ${billing}.companyName`]],
    ['a company name of signs', { billing: { companyName: '***' } }, [`INVALID_FORMAT ${billing}.companyName`]],
    [
      'a company name that is a legal form',
      { billing: { companyName: 'G.m.b.H.' } },
      [`INVALID_FORMAT ${billing}.companyName`],
    ],
    [
      'a company name that repeats a character',
      { billing: { companyName: 'aaaA' } },
      [`INVALID_FORMAT ${billing}.companyName`],
    ],
    [
      'a company name that is spaced out',
      { billing: { companyName: 'a b c' } },
      [`INVALID_FORMAT ${billing}.companyName`],
    ],
    [
      'a company name of 256 characters',
      { billing: { companyName: `X1${long(254)}` } },
      [`TOO_LONG ${billing}.companyName`],
    ],
    [
      'a control character',
      { billing: { companyName: 'Fourth\u0000Coffee' } },
      [`INVALID_FORMAT ${billing}.companyName`],
    ],
    [
      'a mark that turns the writing direction',
      { billing: { companyName: 'Fourth\u202eCoffee' } },
      [`INVALID_FORMAT ${billing}.companyName`],
    ],
    ['a placeholder for a name', { address: { lastName: 'Test' } }, [`NOT_SUPPORTED ${address}.lastName`]],
    ['a name without letters', { address: { firstName: '🙂🙂' } }, [`INVALID_FORMAT ${address}.firstName`]],
    ['a name of one letter', { address: { firstName: 'D' } }, [`TOO_SHORT ${address}.firstName`]],
    ['a name of 51 letters', { address: { firstName: long(51) } }, [`TOO_LONG ${address}.firstName`]],
    ['an unknown country', { address: { country: 'XX', state: null } }, [`NOT_SUPPORTED ${address}.country`]],
    ['no address line', { address: { addressLine1: '' } }, [`REQUIRED ${address}.addressLine1`]],
    ['no city where one is needed', { address: { city: '' } }, [`REQUIRED ${address}.city`]],
    ['no state where one is needed', { address: { state: null } }, [`REQUIRED ${address}.state`]],
    ['an unknown state', { address: { state: 'ZZ' } }, [`NOT_SUPPORTED ${address}.state`]],
    ['no postal code where one is needed', { address: { postalCode: null } }, [`REQUIRED ${address}.postalCode`]],
    ['a postal code of another state', { address: { postalCode: '10001' } }, [`NOT_SUPPORTED ${address}.postalCode`]],
    [
      'a telephone number that is none',
      { address: { phoneNumber: 'call me' } },
      [`INVALID_FORMAT ${address}.phoneNumber`],
    ],
    [
      'a registration number where there is none',
      { company: { organizationRegistrationNumber: '123456' } },
      ['NOT_SUPPORTED companyProfile.organizationRegistrationNumber'],
    ],
    ['no domain', { company: { domain: '' } }, ['REQUIRED companyProfile.domain']],
    [
      'a domain with another ending',
      { company: { domain: 'fourthcoffee.com' } },
      ['INVALID_FORMAT companyProfile.domain'],
    ],
    [
      'a prefix of 28 characters',
      { company: { domain: `${long(28)}.onmicrosoft.com` } },
      ['INVALID_FORMAT companyProfile.domain'],
    ],
    [
      'a domain with letters that look like others',
      { company: { domain: 'fоurthcoffee.onmicrosoft.com' } },
      ['INVALID_FORMAT companyProfile.domain'],
    ],
    ['an external id of 256 characters', { externalId: long(256) }, ['TOO_LONG externalId']],
    [
      'an unknown offer',
      { subscriptions: [{ offerId: 'NO-SUCH-OFFER' }] },
      ['OFFER_NOT_AVAILABLE subscriptions.0.offerId'],
    ],
    [
      'more than the offer allows',
      { subscriptions: [{ offerId: '031C9E47-4802-4248-838E-778FB1D2CC05', quantity: 301 }] },
      ['OUT_OF_RANGE subscriptions.0.quantity'],
    ],
    [
      'a cycle that the offer does not have',
      { subscriptions: [{ offerId: azure, billingCycle: 'ANNUAL' }] },
      ['NOT_SUPPORTED subscriptions.0.billingCycle'],
    ],
    [
      'an empty friendly name',
      { subscriptions: [{ offerId: azure, friendlyName: ' ' }] },
      ['REQUIRED subscriptions.0.friendlyName'],
    ],
    [
      'more than 100 lines',
      { subscriptions: Array.from({ length: 101 }, () => ({ offerId: azure })) },
      ['LIMIT_REACHED subscriptions'],
    ],
  ])('%s is refused', async (_title, changes, expected) => {
    expect(codesOf(await refuse(changes))).toEqual(expected)
  })

  test('UK is told to be GB', async () => {
    const [issue] = await refuse({ address: { country: 'uk', state: null } })
    expect(issue).toMatchObject({ path: ['billingProfile', 'defaultAddress', 'country'], suggestions: ['GB'] })
  })
})

/** PostgreSQL takes a round trip for each statement: on two busy cores, a hundred would take longer than requests may. */
const callers = isPostgresql ? 50 : 100

describe('what is unique', () => {
  test('a taken domain is refused with free ones to take instead', async () => {
    const domain = aDomain()
    await createCustomer(gateway, { domain })
    const [issue] = await refuse({ domain: domain.toUpperCase() })
    expect(issue).toMatchObject({ code: 'DOMAIN_TAKEN', path: ['companyProfile', 'domain'] })
    expect(issue?.suggestions).toHaveLength(3)
    await createCustomer(gateway, { domain: issue?.suggestions[0] ?? '' })
  })

  test('an external id can be used once', async () => {
    const externalId = `crm-${aDomain()}`
    const created = await createCustomer(gateway, { externalId })
    expect(created.customer.externalId).toBe(externalId)
    expect(codesOf(await refuse({ externalId: ` ${externalId} ` }))).toEqual(['DUPLICATE externalId'])
  })

  test('of 100 callers who race for one domain, one gets it', async () => {
    const domain = aDomain()
    const results = await Promise.all(
      Array.from({ length: 100 }, () => gateway.run(CreateCustomerDocument, aCustomer({ domain }))),
    )
    const outcomes = results.map(({ createCustomer: result }) =>
      result.__typename === 'Rejection' ? codesOf(result.issues).join() : result.__typename,
    )
    expect(outcomes.filter((outcome) => outcome === 'CreateCustomerSuccess')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'DOMAIN_TAKEN companyProfile.domain')).toHaveLength(99)
  })

  test('as many callers as domains get a customer each', async () => {
    const created = await Promise.all(
      Array.from({ length: callers }, () => createCustomer(gateway, { subscriptions: [{ offerId: azure }] })),
    )
    const domains = created.map(({ customer }) => customer.companyProfile.domain)
    expect(new Set(domains).size).toBe(callers)
    const where = { customerId: { in: created.map(({ customer }) => customer.id) } }
    await gateway.inStorage(async ({ read }) => {
      expect(await read.customer.count({ where: { domain: { in: domains } } })).toBe(callers)
      expect(await read.subscription.count({ where })).toBe(callers)
    })
  })
})
