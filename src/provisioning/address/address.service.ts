import type { Caller } from '../../shared/caller.js'
import type { InputPath, Issue } from '../../shared/issue.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { CountryRules } from '../country/country.rules.js'
import { findMarketIssues } from '../country/country.service.js'
import type { AddressInput } from './address.inputs.js'
import { findAddressIssues, type NormalAddress, normaliseAddress, normaliseCountryCode } from './address.rules.js'
import type { AddressCheck } from './address.types.js'

/** The rules of the country that an address names. */
export const countryOf = (address: AddressInput): CountryRules | undefined =>
  countryRulesOf(normaliseCountryCode(address.country))

/** Everything that stands in the way of an address of a customer of the caller's partner. */
export const findIssuesOfAddress = (
  caller: Caller,
  address: NormalAddress,
  country: CountryRules | undefined,
  path: InputPath,
): Issue[] => [...findAddressIssues(address, country, path), ...findMarketIssues(caller, country, [...path, 'country'])]

export const checkAddress = (caller: Caller, input: AddressInput): AddressCheck => {
  const country = countryOf(input)
  const address = normaliseAddress(input, country)
  const issues = findIssuesOfAddress(caller, address, country, ['address'])
  return { valid: issues.length === 0, issues, normalized: issues.length === 0 ? address : null }
}

/** Whose address it is: what a place can be without. */
const contactMembers = new Set(['firstName', 'lastName', 'middleName', 'phoneNumber'])

/** As {@link checkAddress}, of the place alone: a contact may be missing. */
export const checkPlace = (caller: Caller, input: AddressInput): AddressCheck => {
  const country = countryOf(input)
  const address = normaliseAddress(input, country)
  const issues = findIssuesOfAddress(caller, address, country, ['address']).filter(
    ({ code, path }) => code !== 'REQUIRED' || !contactMembers.has(path.at(-1) ?? ''),
  )
  return { valid: issues.length === 0, issues, normalized: issues.length === 0 ? address : null }
}
