import { z } from 'zod'
import { fold, tidyLine } from '../../shared/text.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import { normaliseOfferId } from './offer.rules.js'
import { BillingCycle, BillingType, type OfferSegment } from './offer.types.js'

/** An offer as the database has it, without its place in the catalogue. */
export type OfferValues = Omit<Prisma.OfferCreateManyInput, 'position'>

export interface RefusedOffer {
  readonly id: string
  readonly name: string
  readonly reason: string
}

export interface ConvertedOffers {
  readonly offers: readonly OfferValues[]
  readonly refused: readonly RefusedOffer[]
}

const segments: Readonly<Record<string, OfferSegment>> = {
  enterprise_key: 'ENTERPRISE',
  smallbusiness_key: 'SMALL_BUSINESS',
  government_key: 'GOVERNMENT',
  nonprofit_key: 'NONPROFIT',
  trial_key: 'TRIAL',
}

const termUnits: Readonly<Record<string, string>> = { year: 'Y', month: 'M', day: 'D' }

/** 9999 months stand for a term without an end. */
const endlessMonths = 9999

const upperCase = z.string().transform((text) => text.toUpperCase())

/** The members of Partner Center's Offer that the catalogue keeps, after their names were put into small letters. */
const wireOffer = z.object({
  id: z.string().min(1).max(100).transform(normaliseOfferId),
  name: z.string().min(1).max(255).transform(tidyLine),
  category: z.object({ id: z.string().nullish() }).nullish(),
  billing: upperCase.pipe(z.enum(BillingType)),
  supportedbillingcycles: z.array(upperCase.pipe(z.enum(BillingCycle))).min(1),
  term: z.int().min(1),
  termunitofmeasure: z.string(),
  minimumquantity: z.int().min(1),
  maximumquantity: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  unittype: z.string().min(1),
  isaddon: z.boolean().default(false),
  istrial: z.boolean().default(false),
  prerequisiteoffers: z.array(z.string().transform(normaliseOfferId)).nullish(),
  country: z.string().length(2).optional(),
})

type WireOffer = z.infer<typeof wireOffer>

/**
 * Offers out of an answer to Partner Center's `GET /v1/offers`: a collection with `items`, or the list itself. An offer
 * that cannot be understood is refused with the reason, and the others are taken.
 *
 * @throws Error when it is no such answer
 */
export const convertOffers = (answer: unknown): ConvertedOffers => {
  const items = itemsOf(answer)
  const results = items.map((item) => convert(withSmallNames(item)))
  return {
    offers: results.flatMap((result) => ('reason' in result ? [] : [result])),
    refused: results.flatMap((result) => ('reason' in result ? [result] : [])),
  }
}

const itemsOf = (answer: unknown): unknown[] => {
  const { items = answer } = (withSmallNames(answer) ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) throw new Error('It has no list of offers: neither `items` nor a list itself.')
  return items
}

/** .NET writes names with a capital, Java without. */
const withSmallNames = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).map(([name, member]) => [name.toLowerCase(), withSmallNames(member)])
  return Object.fromEntries(members)
}

const convert = (item: unknown): OfferValues | RefusedOffer => {
  const parsed = wireOffer.safeParse(item)
  const { id, name } = (item ?? {}) as { id?: unknown; name?: unknown }
  const refuse = (reason: string) => ({ id: String(id ?? ''), name: String(name ?? ''), reason })
  if (!parsed.success) {
    return refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
  }
  const reason = findReason(parsed.data)
  return reason ? refuse(reason) : toValues(parsed.data)
}

const findReason = (offer: WireOffer): string | null => {
  if (offer.minimumquantity > offer.maximumquantity) return 'minimumQuantity is larger than maximumQuantity'
  if (!(offer.termunitofmeasure.toLowerCase() in termUnits))
    return `termUnitOfMeasure: unknown ${offer.termunitofmeasure}`
  const category = offer.category?.id
  if (category && !(category.toLowerCase() in segments)) return `category: unknown ${category}`
  if (offer.isaddon && !offer.prerequisiteoffers?.length) return 'prerequisiteOffers: an add-on has at least one'
  return null
}

const toValues = (offer: WireOffer): OfferValues => ({
  id: offer.id,
  name: offer.name,
  segment: segmentOf(offer),
  billingType: offer.billing,
  supportedBillingCycles: [...offer.supportedbillingcycles].sort(
    (a, b) => Number(b === 'MONTHLY') - Number(a === 'MONTHLY'),
  ),
  term: offer.term === endlessMonths ? null : `P${offer.term}${termUnits[offer.termunitofmeasure.toLowerCase()]}`,
  minimumQuantity: offer.minimumquantity,
  maximumQuantity: offer.maximumquantity,
  unitType: offer.unittype,
  isAddOn: offer.isaddon,
  isTrial: offer.istrial,
  prerequisiteOfferIds: offer.isaddon ? [...(offer.prerequisiteoffers ?? [])].sort() : [],
  isImported: true,
  searchText: fold(`${offer.name} ${offer.id}`),
})

/** Add-ons have no category of their own. */
const segmentOf = ({ category, istrial, name }: WireOffer): OfferSegment => {
  const known = segments[category?.id?.toLowerCase() ?? '']
  if (known) return known
  if (istrial) return 'TRIAL'
  return /nonprofit/i.test(name) ? 'NONPROFIT' : 'ENTERPRISE'
}
