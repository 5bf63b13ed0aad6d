import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { customerNotFound } from './customer.rules.js'
import type { CustomerChangeService } from './customer-change.service.js'
import type { CustomerQueryService } from './customer-query.service.js'
import {
  billingProfileBody,
  billingProfileSchema,
  companyProfileSchema,
  toBillingProfileInput,
  toWireBilling,
  toWireCompany,
} from './customer-wire.rest.js'

interface ProfileServices {
  readonly customerQueries: CustomerQueryService
  readonly customerChanges: CustomerChangeService
}

const tag = 'Profiles'
const billingPath = '/v1/customers/{customerId}/profiles/billing'

export const customerProfileRoutes = ({ customerQueries, customerChanges }: ProfileServices): RestRoute[] => [
  route({
    ...{ method: 'GET', path: billingPath, operationId: 'getBillingProfile', tag, roles: anyAgent },
    summary: 'Who is billed, where, and in which language.',
    answer: billingProfileSchema,
    handle: async ({ caller, params }) => {
      const customer = await customerQueries.find(caller, { id: params.customerId })
      if (!customer) return new Rejection([customerNotFound(params.customerId)])
      return toWireBilling(customer.id, customer.billingProfile)
    },
  }),
  route({
    ...{ method: 'PUT', path: billingPath, operationId: 'putBillingProfile', tag, roles: anyAgent },
    summary: 'Replaces the billing profile. The etag may be in the body (attributes.etag) or in If-Match.',
    body: billingProfileBody,
    answer: billingProfileSchema,
    wirePathOf: (path) =>
      path[0] === 'etag' ? ['attributes', 'etag'] : path.slice(path[0] === 'billingProfile' ? 1 : 0),
    handle: async ({ caller, params, body, ifMatch }) => {
      const changed = await customerChanges.updateBillingProfile(caller, {
        customerId: params.customerId,
        billingProfile: toBillingProfileInput(body),
        etag: ifMatch ?? body.attributes?.etag ?? null,
      })
      if (changed instanceof Rejection) return changed
      return toWireBilling(changed.customer.id, changed.customer.billingProfile)
    },
  }),
  route({
    ...{ method: 'GET', path: '/v1/customers/{customerId}/profiles/company', operationId: 'getCompanyProfile' },
    ...{ tag, roles: anyAgent },
    summary: 'The company as a tenant.',
    answer: companyProfileSchema,
    handle: async ({ caller, params }) => {
      const customer = await customerQueries.find(caller, { id: params.customerId })
      return customer ? toWireCompany(customer) : new Rejection([customerNotFound(params.customerId)])
    },
  }),
]
