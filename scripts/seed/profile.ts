import type { NormalAddress } from '../../src/provisioning/address/address.rules.js'
import type { CountryRules } from '../../src/provisioning/country/country.rules.js'
import type { NormalBillingProfile, NormalCompanyProfile } from '../../src/provisioning/customer/customer.rules.js'
import { fold } from '../../src/shared/text.js'
import type { SeededCountry, SeededMarket } from './market.js'
import type { Random } from './random.js'
import {
  addressLines,
  firstNames,
  lastNames,
  legalForms,
  nameEndings,
  nameEnds,
  nameStarts,
  streets,
  trades,
} from './words.js'

/** Who a customer is and where, as the gateway would have stored it. */
export interface SeededProfile {
  readonly billing: NormalBillingProfile
  readonly company: NormalCompanyProfile
  readonly externalId: string
}

const homeShare = 0.7

export const profileOf = (number: number, random: Random, { home, countries }: SeededMarket): SeededProfile => {
  const country = random.chance(homeShare) ? home : random.pick(countries)
  const name = nameOf(random)
  const prefix = prefixOf(name.split(' ')[0] ?? name, number)
  const address = addressOf(random, country)
  const culture = random.chance(0.75) ? country.rules.defaultCulture : random.pick(country.rules.cultures)
  return {
    billing: {
      // ".example" belongs to nobody (RFC 2606): no notice can reach a stranger.
      email: `${lettersOf(address.firstName)}@${prefix}.example`,
      culture,
      language: culture.split('-')[0] ?? 'en',
      companyName: companyNameOf(random, name, country.rules.code),
      firstName: null,
      lastName: null,
      defaultAddress: address,
    },
    company: {
      domain: `${prefix}.onmicrosoft.com`,
      organizationRegistrationNumber: registrationNumberOf(random, country.rules),
    },
    externalId: externalIdOf(number),
  }
}

/** Begins every seeded customer's external id, so that the next run finds where the last one ended. */
export const externalIdPrefix = 'seed-'

/** With leading zeros, so that the greatest text is the greatest number. */
const externalIdOf = (number: number): string => externalIdPrefix + String(number).padStart(8, '0')

const nameOf = (random: Random): string => `${random.pick(nameStarts)}${random.pick(nameEnds)} ${random.pick(trades)}`

const companyNameOf = (random: Random, name: string, country: string): string => {
  if (random.chance(0.5)) return name
  return `${name} ${random.chance(0.6) ? (legalForms[country] ?? 'Ltd') : random.pick(nameEndings)}`
}

const prefixLengthMax = 27

/** The number makes it unique: the letters before it never end with a digit. */
const prefixOf = (name: string, number: number): string =>
  lettersOf(name).slice(0, prefixLengthMax - String(number).length) + number

const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, '')

const addressOf = (random: Random, { rules, places, phoneNumber }: SeededCountry): NormalAddress => {
  const { city, state, postalCode } = random.pick(places)
  return {
    country: rules.code,
    region: null,
    city,
    state,
    addressLine1: `${1 + Math.floor(random.fraction() * 240)} ${random.pick(streets)}`,
    addressLine2: random.chance(0.2) ? random.pick(addressLines) : null,
    postalCode,
    firstName: random.pick(firstNames),
    lastName: random.pick(lastNames),
    middleName: null,
    phoneNumber: rules.isPhoneNumberRequired || random.chance(0.8) ? phoneNumber : null,
  }
}

const registrationNumberOf = (random: Random, rules: CountryRules): string | null => {
  const number = String(10_000_000 + (random.bits() % 90_000_000))
  if (rules.isOrganizationRegistrationNumberRequired) return number
  return rules.isOrganizationRegistrationNumberSupported && random.chance(0.5) ? number : null
}
