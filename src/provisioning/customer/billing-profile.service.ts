import type { Caller } from '../../shared/caller.js'
import type { Issue } from '../../shared/issue.js'
import { countryOf, findIssuesOfAddress } from '../address/address.service.js'
import type { CountryRules } from '../country/country.rules.js'
import type { BillingProfileInput } from './customer.inputs.js'
import { findBillingProfileIssues, type NormalBillingProfile, normaliseBillingProfile } from './customer.rules.js'

export interface ExaminedBillingProfile {
  readonly billing: NormalBillingProfile
  readonly country: CountryRules | undefined
  readonly issues: readonly Issue[]
}

/** A billing profile as it would be stored, and everything that stands in the way: at creation and at each change. */
export const examineBillingProfile = (caller: Caller, input: BillingProfileInput): ExaminedBillingProfile => {
  const country = countryOf(input.defaultAddress)
  const billing = normaliseBillingProfile(input, country)
  const path = ['billingProfile', 'defaultAddress']
  const issues = [
    ...findBillingProfileIssues(billing, country, caller.partner.domain),
    ...findIssuesOfAddress(caller, billing.defaultAddress, country, path),
  ]
  return { billing, country, issues }
}
