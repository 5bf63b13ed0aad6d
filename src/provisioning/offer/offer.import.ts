import { z } from 'zod'
import { fold, tidyLine } from '../../shared/text.js'
import type { Offer as OfferRow } from '../../storage/generated/sqlite/client.js'
import { normaliseOfferId } from './offer.rules.js'
import { BillingCycle, type BillingType, type OfferSegment } from './offer.types.js'

/** What an import would do, and what it leaves out. */
export interface OfferImport {
  readonly added: readonly OfferRow[]
  readonly changed: readonly { readonly offer: OfferRow; readonly fields: readonly string[] }[]
  readonly unchanged: readonly OfferRow[]
  readonly refused: readonly RefusedOffer[]
}

/** An offer that was left out, as far as it can be named. */
export interface RefusedOffer {
  readonly id: string
  readonly name: string
  readonly reason: string
}

/** A text that is no answer of GET /v1/offers; the message says why in one line. */
export class NotOffers extends Error {}

/**
 * The items of an answer of Partner Center's GET /v1/offers, as it came over the wire or as a bare list.
 *
 * @throws NotOffers
 */
export const parseOfferItems = (text: string): readonly unknown[] => {
  const parsed = parseJson(text.replace(/^\uFEFF/, ''))
  const items = Array.isArray(parsed) ? parsed : withKnownNames(parsed, ['items']).items
  if (!Array.isArray(items)) throw new NotOffers('It is no answer of GET /v1/offers: it has no list "items".')
  if (items.length === 0) throw new NotOffers('It holds no offers: its list is empty.')
  return items
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotOffers(`It is not JSON: ${error.message}`)
    throw error
  }
}

/** Holds the items against the offers that are stored; new ones get their places after those. */
export const planOfferImport = (items: readonly unknown[], stored: readonly OfferRow[]): OfferImport => {
  const storedById = new Map(stored.map((offer) => [offer.id, offer]))
  const converted = refuseRepeated(items.map(convert))
  const accepted = converted.flatMap((item) => ('reason' in item ? [] : [item]))
  const lastPosition = Math.max(0, ...stored.map(({ position }) => position))
  const kept = accepted.flatMap((item) => {
    const before = storedById.get(item.id)
    if (!before) return []
    const offer = toRow(item, before.position, before.countries)
    return [{ offer, fields: changedFields(before, offer) }]
  })
  return {
    added: accepted
      .filter(({ id }) => !storedById.has(id))
      .map((item, index) => toRow(item, lastPosition + 1 + index, undefined)),
    changed: kept.filter(({ fields }) => fields.length > 0),
    unchanged: kept.filter(({ fields }) => fields.length === 0).map(({ offer }) => offer),
    refused: converted.flatMap((item) => ('reason' in item ? [item] : [])),
  }
}

/** The first of several items with one id is taken. */
const refuseRepeated = (items: readonly (Item | RefusedOffer)[]): (Item | RefusedOffer)[] => {
  const seen = new Set<string>()
  return items.map((item) => {
    if ('reason' in item) return item
    const isRepeated = seen.has(item.id)
    seen.add(item.id)
    return isRepeated ? { id: item.id, name: item.name, reason: 'is in the file more than once' } : item
  })
}

const quantityMax = 2_147_483_647
const quantity = z.int().min(1).max(quantityMax)

const text = z.string().transform(tidyLine).pipe(z.string().min(1, 'is empty'))

/** A word that stands for one of ours; its letters' case does not matter. */
const word = <Ours extends string>(ours: Readonly<Record<string, Ours>>) =>
  z.string().transform((value, context): Ours => {
    const found = ours[value.toLowerCase()]
    if (found !== undefined) return found
    const known = Object.keys(ours).filter(Boolean).join(', ')
    context.addIssue(`is "${value.slice(0, 40)}"; known are ${known}`)
    return z.NEVER
  })

const segments: Readonly<Record<string, OfferSegment | ''>> = {
  '': '',
  enterprise_key: 'ENTERPRISE',
  smallbusiness_key: 'SMALL_BUSINESS',
  government_key: 'GOVERNMENT',
  nonprofit_key: 'NONPROFIT',
  trial_key: 'TRIAL',
}
const billingTypes: Readonly<Record<string, BillingType>> = { license: 'LICENSE', usage: 'USAGE' }
const ourCycles = Object.keys(BillingCycle) as BillingCycle[]
const cycles = Object.fromEntries(ourCycles.map((cycle) => [cycle.toLowerCase(), cycle]))
const termUnits: Readonly<Record<string, string>> = { year: 'Y', month: 'M', day: 'D' }

/** What stands for "has no end" beside the unit Month. */
const endlessMonths = 9999

const itemSchema = z.object({
  id: z
    .string()
    .transform(normaliseOfferId)
    .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9._:-]*$/, 'is no offer id')),
  name: text,
  category: z.preprocess((value) => withKnownNames(value, ['id']), z.object({ id: word(segments).default('') })),
  billing: word(billingTypes),
  supportedBillingCycles: z.array(word(cycles)).min(1, 'is empty'),
  minimumQuantity: quantity,
  maximumQuantity: quantity,
  unitType: text,
  isAddOn: z.boolean().default(false),
  isTrial: z.boolean().default(false),
  prerequisiteOffers: z.array(z.string().transform(normaliseOfferId)).default([]),
  term: z.int().min(1),
  termUnitOfMeasure: word(termUnits),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'is no country code of two letters')
    .optional(),
})

type Item = z.infer<typeof itemSchema>

const convert = (value: unknown): Item | RefusedOffer => {
  const item = withKnownNames(value, Object.keys(itemSchema.shape))
  const parsed = itemSchema.safeParse(item)
  const named = { id: nameOf(item.id), name: nameOf(item.name) }
  if (!parsed.success) return { ...named, reason: parsed.error.issues.map(describe).join('; ') }
  const { minimumQuantity: min, maximumQuantity: max } = parsed.data
  return max < min ? { ...named, reason: `maximumQuantity ${max} is less than minimumQuantity ${min}` } : parsed.data
}

const nameOf = (value: unknown): string => (typeof value === 'string' ? tidyLine(value).slice(0, 120) : '')

const describe = ({ path, message }: z.core.$ZodIssue): string =>
  [path.join('.'), message.replace(/^Invalid input: /, '')].filter(Boolean).join(' ')

/** The members under the names that we know, however their letters are written; those that are null are left out. */
const withKnownNames = (value: unknown, names: readonly string[]): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return {}
  const known = new Map(names.map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const ours = known.get(name.toLowerCase())
      return ours === undefined || member === null ? [] : [[ours, member]]
    }),
  )
}

/** `countriesBefore` are those of the stored offer: null for everywhere, undefined where none is stored. */
const toRow = (item: Item, position: number, countriesBefore: string | null | undefined): OfferRow => ({
  id: item.id,
  position,
  name: item.name,
  segment: segmentOf(item),
  billingType: item.billing,
  supportedBillingCycles: inOurOrder(item.supportedBillingCycles),
  minimumQuantity: item.minimumQuantity,
  maximumQuantity: item.maximumQuantity,
  term: termOf(item),
  unitType: item.unitType,
  isAddOn: item.isAddOn,
  isTrial: item.isTrial,
  prerequisiteOfferIds: [...new Set(item.prerequisiteOffers)].sort(),
  countries: countriesOf(item.country?.toUpperCase(), countriesBefore),
  searchText: fold(`${item.name} ${item.id}`),
})

/** Monthly comes first: an order that names no cycle gets the first. */
const inOurOrder = (supported: readonly BillingCycle[]): BillingCycle[] =>
  ourCycles.filter((cycle) => supported.includes(cycle))

const segmentOf = ({ category, name }: Item): OfferSegment =>
  category.id || (/non-?profit/i.test(name) ? 'NONPROFIT' : 'ENTERPRISE')

const termOf = ({ term, termUnitOfMeasure: unit }: Item): string | null =>
  term === endlessMonths && unit === 'M' ? null : `P${term}${unit}`

/** An answer is about one country: the offer is sold there as well. What is sold everywhere stays so. */
const countriesOf = (country: string | undefined, before: string | null | undefined): string | null => {
  if (before === null || country === undefined) return before ?? null
  return [...new Set([...(before?.split(' ') ?? []), country])].sort().join(' ')
}

const changedFields = (before: OfferRow, after: OfferRow): string[] =>
  Object.entries(after)
    .filter(([name, value]) => JSON.stringify(before[name as keyof OfferRow]) !== JSON.stringify(value))
    .map(([name]) => name)
    // It follows from name and id.
    .filter((name) => name !== 'searchText')
