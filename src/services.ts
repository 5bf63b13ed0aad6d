import { AccessService } from './provisioning/access/access.service.js'
import { AccessChangeService } from './provisioning/access/access-change.service.js'
import { ApiKeyService } from './provisioning/api-key/api-key.service.js'
import { ApiKeyCheckService } from './provisioning/api-key/api-key-check.service.js'
import { AuditService } from './provisioning/audit/audit.service.js'
import { AdministratorService } from './provisioning/credential/administrator.service.js'
import { CredentialService } from './provisioning/credential/credential.service.js'
import { PasswordCheck } from './provisioning/credential/password-check.js'
import { PasswordHasher } from './provisioning/credential/password-hash.js'
import { AdminPasswordService } from './provisioning/customer/admin-password.service.js'
import { CustomerService } from './provisioning/customer/customer.service.js'
import { CustomerChangeService } from './provisioning/customer/customer-change.service.js'
import { CustomerExaminationService } from './provisioning/customer/customer-examination.service.js'
import { CustomerQueryService } from './provisioning/customer/customer-query.service.js'
import { CustomerUserService } from './provisioning/customer-user/customer-user.service.js'
import { SignInLock } from './provisioning/customer-user/sign-in.lock.js'
import { SignInService } from './provisioning/customer-user/sign-in.service.js'
import { DomainService } from './provisioning/domain/domain.service.js'
import { feedSettings } from './provisioning/event/event.feed.js'
import { EventFeeds } from './provisioning/event/event.feeds.js'
import { EventOutbox } from './provisioning/event/event.outbox.js'
import { sweepEvents } from './provisioning/event/event.retention.js'
import { EventService } from './provisioning/event/event.service.js'
import { sweepIdempotency } from './provisioning/idempotency/idempotency.retention.js'
import { IdempotencySecrets } from './provisioning/idempotency/idempotency.secrets.js'
import { IdempotencyService } from './provisioning/idempotency/idempotency.service.js'
import { AuditChain } from './provisioning/ledger/audit-chain.js'
import { Ledger } from './provisioning/ledger/ledger.js'
import { type FindByIds, NodeService } from './provisioning/node/node.service.js'
import { OfferService } from './provisioning/offer/offer.service.js'
import { OrderService } from './provisioning/order/order.service.js'
import { OrderChangeService } from './provisioning/order/order-change.service.js'
import { OverviewService } from './provisioning/overview/overview.service.js'
import { PartnerService } from './provisioning/partner/partner.service.js'
import { RelationshipService } from './provisioning/relationship/relationship.service.js'
import { Sweeper, type SweeperSurroundings } from './provisioning/retention/sweeper.js'
import { SubscriptionService } from './provisioning/subscription/subscription.service.js'
import { SubscriptionChangeService } from './provisioning/subscription/subscription-change.service.js'
import { WebhookCourier } from './provisioning/webhook/webhook.courier.js'
import { type DispatcherSurroundings, WebhookDispatcher } from './provisioning/webhook/webhook.dispatcher.js'
import { publicInternet, type WebhookNetwork } from './provisioning/webhook/webhook.network.js'
import { WebhookQueue } from './provisioning/webhook/webhook.queue.js'
import { sweepDeletedWebhooks, sweepDeliveries } from './provisioning/webhook/webhook.retention.js'
import { WebhookSecrets } from './provisioning/webhook/webhook.secrets.js'
import { WebhookSender } from './provisioning/webhook/webhook.sender.js'
import { WebhookService } from './provisioning/webhook/webhook.service.js'
import { WebhookChangeService } from './provisioning/webhook/webhook-change.service.js'
import { WebhookReplayService } from './provisioning/webhook/webhook-replay.service.js'
import { type Allowed, adminAgents, isAllowed } from './shared/allowed-to.js'
import type { Caller } from './shared/caller.js'
import type { Storage } from './storage/storage.js'

export type Services = ReturnType<typeof composeServices>

interface ServiceSurroundings {
  readonly network: WebhookNetwork
  readonly feeds: EventFeeds
  /** Told after each commit that wrote events; undefined: of whichever partner. */
  readonly onEvents: (partnerId?: string) => void
}

/** The business, put together. Nothing else makes a service. */
export const composeServices = (
  database: Storage,
  serverKey: Buffer,
  { network = publicInternet, feeds = composeFeeds(database), onEvents = () => {} }: Partial<ServiceSurroundings> = {},
) => {
  const storage = new Ledger(database, new AuditChain(serverKey), onEvents)
  const offers = new OfferService(storage)
  const idempotency = new IdempotencyService(storage, new IdempotencySecrets(serverKey))
  const orders = new OrderService(storage, offers, idempotency)
  const orderChanges = new OrderChangeService(storage, orders, idempotency)
  const domains = new DomainService(storage)
  const hasher = new PasswordHasher(serverKey)
  const credentials = new CredentialService(hasher, new PasswordCheck(hasher))
  const examination = new CustomerExaminationService(storage, orders, domains)
  const customers = new CustomerService(storage, examination, credentials, idempotency)
  const customerQueries = new CustomerQueryService(storage)
  const subscriptions = new SubscriptionService(storage)
  const audit = new AuditService(storage)
  const administrators = new AdministratorService(storage)
  const access = new AccessService(storage)
  const accessChanges = new AccessChangeService(storage)
  const customerChanges = new CustomerChangeService(storage)
  const adminPasswords = new AdminPasswordService(storage, credentials, idempotency)
  const subscriptionChanges = new SubscriptionChangeService(storage)
  const relationships = new RelationshipService(storage)
  const overview = new OverviewService(storage)
  const events = new EventService(new EventOutbox(storage), feeds)
  const webhooks = new WebhookService(storage)
  const webhookChanges = new WebhookChangeService(storage, new WebhookSecrets(serverKey), network)
  const webhookReplays = new WebhookReplayService(storage)
  const apiKeys = new ApiKeyService(storage)
  const customerUsers = new CustomerUserService(storage)
  const nodes = new NodeService({
    Customer: customerQueries.findByIds.bind(customerQueries),
    Subscription: subscriptions.findByIds.bind(subscriptions),
    Order: orders.findByIds.bind(orders),
    Relationship: relationships.findByIds.bind(relationships),
    AccessGrant: access.findByIds.bind(access),
    AuditRecord: foundBy(adminAgents, audit.findByIds.bind(audit)),
    ApiKey: foundBy(adminAgents, apiKeys.findByIds.bind(apiKeys)),
    Webhook: foundBy(adminAgents, webhooks.findByIds.bind(webhooks)),
    WebhookDelivery: foundBy(adminAgents, webhooks.findDeliveriesByIds.bind(webhooks)),
    Partner: async ({ partner }: Caller, ids) => new Map(ids.includes(partner.id) ? [[partner.id, partner]] : []),
  })
  return {
    ...{ customers, examination, customerQueries, customerChanges, adminPasswords, administrators },
    ...{ subscriptions, subscriptionChanges, access, accessChanges },
    ...{ offers, orders, orderChanges, domains, audit, nodes, overview },
    ...{ events, webhooks, webhookChanges, webhookReplays },
    ...{ apiKeys, customerUsers },
  }
}

/** For others there is nothing with such an id: not even that there is something is told. */
const foundBy =
  (allowed: Allowed, find: FindByIds): FindByIds =>
  async (caller, ids) =>
    isAllowed(allowed, caller.roles) ? find(caller, ids) : new Map()

export type SignInServices = ReturnType<typeof composeSignInServices>

/** What finds out who calls, put together. */
export const composeSignInServices = (database: Storage, serverKey: Buffer, onError: (error: unknown) => void) => {
  const storage = new Ledger(database, new AuditChain(serverKey), () => {})
  const partners = new PartnerService(storage)
  const passwords = new PasswordCheck(new PasswordHasher(serverKey))
  const signIns = new SignInService(storage, passwords, new SignInLock(storage, serverKey), partners)
  return { partners, signIns, apiKeyChecks: new ApiKeyCheckService(storage, onError) }
}

/** What tells followers of events, put together. */
export const composeFeeds = (database: Storage, settings = feedSettings): EventFeeds =>
  new EventFeeds(database, new EventOutbox(database), settings)

interface Outside extends DispatcherSurroundings {
  readonly network: WebhookNetwork
}

/** What sends events to webhooks, put together. */
export const composeDispatcher = (database: Storage, serverKey: Buffer, outside: Outside): WebhookDispatcher => {
  const { network, clock } = outside
  const storage = new Ledger(database, new AuditChain(serverKey), () => {})
  const courier = new WebhookCourier(new WebhookSecrets(serverKey), new WebhookSender(network), clock)
  return new WebhookDispatcher(storage, new WebhookQueue(storage, clock), courier, outside)
}

/**
 * What takes away what may not be kept any longer, put together. Events after deliveries: one that goes lets its event go.
 * Deleted webhooks last: they hold up nothing, and can have very many.
 */
export const composeSweeper = (storage: Storage, retentionDays: number, surroundings: SweeperSurroundings): Sweeper => {
  const keptForMs = retentionDays * 86_400_000
  const sweeps = [
    ...[sweepIdempotency(storage), sweepDeliveries(storage, keptForMs)],
    ...[sweepEvents(storage, keptForMs), sweepDeletedWebhooks(storage)],
  ]
  return new Sweeper(storage, sweeps, surroundings)
}
