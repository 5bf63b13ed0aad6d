import type { Offer as OfferRow, Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import { convertOffers, type OfferValues, type RefusedOffer } from './offer.import.js'
import { differingFields } from './offer.rules.js'

export interface ImportReport {
  readonly added: readonly OfferValues[]
  readonly changed: readonly { readonly offer: OfferValues; readonly fields: readonly string[] }[]
  readonly unchanged: number
  readonly refused: readonly RefusedOffer[]
}

/**
 * Takes offers of an answer of Partner Center's into the catalogue, in one transaction. New ones come after those that
 * are there. The answer of one country says nothing of others, so where an offer is sold is left as it is.
 *
 * @throws Error when it is no such answer
 */
export const importOffers = async (storage: Storage, answer: unknown, isDryRun: boolean): Promise<ImportReport> => {
  const { offers, refused } = convertOffers(answer)
  const stored = new Map((await storage.read.offer.findMany()).map((row) => [row.id, row]))
  const compared = offers.map((offer) => ({ offer, fields: differences(stored.get(offer.id), offer) }))
  const added = compared.filter(({ offer }) => !stored.has(offer.id)).map(({ offer }) => offer)
  const changed = compared.filter(({ offer, fields }) => stored.has(offer.id) && fields.length > 0)
  const changedOffers = changed.map(({ offer }) => offer)
  if (!isDryRun) await write(storage, added, changedOffers, [...stored.values()])
  return { added, changed, unchanged: offers.length - added.length - changed.length, refused }
}

/** What an import itself sets says nothing of a change. */
const differences = (row: OfferRow | undefined, offer: OfferValues): string[] =>
  differingFields(row, offer).filter((name) => name !== 'isImported' && name !== 'searchText')

const write = (
  storage: Storage,
  added: readonly OfferValues[],
  changed: readonly OfferValues[],
  stored: readonly OfferRow[],
): Promise<void> =>
  storage.write(async (tx) => {
    const last = Math.max(0, ...stored.map(({ position }) => position))
    const rows: Prisma.OfferCreateManyInput[] = added.map((offer, index) => ({ ...offer, position: last + index + 1 }))
    if (rows.length > 0) await tx.offer.createMany({ data: rows })
    for (const offer of changed) await tx.offer.update({ where: { id: offer.id }, data: offer })
  })
