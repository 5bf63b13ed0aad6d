import {
  AuditRecordsDocument,
  type AuditRecordsQueryVariables,
  CountriesDocument,
  CountryDocument,
  DomainAvailabilityDocument,
  OfferDocument,
  OffersDocument,
  type OffersQueryVariables,
  ViewerDocument,
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

export type AuditConditions = Omit<AuditRecordsQueryVariables, 'first' | 'after' | 'withTotalCount'>

export const auditOperations = (run: Run) => ({
  /** What was done and tried, the latest first. */
  list: (conditions: AuditConditions = {}, options?: CallOptions) =>
    new Pages(async (place) => (await run(AuditRecordsDocument, { ...conditions, ...place }, options)).auditRecords),
})

export const viewerOperation = (run: Run) => async (options?: CallOptions) =>
  (await run(ViewerDocument, {}, options)).viewer
