import type {
  AddressInput,
  BillingProfileInput,
  CompanyProfileInput,
  SubscriptionOrderInput,
} from '../../../client/generated/graphql.js'
import type { Account, BasketLine } from './wizard.state.js'

export const domainSuffix = '.onmicrosoft.com'

const orNull = (text: string): string | null => text.trim() || null

const toAddress = (account: Omit<Account, 'companyName'>): AddressInput => ({
  country: account.country,
  addressLine1: account.addressLine1,
  addressLine2: orNull(account.addressLine2),
  city: account.city,
  region: orNull(account.region),
  state: orNull(account.state),
  postalCode: orNull(account.postalCode),
  firstName: account.firstName,
  lastName: account.lastName,
  phoneNumber: orNull(account.phoneNumber),
})

export const toBillingProfile = (account: Account): BillingProfileInput => ({
  email: account.email,
  culture: account.culture,
  language: account.language,
  companyName: account.companyName,
  defaultAddress: toAddress(account),
})

export const toDomain = (prefix: string): string => (prefix.trim() ? prefix.trim().toLowerCase() + domainSuffix : '')

const toCompanyProfile = (account: Account): CompanyProfileInput => ({
  domain: toDomain(account.domainPrefix),
  organizationRegistrationNumber: orNull(account.organizationRegistrationNumber),
})

/** What has no number of licences is ordered once; a number that is none becomes 0, which is refused. */
export const toOrderLine = ({ offer, quantity, billingCycle }: BasketLine): SubscriptionOrderInput => ({
  offerId: offer.id,
  quantity: offer.billingType === 'USAGE' ? 1 : /^\d{1,9}$/.test(quantity.trim()) ? Number(quantity) : 0,
  billingCycle,
})

/** The variables of createCustomer and checkCustomer. */
export const toNewCustomer = (account: Account, basket: readonly BasketLine[]) => ({
  billingProfile: toBillingProfile(account),
  companyProfile: toCompanyProfile(account),
  externalId: orNull(account.externalId),
  subscriptions: basket.map(toOrderLine),
})
