import type { BillingCycle, BillingType, OfferSegment } from '../../../client/generated/graphql.js'

export const steps = ['account', 'subscriptions', 'review', 'confirmation'] as const
export type Step = (typeof steps)[number]

/** Where each field of the first step stands in the input of createCustomer: issues name their fields by it. */
export const accountPaths = {
  country: 'billingProfile.defaultAddress.country',
  companyName: 'billingProfile.companyName',
  domainPrefix: 'companyProfile.domain',
  organizationRegistrationNumber: 'companyProfile.organizationRegistrationNumber',
  externalId: 'externalId',
  addressLine1: 'billingProfile.defaultAddress.addressLine1',
  addressLine2: 'billingProfile.defaultAddress.addressLine2',
  city: 'billingProfile.defaultAddress.city',
  region: 'billingProfile.defaultAddress.region',
  state: 'billingProfile.defaultAddress.state',
  postalCode: 'billingProfile.defaultAddress.postalCode',
  firstName: 'billingProfile.defaultAddress.firstName',
  lastName: 'billingProfile.defaultAddress.lastName',
  phoneNumber: 'billingProfile.defaultAddress.phoneNumber',
  email: 'billingProfile.email',
  culture: 'billingProfile.culture',
  language: 'billingProfile.language',
} as const

export type AccountField = keyof typeof accountPaths
export type Account = Readonly<Record<AccountField, string>>

export const accountFields = Object.keys(accountPaths) as AccountField[]

/** What the wizard has to know of an offer once it lies in the basket. */
export interface BasketOffer {
  readonly id: string
  readonly name: string
  readonly segment: OfferSegment
  readonly billingType: BillingType
  readonly unitType: string
  readonly minimumQuantity: number
  readonly maximumQuantity: number
  readonly supportedBillingCycles: readonly BillingCycle[]
}

export interface BasketLine {
  readonly offer: BasketOffer
  /** As it was typed. */
  readonly quantity: string
  readonly billingCycle: BillingCycle
}

/** What is wrong, as a sentence; `path` as in the input of createCustomer, with dots. */
export interface FieldIssue {
  readonly path: string
  readonly message: string
  readonly suggestions: readonly string[]
}

export interface Credentials {
  readonly signInName: string
  /** Null once it can no longer be shown. Nowhere but in memory. */
  readonly password: string | null
}

export interface Created {
  readonly customerId: string
  readonly companyName: string
  readonly domain: string
  readonly credentials: Credentials
  readonly subscriptions: readonly string[]
}

/** Sending: once more would be one too many. Unknown: whether it was done is not known; the same key finds out. */
type Submission = 'idle' | 'sending' | 'unknown'

export interface Wizard {
  /** Names this customer to the gateway: whatever is sent twice under it is done once. */
  readonly idempotencyKey: string
  readonly step: Step
  /** How far it has come before. */
  readonly furthest: Step
  /** Whether the step was opened from the review, to come back to it. */
  readonly isUpdating: boolean
  readonly account: Account
  readonly basket: readonly BasketLine[]
  readonly issues: readonly FieldIssue[]
  /** Rises each time that somebody wanted to go on and could not: then the summary takes the focus. */
  readonly refusals: number
  readonly submission: Submission
  readonly created: Created | null
}

const emptyAccount = Object.fromEntries(accountFields.map((field) => [field, ''])) as Account

export const newWizard = (idempotencyKey: string): Wizard => ({
  idempotencyKey,
  step: 'account',
  furthest: 'account',
  isUpdating: false,
  account: emptyAccount,
  basket: [],
  issues: [],
  refusals: 0,
  submission: 'idle',
  created: null,
})

/** What the first step needs of a country to fill in what follows from it. */
export interface ChosenCountry {
  readonly code: string
  readonly defaultCulture: string
  readonly languages: readonly string[]
}
