import { AccessService } from './provisioning/access/access.service.js'
import { AccessChangeService } from './provisioning/access/access-change.service.js'
import { AuditService } from './provisioning/audit/audit.service.js'
import { CredentialService } from './provisioning/credential/credential.service.js'
import { PasswordHasher } from './provisioning/credential/password-hash.js'
import { AdminPasswordService } from './provisioning/customer/admin-password.service.js'
import { CustomerService } from './provisioning/customer/customer.service.js'
import { CustomerChangeService } from './provisioning/customer/customer-change.service.js'
import { CustomerExaminationService } from './provisioning/customer/customer-examination.service.js'
import { CustomerQueryService } from './provisioning/customer/customer-query.service.js'
import { DomainService } from './provisioning/domain/domain.service.js'
import { IdempotencySecrets } from './provisioning/idempotency/idempotency.secrets.js'
import { IdempotencyService } from './provisioning/idempotency/idempotency.service.js'
import { AuditChain } from './provisioning/ledger/audit-chain.js'
import { Ledger } from './provisioning/ledger/ledger.js'
import { NodeService } from './provisioning/node/node.service.js'
import { OfferService } from './provisioning/offer/offer.service.js'
import { OrderService } from './provisioning/order/order.service.js'
import { RelationshipService } from './provisioning/relationship/relationship.service.js'
import { SubscriptionService } from './provisioning/subscription/subscription.service.js'
import { SubscriptionChangeService } from './provisioning/subscription/subscription-change.service.js'
import type { Caller } from './shared/caller.js'
import type { Storage } from './storage/storage.js'

export type Services = ReturnType<typeof composeServices>

/** The business, put together. Nothing else makes a service. */
export const composeServices = (database: Storage, serverKey: Buffer, onEvents: () => void = () => {}) => {
  const storage = new Ledger(database, new AuditChain(serverKey), onEvents)
  const offers = new OfferService(storage)
  const idempotency = new IdempotencyService(storage, new IdempotencySecrets(serverKey))
  const orders = new OrderService(storage, offers, idempotency)
  const domains = new DomainService(storage)
  const credentials = new CredentialService(new PasswordHasher(serverKey))
  const examination = new CustomerExaminationService(storage, orders, domains)
  const customers = new CustomerService(storage, examination, credentials, idempotency)
  const customerQueries = new CustomerQueryService(storage)
  const subscriptions = new SubscriptionService(storage)
  const audit = new AuditService(storage)
  const access = new AccessService(storage)
  const accessChanges = new AccessChangeService(storage)
  const customerChanges = new CustomerChangeService(storage)
  const adminPasswords = new AdminPasswordService(storage, credentials, idempotency)
  const subscriptionChanges = new SubscriptionChangeService(storage)
  const relationships = new RelationshipService(storage)
  const nodes = new NodeService({
    Customer: customerQueries.findByIds.bind(customerQueries),
    Subscription: subscriptions.findByIds.bind(subscriptions),
    Order: orders.findByIds.bind(orders),
    Relationship: relationships.findByIds.bind(relationships),
    AccessGrant: access.findByIds.bind(access),
    AuditRecord: audit.findByIds.bind(audit),
    Partner: async ({ partner }: Caller, ids) => new Map(ids.includes(partner.id) ? [[partner.id, partner]] : []),
  })
  return {
    ...{ customers, examination, customerQueries, customerChanges, adminPasswords },
    ...{ subscriptions, subscriptionChanges, access, accessChanges },
    ...{ offers, orders, domains, audit, nodes },
  }
}
