import { tidy } from '../../shared/text.js'

/** Offer ids are GUIDs and names, in capitals in the catalogue. */
export const normaliseOfferId = (id: string): string => tidy(id).toUpperCase()
