import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, UpdateBillingProfileDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createCustomer, rejected } from '../../support/outcomes.js'

const inEurope = aGateway({ SANDBOX_COUNTRY: 'de' })
const inJapan = aGateway({ SANDBOX_COUNTRY: 'JP' })
const inHongKong = aGateway({ SANDBOX_COUNTRY: 'HK' })
const inAmerica = aGateway()

const refuse = async (gateway: typeof inEurope, changes: Parameters<typeof aCustomer>[0]) => {
  const { createCustomer: result } = await gateway.run(CreateCustomerDocument, aCustomer(changes))
  return rejected(result)
}

const berlin = {
  country: 'DE',
  state: null,
  city: 'Berlin',
  addressLine1: 'Unter den Linden 1',
  postalCode: '10117',
  phoneNumber: '030 901820',
}
const london = {
  country: 'GB',
  state: null,
  city: 'London',
  addressLine1: '10 Downing Street',
  postalCode: 'sw1a 2aa',
  phoneNumber: '020 7946 0000',
}
const dublin = {
  country: 'IE',
  state: 'Co. Dublin',
  city: 'Dublin',
  addressLine1: '1 Main Street',
  postalCode: 'D02 AF30',
  phoneNumber: null,
}
const tokyo = {
  country: 'JP',
  state: '東京都',
  city: '千代田区',
  addressLine1: '丸の内1-1',
  postalCode: '100-0005',
  firstName: '健',
  lastName: '林',
  phoneNumber: null,
}
const kowloon = {
  country: 'HK',
  state: 'Kowloon',
  city: '',
  addressLine1: '1 Nathan Road',
  postalCode: null,
  phoneNumber: null,
}

describe('a customer abroad', () => {
  test.each([
    ['Germany', inEurope, 'de-DE', 'de', berlin, '10117 Berlin'],
    ['the United Kingdom', inEurope, 'en-GB', 'en', london, 'SW1A 2AA'],
    ['Ireland', inEurope, 'en-IE', 'en', dublin, 'D02 AF30'],
    ['Japan', inJapan, 'ja-JP', 'ja', tokyo, '〒100-0005'],
    ['Hong Kong', inHongKong, 'zh-HK', 'zh', kowloon, '1 Nathan Road'],
  ] as const)(
    'can be in %s, with a label in the order of that country',
    async (_name, gateway, culture, language, address, line) => {
      const { customer } = await createCustomer(gateway, { billing: { culture, language }, address })
      expect(customer.billingProfile).toMatchObject({ culture, language, defaultAddress: { country: address.country } })
      expect(customer.billingProfile.defaultAddress.formatted).toContain(line)
    },
  )

  test('outside of the partner’s market is refused, with the market as suggestions', async () => {
    const issues = await refuse(inAmerica, { billing: { culture: 'de-DE', language: 'de' }, address: berlin })
    expect(codesOf(issues)).toEqual(['MARKET_NOT_AUTHORIZED billingProfile.defaultAddress.country'])
    expect(issues[0]?.suggestions).toEqual(['AS', 'GU', 'MP', 'UM', 'US'])
    const american = await refuse(inEurope, {})
    expect(codesOf(american)).toEqual(['MARKET_NOT_AUTHORIZED billingProfile.defaultAddress.country'])
    expect(american[0]?.suggestions).toContain('DE')
  })

  test('in Hungary needs a registration number and a telephone number', async () => {
    const billing = { culture: 'hu-HU', language: 'hu' }
    const address = { country: 'HU', state: null, city: 'Budapest', postalCode: '1051', phoneNumber: null }
    expect(codesOf(await refuse(inEurope, { billing, address }))).toEqual([
      'REQUIRED billingProfile.defaultAddress.phoneNumber',
      'REQUIRED companyProfile.organizationRegistrationNumber',
    ])
    const { customer } = await createCustomer(inEurope, {
      billing,
      address: { ...address, phoneNumber: '+36 1 234 5678' },
      company: { organizationRegistrationNumber: '01-09-123456' },
    })
    expect(customer.companyProfile.organizationRegistrationNumber).toBe('01-09-123456')
  })

  test('cannot move to Hungary without a registration number', async () => {
    const { customer } = await createCustomer(inEurope, {
      billing: { culture: 'de-DE', language: 'de' },
      address: berlin,
    })
    const billing = { culture: 'hu-HU', language: 'hu' }
    const address = { country: 'HU', state: null, city: 'Budapest', postalCode: '1051', phoneNumber: '+3612345678' }
    const { billingProfile } = aCustomer({ billing, address })
    const { updateBillingProfile } = await inEurope.run(UpdateBillingProfileDocument, {
      customerId: customer.id,
      billingProfile,
    })
    expect(codesOf(rejected(updateBillingProfile))).toEqual(['REQUIRED billingProfile.defaultAddress.country'])
  })

  test('cannot order what is sold at home only', async () => {
    const issues = await refuse(inEurope, {
      billing: { culture: 'de-DE', language: 'de' },
      address: berlin,
      subscriptions: [{ offerId: 'MS-AZR-USGOV-0145P' }],
    })
    expect(codesOf(issues)).toEqual(['OFFER_NOT_AVAILABLE subscriptions.0.offerId'])
  })
})
