import type { Caller } from '../../shared/caller.js'
import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { type CatalogueCountry, requireCountryRules } from './country.catalogue.js'
import { marketOf } from './country.markets.js'
import type { CountryRules } from './country.rules.js'

/** Where the caller's partner may sell, in the order of the countries' names. */
export const listAuthorizedCountries = (caller: Caller): CatalogueCountry[] =>
  marketOf(caller.partner.country)
    .map(requireCountryRules)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** Whether the caller's partner may sell in a country that there is. */
export const findMarketIssues = (caller: Caller, country: CountryRules | undefined, path: InputPath): Issue[] => {
  const market = marketOf(caller.partner.country)
  if (!country || market.includes(country.code)) return []
  const values = { partnerCountry: requireCountryRules(caller.partner.country).name, country: country.name }
  return [issue('MARKET_NOT_AUTHORIZED', path, 'market.notAuthorized', { values, suggestions: market })]
}
