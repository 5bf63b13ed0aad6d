import { z } from 'zod'
import { Rejection } from '../../shared/issue.types.js'
import { parseFilter } from '../../shared/rest/filter.js'
import { adminAgent, anyAgent, type RestRoute, route, sellingAgents } from '../../shared/rest/route.js'
import { parseSeek, readSeek, seekCollection, seekQuery } from '../../shared/rest/seek.js'
import { collectionOf, wireEnum, wireObject } from '../../shared/rest/wire.js'
import { customerNotFound } from './customer.rules.js'
import type { CustomerService } from './customer.service.js'
import type { CustomerChangeService } from './customer-change.service.js'
import type { CustomerQueryService } from './customer-query.service.js'
import { changeRelationship } from './customer-relationship.rest.js'
import {
  customerBody,
  customerItemSchema,
  customerSchema,
  toBillingProfileInput,
  toWireCustomer,
  toWireItem,
} from './customer-wire.rest.js'

interface CustomerServices {
  readonly customers: CustomerService
  readonly customerQueries: CustomerQueryService
  readonly customerChanges: CustomerChangeService
}

const tag = 'Customers'
const filterRules = { fields: ['CompanyName', 'Domain'], operators: ['starts_with'] } as const

export const customerRoutes = ({ customers, customerQueries, customerChanges }: CustomerServices): RestRoute[] => [
  route({
    ...{ method: 'POST', path: '/v1/customers', operationId: 'createCustomer', tag, roles: sellingAgents, status: 201 },
    summary: 'Creates a customer: tenant, reseller relationship, and an administrator whose password is shown once.',
    body: customerBody,
    answer: customerSchema,
    handle: async ({ caller, body, client, requestId }) => {
      const billingProfile = toBillingProfileInput(body.billingProfile)
      const { domain = '', organizationRegistrationNumber } = body.companyProfile ?? {}
      const companyProfile = { domain, organizationRegistrationNumber }
      const made = await customers.create(caller, { billingProfile, companyProfile, idempotencyKey: requestId })
      if (made instanceof Rejection) return made
      const { userName, password } = made.adminCredentials
      return {
        ...toWireCustomer(made.customer, client),
        relationshipToPartner: 'none' as const,
        userCredentials: { userName, password },
        enableGDAPByDefault: body.enableGDAPByDefault,
      }
    },
  }),
  route({
    ...{ method: 'GET', path: '/v1/customers', operationId: 'listCustomers', tag, roles: anyAgent },
    summary: 'The partner’s customers, page by page; filtered by how company name or domain begin.',
    query: wireObject(seekQuery),
    answer: collectionOf(customerItemSchema),
    handle: async (call) => {
      const seek = parseSeek(call, '/customers')
      const filter = parseFilter(seek.filter, filterRules)
      const field = filter?.field === 'Domain' ? 'DOMAIN' : 'COMPANY_NAME'
      const query = {
        orderBy: { field, direction: 'ASC' } as const,
        startsWith: filter && ({ field, text: filter.value } as const),
      }
      const found = await readSeek(seek, (page) => customerQueries.list(call.caller, { ...query, ...page }))
      return seekCollection(seek, found, call.caller.calledAt, (customer) => toWireItem(customer, call.client))
    },
  }),
  route({
    ...{ method: 'GET', path: '/v1/customers/{customerId}', operationId: 'getCustomer', tag, roles: anyAgent },
    summary: 'One customer.',
    answer: customerSchema,
    handle: async ({ caller, params, client }) => {
      const customer = await customerQueries.find(caller, { id: params.customerId })
      return customer ? toWireCustomer(customer, client) : new Rejection([customerNotFound(params.customerId)])
    },
  }),
  route({
    ...{ method: 'PATCH', path: '/v1/customers/{customerId}', operationId: 'patchCustomer', tag, roles: adminAgent },
    summary:
      'Ends the reseller relationship (relationshipToPartner none) or delegated access (allowDelegatedAccess false).',
    body: wireObject({
      relationshipToPartner: wireEnum([
        ...(['unknown', 'reseller', 'advisor', 'syndication', 'microsoft_support', 'none'] as const),
      ]).optional(),
      allowDelegatedAccess: z.boolean().optional(),
    }),
    answer: customerSchema,
    handle: async ({ caller, params, body, client }) => {
      const changed = await changeRelationship({ customerQueries, customerChanges }, caller, params.customerId, body)
      return changed instanceof Rejection ? changed : toWireCustomer(changed, client)
    },
  }),
  route({
    ...{ method: 'DELETE', path: '/v1/customers/{customerId}', operationId: 'deleteCustomer', tag, roles: adminAgent },
    status: 204,
    summary: 'Deletes a customer of a sandbox, once every subscription is suspended or its order cancelled.',
    handle: async ({ caller, params }) => {
      const deleted = await customerChanges.delete(caller, params.customerId)
      return deleted instanceof Rejection ? deleted : undefined
    },
  }),
]
