import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { fold, tidy, tidyLine, tidyLineOrNull, tidyOrNull } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'
import { type CountryRules, findCountryIssues, type StateRules } from '../country/country.rules.js'
import { findPersonNameIssues } from '../customer/person-name.rules.js'
import type { AddressInput } from './address.inputs.js'

/** An address as it is kept: every member there, tidied, codes in capitals, the telephone number as E.164. */
export type NormalAddress = {
  [Member in keyof Required<AddressInput>]: undefined extends AddressInput[Member] ? string | null : string
}

/** Never throws and never guesses: what cannot be normalised stays as it is, for the rules to refuse. */
export const normaliseAddress = (address: AddressInput, rules: CountryRules | undefined): NormalAddress => ({
  country: normaliseCountryCode(address.country),
  region: tidyLineOrNull(address.region),
  city: tidyLine(address.city),
  state: normaliseState(tidyLineOrNull(address.state), rules),
  addressLine1: tidyLine(address.addressLine1),
  addressLine2: tidyLineOrNull(address.addressLine2),
  postalCode: tidyLineOrNull(address.postalCode)?.toUpperCase() ?? null,
  firstName: tidyLine(address.firstName),
  lastName: tidyLine(address.lastName),
  middleName: tidyLineOrNull(address.middleName),
  phoneNumber: normalisePhoneNumber(tidyOrNull(address.phoneNumber), rules),
})

export const normaliseCountryCode = (country: string): string => tidy(country).toUpperCase()

const findState = (state: string, { states }: CountryRules): StateRules | undefined => {
  if (!statesByText.has(states)) statesByText.set(states, byFoldedText(states))
  return statesByText.get(states)?.get(fold(state))
}

/** Of a country's states: their rules never change. */
const statesByText = new WeakMap<CountryRules['states'], ReadonlyMap<string, StateRules>>()

/** By what each can be written as: where a code is another one's name, it is the code. */
const byFoldedText = (states: CountryRules['states']): ReadonlyMap<string, StateRules> => {
  const names = states.flatMap((state) =>
    [state.name, state.latinName].flatMap((name) => (name ? [[fold(name), state] as const] : [])),
  )
  const codes = states.map((state) => [fold(state.code), state] as const)
  return new Map([...names.reverse(), ...codes.reverse()])
}

const normaliseState = (state: string | null, rules: CountryRules | undefined): string | null =>
  (state && rules && findState(state, rules)?.code) || state

/** Lengths only: a number that was assigned yesterday is not refused. Extensions and letters are. */
const parsePhoneNumber = (phoneNumber: string, country: string) => {
  const parsed = parsePhoneNumberFromString(phoneNumber, {
    ...(isSupportedCountry(country) && { defaultCountry: country as CountryCode }),
    extract: false,
  })
  return parsed?.isPossible() && !parsed.ext ? parsed : undefined
}

const normalisePhoneNumber = (phoneNumber: string | null, rules: CountryRules | undefined): string | null =>
  phoneNumber && ((rules && parsePhoneNumber(phoneNumber, rules.code)?.number) ?? phoneNumber)

/** Everything that is wrong with a normalised address. Without the country's rules only what holds everywhere. */
export const findAddressIssues = (
  address: NormalAddress,
  rules: CountryRules | undefined,
  path: InputPath,
): Issue[] => {
  const at = (member: keyof AddressInput) => [...path, member]
  return [
    ...findCountryIssues(address.country, rules, at('country')),
    ...findTextIssues(address.region, at('region'), { lengthMax: 100 }),
    ...findTextIssues(address.city, at('city'), { isRequired: rules?.isCityRequired ?? false, lengthMax: 100 }),
    ...findStateIssues(address.state, rules, at('state')),
    ...findTextIssues(address.addressLine1, at('addressLine1'), { isRequired: true, lengthMax: 200 }),
    ...findTextIssues(address.addressLine2, at('addressLine2'), { lengthMax: 200 }),
    ...findPostalCodeIssues(address, rules, at('postalCode')),
    ...findPersonNameIssues(address.firstName, at('firstName'), { isRequired: true }),
    ...findPersonNameIssues(address.lastName, at('lastName'), { isRequired: true }),
    ...findPersonNameIssues(address.middleName, at('middleName'), { isInitialAllowed: true }),
    ...findPhoneNumberIssues(address.phoneNumber, rules, at('phoneNumber')),
  ]
}

const findStateIssues = (state: string | null, rules: CountryRules | undefined, path: InputPath): Issue[] => {
  const suggestions = rules?.states.map(({ code }) => code) ?? []
  if (!state) return rules?.isStateRequired ? [issue('REQUIRED', path, 'required', { suggestions })] : []
  const found = findTextIssues(state, path, { lengthMax: 100 })
  if (found.length > 0 || !rules || rules.states.length === 0 || findState(state, rules)) return found
  return [issue('NOT_SUPPORTED', path, 'state.unknown', { values: { state, country: rules.name }, suggestions })]
}

const findPostalCodeIssues = (
  { postalCode, state }: NormalAddress,
  rules: CountryRules | undefined,
  path: InputPath,
): Issue[] => {
  const found = findTextIssues(postalCode, path, { isRequired: rules?.isPostalCodeRequired ?? false, lengthMax: 40 })
  if (found.length > 0 || !postalCode || !rules) return found
  const example = rules.postalCodeExample ?? ''
  if (rules.postalCodeRegex && !new RegExp(rules.postalCodeRegex).test(postalCode)) {
    const values = { postalCode, country: rules.name, example }
    return [issue('INVALID_FORMAT', path, 'postalCode.format', { values, suggestions: example ? [example] : [] })]
  }
  const stateRules = state ? findState(state, rules) : undefined
  if (!stateRules?.postalCodeRegex || new RegExp(stateRules.postalCodeRegex).test(postalCode)) return []
  return [issue('NOT_SUPPORTED', path, 'postalCode.otherState', { values: { postalCode, state: stateRules.name } })]
}

const findPhoneNumberIssues = (
  phoneNumber: string | null,
  rules: CountryRules | undefined,
  path: InputPath,
): Issue[] => {
  const isRequired = rules?.isPhoneNumberRequired ?? false
  const found = findTextIssues(phoneNumber, path, { isRequired, lengthMax: 40 })
  if (found.length > 0 || !phoneNumber || !rules || parsePhoneNumber(phoneNumber, rules.code)) return found
  const example = rules.phoneNumberExample ?? '+14255550100'
  const values = { phoneNumber, country: rules.name, example }
  return [issue('INVALID_FORMAT', path, 'phoneNumber.format', { values, suggestions: [example] })]
}
