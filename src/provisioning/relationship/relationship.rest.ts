import { z } from 'zod'
import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { collection, collectionOf, wireEnum, wireObject } from '../../shared/rest/wire.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'

const text = z.string()

const partnerRelationshipSchema = z
  .object({ id: text, name: text, relationshipType: text, state: text, mpnId: text.optional(), location: text })
  .meta({ id: 'PartnerRelationship' })

const tag = 'Relationships'

/** Partners sell to their customers directly here: there are no indirect resellers, and so no items. */
export const relationshipRoutes = ({
  customerQueries,
}: {
  readonly customerQueries: CustomerQueryService
}): RestRoute[] => [
  route({
    ...{ method: 'GET', path: '/v1/customers/{customerId}/relationships', operationId: 'listCustomerRelationships' },
    ...{ tag, roles: anyAgent },
    summary: 'The indirect resellers of a customer: none, every customer is the partner’s own.',
    answer: collectionOf(partnerRelationshipSchema),
    handle: async ({ caller, params }) => {
      const customer = await customerQueries.find(caller, { id: params.customerId })
      return customer ? collection([]) : new Rejection([customerNotFound(params.customerId)])
    },
  }),
  route({
    ...{ method: 'GET', path: '/v1/relationships', operationId: 'listPartnerRelationships', tag, roles: anyAgent },
    summary: 'The partner’s relationships with indirect resellers and providers: none.',
    query: wireObject({
      relationship_type: wireEnum(['is_indirect_reseller_of', 'is_indirect_cloud_solution_provider_of']).optional(),
      filter: text.optional(),
    }),
    answer: collectionOf(partnerRelationshipSchema),
    handle: () => collection([]),
  }),
]
