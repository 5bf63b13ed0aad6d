import type {
  AddressInput,
  BillingProfileInput,
  CompanyProfileInput,
  CreateCustomerMutationVariables,
  SubscriptionOrderInput,
} from '../../src/client/generated/graphql.js'
import type { NormalAddress } from '../../src/provisioning/address/address.rules.js'

export const azure = 'MS-AZR-0145P'
export const office365E3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02'

let count = 0

/** A domain that no other test has. */
export const aDomain = (): string => {
  count += 1
  return `test${process.pid}x${count}.onmicrosoft.com`
}

export const anAddress = (changes: Partial<AddressInput> = {}): AddressInput => ({
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: 'One Microsoft Way',
  postalCode: '98052',
  firstName: 'Dave',
  lastName: 'Smith',
  phoneNumber: '4255550101',
  ...changes,
})

/** The same as it is kept. */
export const redmond: NormalAddress = {
  country: 'US',
  region: null,
  city: 'Redmond',
  state: 'WA',
  addressLine1: 'One Microsoft Way',
  addressLine2: null,
  postalCode: '98052',
  firstName: 'Dave',
  lastName: 'Smith',
  middleName: null,
  phoneNumber: '+14255550101',
}

interface CustomerChanges {
  readonly domain?: string
  readonly company?: Partial<CompanyProfileInput>
  readonly billing?: Partial<BillingProfileInput>
  readonly address?: Partial<AddressInput>
  readonly subscriptions?: SubscriptionOrderInput[]
  readonly externalId?: string | null
}

/** Variables of createCustomer that pass; what is given is changed. */
export const aCustomer = ({
  domain = aDomain(),
  company,
  billing,
  address,
  subscriptions,
  externalId,
}: CustomerChanges = {}): CreateCustomerMutationVariables => ({
  billingProfile: {
    email: 'dave@fourthcoffee.example.com',
    culture: 'en-US',
    language: 'en',
    companyName: 'Fourth Coffee',
    defaultAddress: anAddress(address),
    ...billing,
  },
  companyProfile: { domain, ...company },
  ...(subscriptions && { subscriptions }),
  ...(externalId !== undefined && { externalId }),
})
