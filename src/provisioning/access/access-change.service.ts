import type { Caller } from '../../shared/caller.js'
import { newId, parseId } from '../../shared/ids.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import { findSubscriptionToChange, type SubscriptionToChange } from '../subscription/subscription.rows.js'
import { subscriptionNotFound } from '../subscription/subscription.rules.js'
import type { GrantAccessArgs } from './access.inputs.js'
import { accessGrantNotFound, findGrantIssues, normalisePrincipal } from './access.rules.js'
import type { GrantSubscriptionAccessSuccess, RevokeSubscriptionAccessSuccess } from './access.types.js'

/** Rights on Azure subscriptions. By default the customer's administrator has none. */
export class AccessChangeService {
  constructor(private readonly storage: Storage) {}

  async grant(caller: Caller, args: GrantAccessArgs): Promise<GrantSubscriptionAccessSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { subscriptionId: args.subscriptionId })
      const subscription = await findSubscriptionToChange(tx, caller, args.subscriptionId)
      if (!subscription) return new Rejection([subscriptionNotFound(args.subscriptionId)])
      return grantIn(tx, caller, subscription, { ...args, principal: normalisePrincipal(args.principal) })
    })
  }

  async revoke(caller: Caller, accessGrantId: string): Promise<RevokeSubscriptionAccessSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { accessGrantId })
      const accessGrant = await tx.accessGrant.findFirst({
        where: { id: parseId(accessGrantId) ?? '', partnerId: caller.partner.id },
        include: { subscription: { include: { customer: { select: { relationship: true } } } } },
      })
      if (!accessGrant) return new Rejection([accessGrantNotFound(accessGrantId)])
      const { role, subscription } = accessGrant
      const field = auditField(subscription.id, accessGrant)
      const entry = {
        operation: 'REVOKE_ACCESS' as const,
        customerId: subscription.customerId,
        before: { [field]: role },
        after: { [field]: null },
      }
      const issues = findRelationshipIssues(subscription.customer.relationship, ['accessGrantId'])
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      await tx.accessGrant.delete({ where: { id: accessGrant.id } })
      recordAudit(tx, caller, entry)
      return { accessGrant }
    })
  }
}

/** One field for each person on each subscription; its values are roles. */
const auditField = (subscriptionId: string, { principal }: { readonly principal: string }): string =>
  `subscriptions.${subscriptionId}.accessGrants.${principal.slice(0, 113)}`

const grantIn = async (
  tx: Writer,
  caller: Caller,
  subscription: SubscriptionToChange,
  { principal, role }: Pick<GrantAccessArgs, 'principal' | 'role'>,
): Promise<GrantSubscriptionAccessSuccess | Rejection> => {
  const entry = {
    operation: 'GRANT_ACCESS' as const,
    customerId: subscription.customerId,
    after: { [auditField(subscription.id, { principal })]: role },
  }
  const issues = [
    ...findRelationshipIssues(subscription.relationship, ['subscriptionId']),
    ...findGrantIssues(principal, {
      status: subscription.status,
      billingType: subscription.billingType,
      offerName: subscription.offer.name,
      customerDomain: subscription.customer.domain,
    }),
    ...(await findDuplicateIssues(tx, subscription.id, { principal, role })),
  ]
  if (issues.length > 0) return refuse(tx, caller, entry, issues)
  const accessGrant = await tx.accessGrant.create({
    data: {
      id: newId(),
      partnerId: caller.partner.id,
      subscriptionId: subscription.id,
      principal,
      role,
      createdAt: caller.calledAt,
    },
  })
  recordAudit(tx, caller, entry)
  return { accessGrant }
}

const findDuplicateIssues = async (
  tx: Writer,
  subscriptionId: string,
  { principal, role }: Pick<GrantAccessArgs, 'principal' | 'role'>,
): Promise<Issue[]> => {
  const count = await tx.accessGrant.count({ where: { subscriptionId, principal, role } })
  return count === 0 ? [] : [issue('DUPLICATE', ['principal'], 'access.duplicate', { values: { principal, role } })]
}
