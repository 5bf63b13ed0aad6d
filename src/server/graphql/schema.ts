import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
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
import { EventResolver, SubscriptionRootResolver } from '../../provisioning/event/event.resolver.js'
import { SubscriptionRoot } from '../../provisioning/event/event.types.js'
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
import type { Connection } from '../../shared/connection.types.js'
import { IssueResolver } from '../../shared/issue.resolver.js'
import { Rejection } from '../../shared/issue.types.js'
import { requireDeclarations } from './authorization.js'

/** Types to which no field leads but `node`. */
const onlyNodes = [Relationship]

/** The schema over the services. */
export const createSchema = (services: Services): GraphQLSchema => {
  const resolvers = createResolvers(services)
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]))
  const schema = buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as NonEmptyArray<() => void>,
    container: { get: (resolverClass) => instances.get(resolverClass) },
    orphanedTypes: [...onlyNodes, SubscriptionRoot],
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // The services validate. The library's own validator would echo whole inputs in its errors.
    validate: false,
  })
  describeBeyondDecorators(schema)
  resolveAtOnce(schema)
  const complete = withSubscriptions(schema)
  requireDeclarations(complete)
  return complete
}

/**
 * type-graphql would call the root of subscriptions Subscription, which is what a customer has here. So it is a type like
 * others, whose fields answer with what is to be followed.
 */
const withSubscriptions = (schema: GraphQLSchema): GraphQLSchema => {
  const subscription = objectType(schema, SubscriptionRoot.name)
  for (const field of Object.values(subscription.getFields())) {
    field.subscribe = field.resolve
    field.resolve = (followed) => followed
  }
  // Else the order of types would be that in which files were loaded.
  const types = onlyNodes.map(({ name }) => objectType(schema, name))
  return new GraphQLSchema({ ...schema.toConfig(), subscription, types })
}

/** What type-graphql cannot say: its @Directive does nothing for @oneOf, and root types have no class of their own. */
const describeBeyondDecorators = (schema: GraphQLSchema): void => {
  inputType(schema, 'CustomerBy').isOneOf = true
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()]
  if (query) query.description = 'What can be read. Everything belongs to the caller’s partner.'
  if (mutation) mutation.description = 'What can be changed. Each answers with what it did, or with a Rejection.'
}

/**
 * What type-graphql and GraphQL do by themselves, and a compiled operation does not: it waits for no type to be found out,
 * and calls no function that a field's value is.
 */
const resolveAtOnce = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) {
      const [success] = type.getTypes()
      type.resolveType = (value) => (value instanceof Rejection ? Rejection : success)?.name
    }
    if (isInterfaceType(type)) type.resolveType = ({ __typename }) => __typename
    const total = isObjectType(type) && type.name.endsWith('Connection') && type.getFields().totalCount
    if (total) total.resolve = (connection: Connection<unknown>) => connection.totalCount()
  }
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
  new EventResolver(services.customerQueries),
  new IssueResolver(),
  new NodeResolver(services.nodes),
  new OfferResolver(services.offers),
  new OrderResolver(services.orders, services.orderChanges, services.subscriptions),
  new SubscriptionOrderResolver(services.orders),
  new OverviewResolver(services.overview, services.offers),
  new PartnerResolver(),
  new ViewerResolver(services.customerUsers),
  new ApiKeyResolver(services.apiKeys),
  new CustomerUserResolver(services.customerUsers),
  new SubscriptionResolver(services.subscriptions, services.customerQueries, services.offers, services.access),
  new WebhookResolver(services.webhooks),
  new SubscriptionRootResolver(services.events),
  new WebhookChangeResolver(services.webhookChanges, services.webhookReplays),
]

const inputType = (schema: GraphQLSchema, name: string): GraphQLInputObjectType => {
  const type = schema.getType(name)
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type ${name}.`)
  return type
}

const objectType = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}.`)
  return type
}
