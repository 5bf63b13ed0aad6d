import { formatAddress } from 'localized-address-format'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { NormalAddress } from './address.rules.js'

/** Countries whose addresses abbreviate the state; elsewhere they spell its name. */
const abbreviateStates = new Set(['AU', 'BR', 'CA', 'IT', 'US'])

/** The lines of an address label, in the country's own order, without the country's name. */
export const formatAddressLines = (address: NormalAddress): string[] =>
  formatAddress({
    postalCountry: address.country,
    administrativeArea: writeState(address),
    locality: address.city,
    dependentLocality: address.region ?? '',
    postalCode: address.postalCode ?? '',
    name: [address.firstName, address.middleName, address.lastName].filter(Boolean).join(' '),
    addressLines: [address.addressLine1, address.addressLine2 ?? ''].filter(Boolean),
  })

const writeState = ({ country, state }: NormalAddress): string => {
  if (!state || abbreviateStates.has(country)) return state ?? ''
  return countryRulesOf(country)?.states.find(({ code }) => code === state)?.name ?? state
}
