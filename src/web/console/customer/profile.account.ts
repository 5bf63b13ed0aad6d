import type { BillingProfileInput } from '../../../client/generated/graphql.js'
import { toBillingProfile } from '../wizard/wizard.input.js'
import { type Account, type AccountField, accountFields } from '../wizard/wizard.state.js'
import type { Customer } from './use-customer.js'

/** A customer's profile as the form's fields. */
export const accountOf = ({ billingProfile, companyProfile, externalId }: Customer): Account => {
  const { defaultAddress: address } = billingProfile
  return {
    country: address.country,
    companyName: billingProfile.companyName,
    domainPrefix: companyProfile.domain.split('.')[0] ?? '',
    organizationRegistrationNumber: companyProfile.organizationRegistrationNumber ?? '',
    externalId: externalId ?? '',
    addressLine1: address.addressLine1,
    addressLine2: address.addressLine2 ?? '',
    city: address.city,
    region: address.region ?? '',
    state: address.state ?? '',
    postalCode: address.postalCode ?? '',
    firstName: address.firstName,
    lastName: address.lastName,
    phoneNumber: address.phoneNumber ?? '',
    email: billingProfile.email,
    culture: billingProfile.culture,
    language: billingProfile.language,
  }
}

/** The whole profile, with what the form does not ask for as it was. */
export const profileOf = (account: Account, { billingProfile }: Customer): BillingProfileInput => {
  const profile = toBillingProfile(account)
  return {
    ...profile,
    firstName: billingProfile.firstName ?? null,
    lastName: billingProfile.lastName ?? null,
    defaultAddress: { ...profile.defaultAddress, middleName: billingProfile.defaultAddress.middleName ?? null },
  }
}

/** Fields in which two versions differ. */
export const differing = (one: Account, other: Account): AccountField[] =>
  accountFields.filter((field) => one[field].trim() !== other[field].trim())
