import { apiKeyOperations } from './api-keys.js'
import { countryOperations, domainOperations, offerOperations } from './catalogue.js'
import { credentialOperations, customerOperations } from './customers.js'
import { eventsOf, type FollowEvents } from './events.js'
import { type Follow, followerOf } from './follow.js'
import { auditOperations, overviewOperation, viewerOperation } from './partner.js'
import { defaultRetry, type RetryPolicy } from './retry.js'
import { callerOf, type Run, runnerOf } from './run.js'
import { accessOperations, orderOperations, subscriptionOperations } from './subscriptions.js'
import { webhookOperations } from './webhooks.js'

export interface GatewayClientOptions {
  /** Where the gateway is: "https://gateway.example". In a page that it serves itself: `location.origin`. */
  readonly url: string
  /** A bearer token; a function is asked before each try, so that it can fetch a fresh one. */
  readonly token?: string | (() => string | Promise<string>)
  /** The language of messages (BCP 47), as in Accept-Language. A browser sends its own when this is left out. */
  readonly language?: string
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  /** How long one try may take: 15 seconds when left out. */
  readonly timeoutMs?: number
  readonly retry?: Partial<RetryPolicy>
  /** Sends the documents of this package by their ids instead of their text. */
  readonly trustedDocuments?: boolean
  /** In place of the global one. */
  readonly fetch?: typeof fetch
}

/** All that a partner can do, by the words of the schema. */
export interface GatewayClient {
  readonly customers: ReturnType<typeof customerOperations>
  readonly credentials: ReturnType<typeof credentialOperations>
  readonly subscriptions: ReturnType<typeof subscriptionOperations>
  readonly orders: ReturnType<typeof orderOperations>
  readonly access: ReturnType<typeof accessOperations>
  readonly offers: ReturnType<typeof offerOperations>
  readonly domains: ReturnType<typeof domainOperations>
  readonly countries: ReturnType<typeof countryOperations>
  readonly audit: ReturnType<typeof auditOperations>
  readonly webhooks: ReturnType<typeof webhookOperations>
  readonly apiKeys: ReturnType<typeof apiKeyOperations>
  /** The partner's customers and subscriptions in figures. */
  readonly overview: ReturnType<typeof overviewOperation>
  /** Who is asking, for which partner, in which roles. */
  readonly viewer: ReturnType<typeof viewerOperation>
  /** What happens to the partner's customers, while it happens. */
  readonly events: FollowEvents
  /** Any query or mutation, of this package or of your own. */
  readonly run: Run
  /** Any subscription. */
  readonly follow: Follow
}

/** Nothing is sent before the first call. */
export const createGatewayClient = (options: GatewayClientOptions): GatewayClient => {
  const { trustedDocuments = false } = options
  const [connection, retry] = [connectionOf(options), { ...defaultRetry, ...options.retry }]
  const run = runnerOf(connection, retry, trustedDocuments)
  const call = callerOf(run)
  const follow = followerOf(connection, retry, trustedDocuments)
  return {
    customers: customerOperations(run, call),
    credentials: credentialOperations(call),
    subscriptions: subscriptionOperations(run, call),
    orders: orderOperations(call),
    access: accessOperations(call),
    offers: offerOperations(run, call),
    domains: domainOperations(call),
    countries: countryOperations(run, call),
    audit: auditOperations(run),
    webhooks: webhookOperations(run, call),
    apiKeys: apiKeyOperations(run, call),
    overview: overviewOperation(run),
    viewer: viewerOperation(run),
    events: eventsOf(follow),
    run,
    follow,
  }
}

const connectionOf = ({ url, token, language, headers, timeoutMs = 15_000, fetch }: GatewayClientOptions) => ({
  endpoint: new URL('graphql', url.endsWith('/') ? url : `${url}/`).href,
  // Looked up at each call, and called without a `this`: browsers' own is to be called so.
  fetch: fetch ?? ((...request: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...request)),
  timeoutMs,
  headers: async () => {
    const bearer = typeof token === 'function' ? await token() : token
    return {
      ...headers,
      ...(language && { 'accept-language': language }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
    }
  },
})

export type { CustomerWithSubscriptions } from './customers.js'
export type { EventConditions } from './events.js'
export type { FollowOptions } from './follow.js'
export { GatewayError, type GraphQLFault } from './gateway-error.js'
export {
  type AccessRole,
  type AddressInput,
  type ApiKeyFieldsFragment as ApiKey,
  type AuditOperation,
  type AuditRecordFieldsFragment as AuditRecord,
  type BillingCycle,
  type BillingProfileInput,
  type CompanyProfileInput,
  type CountryFieldsFragment as Country,
  type CreateCustomerMutationVariables as CreateCustomerInput,
  type CustomerFieldsFragment as Customer,
  type EventFieldsFragment as Event,
  type EventType,
  type IssueCode,
  type IssueFieldsFragment as Issue,
  type OfferFieldsFragment as Offer,
  type OfferSegment,
  type PartnerRole,
  type RelationshipToPartner,
  type SubscriptionFieldsFragment as Subscription,
  type SubscriptionOrderInput,
  type SubscriptionStatus,
  TypedDocumentString,
  type WebhookDeliveryFieldsFragment as WebhookDelivery,
  type WebhookFieldsFragment as Webhook,
} from './generated/graphql.js'
export type { Operation } from './operation.js'
export { type Page, Pages, type Place } from './pages.js'
export type { RetryPolicy } from './retry.js'
export type { CallOptions } from './run.js'
