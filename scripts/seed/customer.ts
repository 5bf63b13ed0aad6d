import { auditedBilling, toBillingColumns } from '../../src/provisioning/customer/customer.mapping.js'
import { searchTextOf } from '../../src/provisioning/customer/customer.rules.js'
import { fold } from '../../src/shared/text.js'
import type { AdminCredential, Customer, Relationship } from '../../src/storage/generated/sqlite/client.js'
import { type AuditOwner, auditRecordOf } from './audit.js'
import { Ids } from './ids.js'
import type { SeededMarket } from './market.js'
import { orderRowsOf } from './order.js'
import { profileOf, type SeededProfile } from './profile.js'
import { Random } from './random.js'
import type { SeededRow } from './rows.js'
import { linesOf, type SeededCatalogue } from './subscriptions.js'

/** What is the same for all customers of a run. */
export interface Seeding {
  readonly partnerId: string
  readonly market: SeededMarket
  readonly catalogue: SeededCatalogue
  readonly passwordHash: string
  /** The time up to which things have happened. */
  readonly now: Date
}

/** Every row of one customer, in an order that the foreign keys allow. Its number decides all but the times. */
export const customerRowsOf = (seeding: Seeding, number: number, createdAt: Date): SeededRow[] => {
  const { partnerId, market, catalogue, now } = seeding
  const random = new Random(number)
  const profile = profileOf(number, random, market)
  const lines = linesOf(random, catalogue, profile.billing.defaultAddress.country)
  const ids = new Ids(random)
  const owner: AuditOwner = { partnerId, customerId: ids.next(createdAt), ids }
  const correlationId = ids.next(createdAt)
  const { domain } = profile.company
  return [
    ...customerItself(seeding, owner, profile, { createdAt, correlationId }),
    ...orderRowsOf({ owner, random, domain, correlationId, orderedAt: createdAt, now }, lines),
  ]
}

const customerItself = (
  { passwordHash }: Seeding,
  owner: AuditOwner,
  { billing, company, externalId }: SeededProfile,
  { createdAt, correlationId }: { readonly createdAt: Date; readonly correlationId: string },
): SeededRow[] => {
  const { partnerId, customerId, ids } = owner
  const { companyName, email } = billing
  const { domain, organizationRegistrationNumber } = company
  // Written out: spreading objects takes longer than all else that makes a customer.
  const customer: Customer = {
    id: customerId,
    partnerId,
    commerceId: ids.next(createdAt),
    externalId,
    domain,
    companyName,
    companyNameKey: fold(companyName),
    organizationRegistrationNumber,
    searchText: searchTextOf({ companyName, domain, email, externalId }),
    createdAt,
    updatedAt: createdAt,
  }
  const billingKeys = { id: ids.next(createdAt), partnerId, customerId, version: 1, updatedAt: createdAt }
  const relationship: Relationship = {
    id: ids.next(createdAt),
    partnerId,
    customerId,
    relationshipToPartner: 'RESELLER',
    allowDelegatedAccess: true,
    createdAt,
    endedAt: null,
  }
  const credential: AdminCredential = {
    id: ids.next(createdAt),
    partnerId,
    customerId,
    userName: 'admin',
    signInName: `admin@${domain}`,
    passwordHash,
    issuedAt: createdAt,
  }
  const record = auditRecordOf(owner, {
    operation: 'ADD_CUSTOMER',
    occurredAt: createdAt,
    correlationId,
    after: [
      ['domain', domain],
      ['organizationRegistrationNumber', organizationRegistrationNumber],
      ['externalId', externalId],
      ...Object.entries(auditedBilling(billing)),
      ['relationshipToPartner', 'RESELLER'],
    ],
  })
  return [
    ['Customer', customer],
    ['BillingProfile', Object.assign(toBillingColumns(billing), billingKeys)],
    ['Relationship', relationship],
    ['AdminCredential', credential],
    ['AuditRecord', record],
  ]
}
