import type { Caller } from '../../shared/caller.js'
import { etagOf } from '../../shared/etag.js'
import type { Issue } from '../../shared/issue.js'
import { issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { fold } from '../../shared/text.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import type { AuditOperation } from '../audit/audit.types.js'
import { type CountryRules, findRegistrationNumberIssues } from '../country/country.rules.js'
import { forgetKeys } from '../idempotency/idempotency.records.js'
import { announce } from '../ledger/pending-records.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import { type ExaminedBillingProfile, examineBillingProfile } from './billing-profile.service.js'
import type { UpdateBillingProfileArgs } from './customer.inputs.js'
import {
  auditedBilling,
  type CustomerRow,
  customerRelations,
  toBillingColumns,
  toCustomer,
  toNormalBilling,
} from './customer.mapping.js'
import { countActiveSubscriptions, findCustomerRow } from './customer.rows.js'
import { customerNotFound, findDeletionIssues, findRemovalIssues, searchTextOf } from './customer.rules.js'
import type { CustomerSuccess, DeleteCustomerSuccess } from './customer.types.js'

/** What can be done with a customer that exists. Every refusal of it is audited. */
export class CustomerChangeService {
  constructor(private readonly storage: Storage) {}

  /** All rules as at creation. Without an etag the last one to write wins. */
  async updateBillingProfile(caller: Caller, args: UpdateBillingProfileArgs): Promise<CustomerSuccess | Rejection> {
    const examined = examineBillingProfile(caller, args.billingProfile)
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId: args.customerId })
      const row = await findCustomerRow(tx, caller, args.customerId)
      if (!row) return new Rejection([customerNotFound(args.customerId), ...examined.issues])
      return updateBillingIn(tx, caller, row, { ...examined, etag: args.etag ?? null })
    })
  }

  /** Ends the reseller relationship. Doing it again changes nothing. */
  async removeRelationship(caller: Caller, customerId: string): Promise<CustomerSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const row = await findCustomerRow(tx, caller, customerId)
      if (!row) return new Rejection([customerNotFound(customerId)])
      if (row.relationship?.relationshipToPartner === 'NONE') return { customer: toCustomer(row) }
      const issues = findRemovalIssues(await countActiveSubscriptions(tx, row))
      const entry = {
        operation: 'REMOVE_RELATIONSHIP' as const,
        customerId: row.id,
        before: { relationshipToPartner: row.relationship?.relationshipToPartner ?? null },
        after: { relationshipToPartner: 'NONE' },
      }
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      const relationship = await tx.relationship.update({
        where: { customerId_partnerId: { customerId: row.id, partnerId: row.partnerId } },
        data: { relationshipToPartner: 'NONE', allowDelegatedAccess: false, endedAt: caller.calledAt },
      })
      recordAudit(tx, caller, entry)
      announce(tx, caller, { type: 'RELATIONSHIP_REMOVED', customerId: row.id, data: { customerId: row.id } })
      return { customer: toCustomer({ ...row, relationship }) }
    })
  }

  /** Takes the partner's right to administer the tenant away; it stays the reseller. Doing it again changes nothing. */
  async removeDelegatedAccess(caller: Caller, customerId: string): Promise<CustomerSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const row = await findCustomerRow(tx, caller, customerId)
      if (!row) return new Rejection([customerNotFound(customerId)])
      if (!row.relationship?.allowDelegatedAccess) return { customer: toCustomer(row) }
      const relationship = await tx.relationship.update({
        where: { customerId_partnerId: { customerId: row.id, partnerId: row.partnerId } },
        data: { allowDelegatedAccess: false },
      })
      const [before, after] = [{ allowDelegatedAccess: true }, { allowDelegatedAccess: false }]
      recordAudit(tx, caller, { operation: 'REMOVE_DELEGATED_ACCESS', customerId: row.id, before, after })
      const data = { customerId: row.id, changedFields: ['relationship.allowDelegatedAccess'] }
      announce(tx, caller, { type: 'CUSTOMER_UPDATED', customerId: row.id, data })
      return { customer: toCustomer({ ...row, relationship }) }
    })
  }

  /** Deletes a customer of a sandbox with all that is its own; its audit trail stays, its domain is free again. */
  async delete(caller: Caller, customerId: string): Promise<DeleteCustomerSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const row = await findCustomerRow(tx, caller, customerId)
      if (!row) return new Rejection([customerNotFound(customerId)])
      const issues = findDeletionIssues(caller.partner.isSandbox, await countActiveSubscriptions(tx, row))
      const entry = {
        operation: 'DELETE_CUSTOMER' as const,
        customerId: row.id,
        before: { domain: row.domain, companyName: row.companyName },
        after: { domain: null, companyName: null },
      }
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      await forgetKeys(tx, caller, row.id)
      await tx.customer.delete({ where: { id_partnerId: { id: row.id, partnerId: row.partnerId } } })
      recordAudit(tx, caller, entry)
      const data = { customerId: row.id, domain: row.domain }
      announce(tx, caller, { type: 'CUSTOMER_DELETED', customerId: row.id, data })
      return { deletedCustomerId: row.id }
    })
  }
}

const updateBillingIn = async (
  tx: Writer,
  caller: Caller,
  row: CustomerRow,
  { billing, country, issues, etag }: ExaminedBillingProfile & { readonly etag: string | null },
): Promise<CustomerSuccess | Rejection> => {
  const before = auditedBilling(toNormalBilling(row.billingProfile))
  const after = auditedBilling(billing)
  const entry = { operation: 'UPDATE_BILLING_PROFILE' as AuditOperation, customerId: row.id, before, after }
  if (issues.length === 0 && JSON.stringify(before) === JSON.stringify(after)) return { customer: toCustomer(row) }
  const standing = [
    ...findRelationshipIssues(row.relationship, ['customerId']),
    ...findStaleIssues(row, etag),
    ...issues,
    ...findMoveIssues(row, country),
  ]
  if (standing.length > 0) return refuse(tx, caller, entry, standing)
  const { companyName, email } = billing
  const updated = await tx.customer.update({
    where: { id_partnerId: { id: row.id, partnerId: row.partnerId } },
    data: {
      companyName,
      companyNameKey: fold(companyName),
      searchText: searchTextOf({ ...row, companyName, email }),
      updatedAt: caller.calledAt,
      billingProfile: {
        update: { ...toBillingColumns(billing), version: { increment: 1 }, updatedAt: caller.calledAt },
      },
    },
    include: customerRelations,
  })
  recordAudit(tx, caller, entry)
  // Which fields, not what stands in them: that is personal.
  const changedFields = Object.keys(after).filter((field) => before[field] !== after[field])
  announce(tx, caller, { type: 'CUSTOMER_UPDATED', customerId: row.id, data: { customerId: row.id, changedFields } })
  return { customer: toCustomer(updated) }
}

/** The registration number was given at creation and cannot change, so it has to suit the new country as well. */
const findMoveIssues = (
  { billingProfile, organizationRegistrationNumber }: CustomerRow,
  country: CountryRules | undefined,
): Issue[] =>
  country?.code === billingProfile?.country
    ? []
    : findRegistrationNumberIssues(organizationRegistrationNumber, country, [
        'billingProfile',
        'defaultAddress',
        'country',
      ])

const findStaleIssues = ({ billingProfile }: CustomerRow, etag: string | null): Issue[] =>
  etag === null || (billingProfile && etag === etagOf(billingProfile))
    ? []
    : [issue('STALE_ETAG', ['etag'], 'etag.stale')]
