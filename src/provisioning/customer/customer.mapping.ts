import { etagOf } from '../../shared/etag.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import type { NormalAddress } from '../address/address.rules.js'
import type { NormalBillingProfile } from './customer.rules.js'
import type { BillingProfile, Customer } from './customer.types.js'

/** What always comes with a customer. Each relation costs one statement for a whole page. */
export const customerRelations = { billingProfile: true, relationship: true } satisfies Prisma.CustomerInclude

export type CustomerRow = Prisma.CustomerGetPayload<{ include: typeof customerRelations }>

export const toCustomer = (row: CustomerRow): Customer => {
  const { id, domain, companyName, organizationRegistrationNumber, billingProfile, relationship } = row
  if (!billingProfile || !relationship) throw new Error(`Customer ${id} is not whole.`)
  return {
    id,
    commerceId: row.commerceId,
    externalId: row.externalId,
    companyProfile: { tenantId: id, domain, companyName, organizationRegistrationNumber },
    billingProfile: toBillingProfile(billingProfile),
    relationship,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

/** Member by member: a page has many of them, and to copy whole rows costs more than to read them. */
const toBillingProfile = (row: NonNullable<CustomerRow['billingProfile']>): BillingProfile => ({
  id: row.id,
  email: row.email,
  culture: row.culture,
  language: row.language,
  companyName: row.companyName,
  firstName: row.firstName,
  lastName: row.lastName,
  defaultAddress: toAddress(row),
  etag: etagOf(row),
})

const toAddress = (row: NonNullable<CustomerRow['billingProfile']>): NormalAddress => ({
  country: row.country,
  region: row.region,
  city: row.city,
  state: row.state,
  addressLine1: row.addressLine1,
  addressLine2: row.addressLine2,
  postalCode: row.postalCode,
  firstName: row.contactFirstName,
  lastName: row.contactLastName,
  middleName: row.contactMiddleName,
  phoneNumber: row.phoneNumber,
})

/** The columns of a billing profile: the address lies flat beside the rest. */
export const toBillingColumns = (profile: NormalBillingProfile) => {
  const { defaultAddress: address } = profile
  return {
    email: profile.email,
    culture: profile.culture,
    language: profile.language,
    companyName: profile.companyName,
    firstName: profile.firstName,
    lastName: profile.lastName,
    country: address.country,
    region: address.region,
    city: address.city,
    state: address.state,
    addressLine1: address.addressLine1,
    addressLine2: address.addressLine2,
    postalCode: address.postalCode,
    contactFirstName: address.firstName,
    contactLastName: address.lastName,
    contactMiddleName: address.middleName,
    phoneNumber: address.phoneNumber,
  }
}

/** The stored profile in the form of an input, to be held against one. */
export const toNormalBilling = (row: CustomerRow['billingProfile']): NormalBillingProfile => {
  if (!row) throw new Error('A customer has no billing profile.')
  const { email, culture, language, companyName, firstName, lastName } = row
  const defaultAddress = toAddress(row)
  return { email, culture, language, companyName, firstName, lastName, defaultAddress }
}

type AuditedBilling = Record<
  | `billingProfile.${Exclude<keyof NormalBillingProfile, 'defaultAddress'>}`
  | `billingProfile.defaultAddress.${keyof NormalAddress}`,
  string | null
>

/** A billing profile as the audit trail names its fields. */
export const auditedBilling = (profile: NormalBillingProfile): Readonly<Record<string, string | null>> => {
  const { defaultAddress: address } = profile
  return {
    'billingProfile.email': profile.email,
    'billingProfile.culture': profile.culture,
    'billingProfile.language': profile.language,
    'billingProfile.companyName': profile.companyName,
    'billingProfile.firstName': profile.firstName,
    'billingProfile.lastName': profile.lastName,
    'billingProfile.defaultAddress.country': address.country,
    'billingProfile.defaultAddress.region': address.region,
    'billingProfile.defaultAddress.city': address.city,
    'billingProfile.defaultAddress.state': address.state,
    'billingProfile.defaultAddress.addressLine1': address.addressLine1,
    'billingProfile.defaultAddress.addressLine2': address.addressLine2,
    'billingProfile.defaultAddress.postalCode': address.postalCode,
    'billingProfile.defaultAddress.firstName': address.firstName,
    'billingProfile.defaultAddress.lastName': address.lastName,
    'billingProfile.defaultAddress.middleName': address.middleName,
    'billingProfile.defaultAddress.phoneNumber': address.phoneNumber,
  } satisfies AuditedBilling
}
