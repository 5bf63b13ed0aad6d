import { z } from 'zod'
import { attributesSchema, type Loose, linkSchema, linkTo } from '../../shared/rest/wire.js'
import type { CountryRules } from '../country/country.rules.js'
import type { Offer, OfferSegment } from './offer.types.js'

/** Offers as Partner Center writes them. */

const text = z.string()

const categories = {
  ENTERPRISE: { id: 'Enterprise_Key', name: 'Enterprise', rank: 20 },
  SMALL_BUSINESS: { id: 'SmallBusiness_Key', name: 'Small business', rank: 30 },
  GOVERNMENT: { id: 'Government_Key', name: 'Government', rank: 40 },
  NONPROFIT: { id: 'Nonprofit_Key', name: 'Nonprofit', rank: 60 },
  TRIAL: { id: 'Trial_Key', name: 'Trial', rank: 70 },
} as const satisfies Record<OfferSegment, object>

export const segments = Object.keys(categories) as OfferSegment[]

/** The segment of a category's id, whatever its case; undefined where there is none such. */
export const segmentOf = (categoryId: string): OfferSegment | undefined =>
  segments.find((segment) => categories[segment].id.toLowerCase() === categoryId.toLowerCase())

export const categorySchema = z
  .object({ id: text, name: text, rank: z.int(), locale: text, country: text, attributes: attributesSchema })
  .meta({ id: 'OfferCategory' })

export const billingTypeSchema = z.enum(['none', 'usage', 'license'])
export const billingCycleSchema = z.enum(['unknown', 'monthly', 'annual', 'none', 'one_time', 'triennial', 'biennial'])

export const offerSchema = z
  .object({
    ...{ id: text, name: text, description: text, minimumQuantity: z.int(), maximumQuantity: z.int(), rank: z.int() },
    ...{ uri: text, locale: text, country: text, category: categorySchema },
    ...{ limitUnitOfMeasure: z.literal('None'), limit: z.literal(0), termUnitOfMeasure: text, term: z.int() },
    ...{ prerequisiteOffers: z.array(text), isAddOn: z.boolean(), hasAddOns: z.boolean() },
    isAvailableForPurchase: z.boolean(),
    ...{ billing: billingTypeSchema, supportedBillingCycles: z.array(billingCycleSchema) },
    ...{ isAutoRenewable: z.boolean(), isInternal: z.boolean(), isMicrosoftProduct: z.boolean(), isTrial: z.boolean() },
    ...{ conversionTargetOffers: z.array(text), upgradeTargetOffers: z.array(text) },
    ...{ reselleeQualifications: z.array(text), resellerQualifications: z.array(text) },
    ...{ acquisitionType: text, supportedCatalogTypes: z.array(text), actions: z.array(text), unitType: text },
    product: z.object({ id: text, name: text, unit: text }),
    links: z.object({ self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'Offer' })

export const toWireCategory = (segment: OfferSegment, country: CountryRules): z.output<typeof categorySchema> => ({
  ...categories[segment],
  locale: country.defaultCulture,
  country: country.code,
  attributes: { objectType: 'OfferCategory' },
})

const units: Readonly<Record<string, string>> = { D: 'Day', M: 'Month', Y: 'Year' }

/** What has no end is 9999 months long. */
const termOf = (term: string | null): { term: number; termUnitOfMeasure: string } => {
  const [, length, unit = ''] = /^P(\d+)([DMY])$/.exec(term ?? '') ?? []
  return length === undefined
    ? { term: 9999, termUnitOfMeasure: 'Month' }
    : { term: Number(length), termUnitOfMeasure: units[unit] ?? 'Month' }
}

export const toWireOffer = (
  offer: Offer,
  country: CountryRules,
  extendableIds: ReadonlySet<string>,
): Loose<z.output<typeof offerSchema>> => {
  const { id, name, minimumQuantity, maximumQuantity, isAddOn, isTrial, unitType } = offer
  const category = toWireCategory(offer.segment, country)
  return {
    ...{ id, name, description: name, minimumQuantity, maximumQuantity, rank: category.rank },
    ...{ uri: `/offers/${id}`, locale: country.defaultCulture, country: country.code, category },
    ...{ limitUnitOfMeasure: 'None', limit: 0, ...termOf(offer.term) },
    ...{ prerequisiteOffers: offer.prerequisiteOfferIds, isAddOn, hasAddOns: extendableIds.has(id) },
    isAvailableForPurchase: true,
    billing: offer.billingType.toLowerCase() as Lowercase<Offer['billingType']>,
    supportedBillingCycles: offer.supportedBillingCycles.map((cycle) => cycle.toLowerCase() as Lowercase<typeof cycle>),
    ...{ isAutoRenewable: offer.term !== null && !isTrial, isInternal: false, isMicrosoftProduct: true, isTrial },
    ...{ conversionTargetOffers: [], upgradeTargetOffers: [], reselleeQualifications: [], resellerQualifications: [] },
    ...{ acquisitionType: isTrial ? 'trial' : 'purchase', supportedCatalogTypes: ['sandbox', 'live'], actions: [] },
    ...{ unitType, product: { id, name, unit: unitType } },
    links: { self: linkTo(`/offers/${id}?country=${country.code}`) },
    attributes: { objectType: 'Offer' },
  }
}
