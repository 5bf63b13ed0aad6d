import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { findTextIssues } from '../../shared/text.rules.js'

/** What holds for customers of one country. Served as data by the `Country` type, and enforced from the same data. */
export interface CountryRules {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly defaultCulture: string
  readonly cultures: readonly string[]
  readonly languages: readonly string[]
  readonly isStateRequired: boolean
  readonly states: readonly StateRules[]
  readonly isCityRequired: boolean
  readonly isPostalCodeRequired: boolean
  /** Matches a whole postal code in capitals; null where the country has none, or none that is known. */
  readonly postalCodeRegex: string | null
  readonly postalCodeExample: string | null
  readonly phoneNumberExample: string | null
  readonly callingCodes: readonly string[]
  readonly isPhoneNumberRequired: boolean
  readonly isOrganizationRegistrationNumberRequired: boolean
  readonly isOrganizationRegistrationNumberSupported: boolean
  /** Matches a whole registration number (with the flag u); null where there is none. */
  readonly organizationRegistrationNumberRegex: string | null
}

export type AddressField = 'ADDRESS_LINES' | 'CITY' | 'REGION' | 'STATE' | 'POSTAL_CODE'
export type CityLabel = 'CITY' | 'DISTRICT' | 'POST_TOWN' | 'SUBURB'
export type StateLabel =
  | 'AREA'
  | 'COUNTY'
  | 'DEPARTMENT'
  | 'DISTRICT'
  | 'EMIRATE'
  | 'ISLAND'
  | 'OBLAST'
  | 'PARISH'
  | 'PREFECTURE'
  | 'PROVINCE'
  | 'REGION'
  | 'STATE'
export type PostalCodeLabel = 'EIRCODE' | 'PIN' | 'POSTAL_CODE' | 'POSTCODE' | 'ZIP'

/** What a form for addresses of one country looks like. Nothing is refused because of it. */
export interface AddressForm {
  readonly fields: readonly AddressField[]
  readonly cityLabel: CityLabel
  readonly stateLabel: StateLabel
  readonly postalCodeLabel: PostalCodeLabel
}

export interface StateRules {
  readonly code: string
  readonly name: string
  /** The name in Latin letters where `name` is not. */
  readonly latinName: string | null
  /** Matches the beginning of every postal code in the state; null where that is not known for sure. */
  readonly postalCodeRegex: string | null
}

/** What people write although it is not the ISO code. */
const codesMeant: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

export const findCountryIssues = (code: string, rules: CountryRules | undefined, path: InputPath): Issue[] => {
  if (rules) return []
  if (!code) return [issue('REQUIRED', path, 'required')]
  const meant = codesMeant[code]
  return [
    issue('NOT_SUPPORTED', path, 'country.unknown', {
      values: { country: code.slice(0, 40) },
      suggestions: meant ? [meant] : [],
    }),
  ]
}

const cultureFormat = /^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}$/

export const findCultureIssues = (culture: string, rules: CountryRules | undefined, path: InputPath): Issue[] => {
  const suggestions = rules?.cultures ?? []
  if (!culture) return [issue('REQUIRED', path, 'required', { suggestions })]
  if (!cultureFormat.test(culture)) return [issue('INVALID_FORMAT', path, 'culture.format', { suggestions })]
  if (!rules || rules.cultures.includes(culture)) return []
  return [
    issue('NOT_SUPPORTED', path, 'culture.notInCountry', { values: { culture, country: rules.name }, suggestions }),
  ]
}

export const findLanguageIssues = (language: string, rules: CountryRules | undefined, path: InputPath): Issue[] => {
  const suggestions = rules?.languages ?? []
  if (!language) return [issue('REQUIRED', path, 'required', { suggestions })]
  if (!/^[a-z]{2,3}$/.test(language)) return [issue('INVALID_FORMAT', path, 'language.format', { suggestions })]
  if (!rules || rules.languages.includes(language)) return []
  return [
    issue('NOT_SUPPORTED', path, 'language.notInCountry', { values: { language, country: rules.name }, suggestions }),
  ]
}

export const findRegistrationNumberIssues = (
  number: string | null,
  rules: CountryRules | undefined,
  path: InputPath,
): Issue[] => {
  if (!rules) return []
  const isRequired = rules.isOrganizationRegistrationNumberRequired
  const found = findTextIssues(number, path, { isRequired, lengthMax: 20 })
  if (found.length > 0 || !number) return found
  const { organizationRegistrationNumberRegex: regex } = rules
  if (regex === null) {
    return [issue('NOT_SUPPORTED', path, 'registrationNumber.notSupported', { values: { country: rules.name } })]
  }
  return new RegExp(regex, 'u').test(number) ? [] : [issue('INVALID_FORMAT', path, 'registrationNumber.format')]
}

export const countryNotFound = (country: string): Issue =>
  issue('NOT_FOUND', ['country'], 'country.unknown', { values: { country: country.slice(0, 40) } })
