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
export const toBillingColumns = ({ defaultAddress, ...profile }: NormalBillingProfile) => {
  const { firstName, lastName, middleName, ...address } = defaultAddress satisfies NormalAddress
  return {
    ...profile,
    ...address,
    contactFirstName: firstName,
    contactLastName: lastName,
    contactMiddleName: middleName,
  }
}

/** The stored profile in the form of an input, to be held against one. */
export const toNormalBilling = (row: CustomerRow['billingProfile']): NormalBillingProfile => {
  if (!row) throw new Error('A customer has no billing profile.')
  const { email, culture, language, companyName, firstName, lastName } = row
  const defaultAddress = toAddress(row)
  return { email, culture, language, companyName, firstName, lastName, defaultAddress }
}

/** A billing profile as the audit trail names its fields. */
export const auditedBilling = ({
  defaultAddress,
  ...profile
}: NormalBillingProfile): Record<string, string | null> => ({
  ...prefixed('billingProfile.', profile),
  ...prefixed('billingProfile.defaultAddress.', defaultAddress),
})

const prefixed = (prefix: string, values: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]))
