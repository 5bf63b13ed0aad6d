import { countryRulesOf } from '../../src/provisioning/country/country.catalogue.js'
import { marketOf } from '../../src/provisioning/country/country.markets.js'
import type { CountryRules } from '../../src/provisioning/country/country.rules.js'
import { type Place, placesIn } from './places.js'

/** A country in which customers can be made. */
export interface SeededCountry {
  readonly rules: CountryRules
  readonly places: readonly Place[]
  /** As it is stored: E.164. */
  readonly phoneNumber: string | null
}

/** Where a partner's customers are: most at home, some in each other country of its market. */
export interface SeededMarket {
  readonly home: SeededCountry
  readonly countries: readonly SeededCountry[]
}

/** The market of a partner, or undefined where no partner can be. */
export const seededMarketOf = (partnerCountry: string): SeededMarket | undefined => {
  const countries = marketOf(partnerCountry).flatMap(toSeededCountry)
  const home = countries.find(({ rules }) => rules.code === partnerCountry) ?? countries[0]
  return home && { home, countries }
}

const toSeededCountry = (code: string): SeededCountry[] => {
  const rules = countryRulesOf(code)
  const places = placesIn(code)
  if (!rules || places.length === 0) return []
  return [{ rules, places, phoneNumber: rules.phoneNumberExample?.replace(/[^\d+]/g, '') ?? null }]
}
