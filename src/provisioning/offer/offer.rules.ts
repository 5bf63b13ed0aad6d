import { type Issue, issue } from '../../shared/issue.js'
import { tidy } from '../../shared/text.js'

/** Offer ids are GUIDs and names, in capitals in the catalogue. */
export const normaliseOfferId = (id: string): string => tidy(id).toUpperCase()

/** The fields of `wanted` whose values are not those of `stored`; all of them where nothing is stored. */
export const differingFields = (stored: object | undefined, wanted: object): string[] => {
  const values = new Map(Object.entries(stored ?? {}))
  return Object.entries(wanted)
    .filter(([name, value]) => JSON.stringify(values.get(name)) !== JSON.stringify(value))
    .map(([name]) => name)
}

export const offerNotFound = (offerId: string, country: string): Issue =>
  issue('NOT_FOUND', ['offerId'], 'offer.unknown', { values: { offerId: offerId.slice(0, 40), country } })
