import { z } from 'zod'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { readAll } from '../../shared/rest/seek.js'
import { collection, collectionOf, sliceOf, wireInteger, wireObject } from '../../shared/rest/wire.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { CountryRules } from '../country/country.rules.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import { offerNotFound } from './offer.rules.js'
import type { OfferService } from './offer.service.js'
import type { OfferSegment } from './offer.types.js'
import { categorySchema, offerSchema, segmentOf, segments, toWireCategory, toWireOffer } from './offer-wire.rest.js'

interface OfferServices {
  readonly offers: OfferService
  readonly customerQueries: CustomerQueryService
}

const country = z.string().optional().describe('ISO 3166-1 alpha-2: what is sold there.')
const countryQuery = wireObject({ country }, ['country'])
const slice = { offset: wireInteger.optional(), size: wireInteger.optional().describe('All when left out.') }
const common = { method: 'GET', tag: 'Offers', roles: anyAgent } as const

export const offerRoutes = ({ offers, customerQueries }: OfferServices): RestRoute[] => {
  const listIn = async (of: CountryRules, segment: OfferSegment | undefined, part: Slice) => {
    const all = await readAll((page) => offers.list({ country: of.code, segment, ...page }))
    const extendable = await offers.findExtendableIds(of.code)
    return collection(sliceOf(all, requireSlice(part)).map((offer) => toWireOffer(offer, of, extendable)))
  }
  const listCategoriesIn = async (of: CountryRules) => {
    const sold = await Promise.all(segments.map((segment) => offers.list({ country: of.code, segment, first: 1 })))
    return collection(
      segments.filter((_, index) => sold[index]?.nodes.length).map((segment) => toWireCategory(segment, of)),
    )
  }
  return [
    route({
      ...{ ...common, path: '/v1/offers', operationId: 'listOffers' },
      summary: 'The catalogue of a country.',
      query: wireObject({ country, offer_category_id: z.string().optional(), ...slice }, ['country']),
      answer: collectionOf(offerSchema),
      handle: ({ query }) => listIn(requireCountry(query), requireSegment(query.offer_category_id), query),
    }),
    route({
      ...{ ...common, path: '/v1/offers/{offerId}', operationId: 'getOffer' },
      summary: 'One offer, where it is sold.',
      query: countryQuery,
      answer: offerSchema,
      handle: async ({ params, query }) => {
        const of = requireCountry(query)
        const offer = await offers.find(params.offerId, of.code)
        if (!offer) return new Rejection([offerNotFound(params.offerId, of.name)])
        return toWireOffer(offer, of, await offers.findExtendableIds(of.code))
      },
    }),
    route({
      ...{ ...common, path: '/v1/offers/{offerId}/addons', operationId: 'listAddOns' },
      summary: 'What only extends a subscription of the offer.',
      query: wireObject({ country, ...slice }, ['country']),
      answer: collectionOf(offerSchema),
      handle: async ({ params, query }) => {
        const of = requireCountry(query)
        if (!(await offers.find(params.offerId, of.code))) {
          return new Rejection([offerNotFound(params.offerId, of.name)])
        }
        const addOns = await offers.listAddOns(params.offerId, of.code)
        const extendable = await offers.findExtendableIds(of.code)
        return collection(sliceOf(addOns, requireSlice(query)).map((offer) => toWireOffer(offer, of, extendable)))
      },
    }),
    route({
      ...{ ...common, path: '/v1/offercategories', operationId: 'listOfferCategories' },
      summary: 'The categories that have offers in a country.',
      query: countryQuery,
      answer: collectionOf(categorySchema),
      handle: ({ query }) => listCategoriesIn(requireCountry(query)),
    }),
    route({
      ...{ ...common, path: '/v1/customers/{customerId}/offers', operationId: 'listCustomerOffers' },
      summary: 'What can be ordered for a customer.',
      query: wireObject(slice),
      answer: collectionOf(offerSchema),
      handle: async ({ caller, params, query }) => {
        const customer = await customerQueries.find(caller, { id: params.customerId })
        if (!customer) return new Rejection([customerNotFound(params.customerId)])
        return listIn(requireCountry(customer.billingProfile.defaultAddress), undefined, query)
      },
    }),
    route({
      ...{ ...common, path: '/v1/customers/{customerId}/offercategories', operationId: 'listCustomerOfferCategories' },
      summary: 'The categories that have offers for a customer.',
      answer: collectionOf(categorySchema),
      handle: async ({ caller, params }) => {
        const customer = await customerQueries.find(caller, { id: params.customerId })
        if (!customer) return new Rejection([customerNotFound(params.customerId)])
        return listCategoriesIn(requireCountry(customer.billingProfile.defaultAddress))
      },
    }),
  ]
}

const requireCountry = (query: { readonly country?: string | undefined }): CountryRules => {
  if (!query.country) throw new InvalidArgument('country', 'Say for which country: ?country=US.')
  const rules = countryRulesOf(normaliseCountryCode(query.country))
  if (rules) return rules
  throw new InvalidArgument('country', `"${query.country.slice(0, 40)}" is not a country in which customers can be.`)
}

const requireSegment = (categoryId: string | undefined): OfferSegment | undefined => {
  if (!categoryId) return undefined
  const segment = segmentOf(categoryId)
  if (segment) return segment
  throw new InvalidArgument('offer_category_id', `"${categoryId.slice(0, 40)}" is not the id of an offer category.`)
}

interface Slice {
  readonly offset?: number | undefined
  readonly size?: number | undefined
}

const requireSlice = ({ offset = 0, size }: Slice): Slice => {
  if (offset < 0) throw new InvalidArgument('offset', '`offset` is 0 or more.')
  if (size !== undefined && size < 1) throw new InvalidArgument('size', '`size` is 1 or more.')
  return { offset, size }
}
