import {
  CountriesDocument,
  CountryDocument,
  DomainAvailabilityDocument,
  OfferDocument,
  OffersDocument,
  type OffersQueryVariables,
} from './generated/graphql.js'
import { Pages } from './pages.js'
import type { Call, CallOptions, Run } from './run.js'

export type OfferConditions = Pick<OffersQueryVariables, 'country' | 'segment' | 'search'>

export const offerOperations = (run: Run, call: Call) => ({
  /** What is sold in a country. */
  list: (conditions: OfferConditions, options?: CallOptions) =>
    new Pages(
      async ({ withTotalCount: _always, ...place }) =>
        (await run(OffersDocument, { ...conditions, ...place }, options)).offers,
    ),
  get: call(OfferDocument, 'offer'),
})

export const domainOperations = (call: Call) => ({
  /** Whether a domain is well formed and free, and what to take instead. */
  check: call(DomainAvailabilityDocument, 'domainAvailability'),
})

export const countryOperations = (run: Run, call: Call) => ({
  /** Where the partner may sell. */
  list: async (options?: CallOptions) => (await run(CountriesDocument, {}, options)).countries,
  /** The rules of one country. */
  get: call(CountryDocument, 'country'),
})
