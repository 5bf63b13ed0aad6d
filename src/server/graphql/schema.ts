import { type GraphQLInputObjectType, type GraphQLSchema, isInputObjectType } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { AccessResolver } from '../../provisioning/access/access.resolver.js'
import { AddressResolver } from '../../provisioning/address/address.resolver.js'
import { ApiKeyResolver } from '../../provisioning/api-key/api-key.resolver.js'
import { AuditRecordResolver } from '../../provisioning/audit/audit.resolver.js'
import { CountryResolver } from '../../provisioning/country/country.resolver.js'
import { CustomerResolver } from '../../provisioning/customer/customer.resolver.js'
import { CustomerChangeResolver } from '../../provisioning/customer/customer-change.resolver.js'
import { CustomerCreationResolver } from '../../provisioning/customer/customer-creation.resolver.js'
import { CustomerUserResolver } from '../../provisioning/customer-user/customer-user.resolver.js'
import { ViewerResolver } from '../../provisioning/customer-user/viewer.resolver.js'
import { DomainResolver } from '../../provisioning/domain/domain.resolver.js'
import { NodeResolver } from '../../provisioning/node/node.resolver.js'
import { OfferResolver } from '../../provisioning/offer/offer.resolver.js'
import { OrderResolver, SubscriptionOrderResolver } from '../../provisioning/order/order.resolver.js'
import { OverviewResolver } from '../../provisioning/overview/overview.resolver.js'
import { PartnerResolver } from '../../provisioning/partner/partner.resolver.js'
import { Relationship } from '../../provisioning/relationship/relationship.types.js'
import { SubscriptionResolver } from '../../provisioning/subscription/subscription.resolver.js'
import { SubscriptionChangeResolver } from '../../provisioning/subscription/subscription-change.resolver.js'
import { WebhookResolver } from '../../provisioning/webhook/webhook.resolver.js'
import { WebhookChangeResolver } from '../../provisioning/webhook/webhook-change.resolver.js'
import type { Services } from '../../services.js'
import { IssueResolver } from '../../shared/issue.resolver.js'
import { requireDeclarations } from './authorization.js'

/** The schema over the services. */
export const createSchema = (services: Services): GraphQLSchema => {
  const resolvers = createResolvers(services)
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]))
  const schema = buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as NonEmptyArray<() => void>,
    container: { get: (resolverClass) => instances.get(resolverClass) },
    orphanedTypes: [Relationship],
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // The services validate. The library's own validator would echo whole inputs in its errors.
    validate: false,
  })
  describeBeyondDecorators(schema)
  requireDeclarations(schema)
  return schema
}

/** What type-graphql cannot say: its @Directive does nothing for @oneOf, and root types have no class of their own. */
const describeBeyondDecorators = (schema: GraphQLSchema): void => {
  inputType(schema, 'CustomerBy').isOneOf = true
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()]
  if (query) query.description = 'What can be read. Everything belongs to the caller’s partner.'
  if (mutation) mutation.description = 'What can be changed. Each answers with what it did, or with a Rejection.'
}

const createResolvers = (services: Services): object[] => [
  new AddressResolver(),
  new AccessResolver(services.accessChanges),
  new AuditRecordResolver(services.audit, services.customerQueries),
  new CountryResolver(),
  new CustomerChangeResolver(services.customerChanges, services.adminPasswords),
  new SubscriptionChangeResolver(services.subscriptionChanges),
  new CustomerCreationResolver(services.customers, services.examination),
  new CustomerResolver(services.customerQueries, services.subscriptions, services.audit),
  new DomainResolver(services.domains),
  new IssueResolver(),
  new NodeResolver(services.nodes),
  new OfferResolver(services.offers),
  new OrderResolver(services.orders, services.subscriptions),
  new SubscriptionOrderResolver(services.orders),
  new OverviewResolver(services.overview, services.offers),
  new PartnerResolver(),
  new ViewerResolver(services.customerUsers),
  new ApiKeyResolver(services.apiKeys),
  new CustomerUserResolver(services.customerUsers),
  new SubscriptionResolver(services.subscriptions, services.customerQueries, services.offers, services.access),
  new WebhookResolver(services.webhooks),
  new WebhookChangeResolver(services.webhookChanges, services.webhookReplays),
]

const inputType = (schema: GraphQLSchema, name: string): GraphQLInputObjectType => {
  const type = schema.getType(name)
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type ${name}.`)
  return type
}
