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

const toBillingProfile = (row: NonNullable<CustomerRow['billingProfile']>): BillingProfile => ({
  ...row,
  defaultAddress: {
    ...row,
    firstName: row.contactFirstName,
    lastName: row.contactLastName,
    middleName: row.contactMiddleName,
  },
  etag: etagOf(row),
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
  const { country, region, city, state, addressLine1, addressLine2, postalCode, phoneNumber } = row
  const defaultAddress = {
    country,
    region,
    city,
    state,
    addressLine1,
    addressLine2,
    postalCode,
    firstName: row.contactFirstName,
    lastName: row.contactLastName,
    middleName: row.contactMiddleName,
    phoneNumber,
  }
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
