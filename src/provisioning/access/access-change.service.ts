import type { Caller } from '../../shared/caller.js'
import { newId, parseId } from '../../shared/ids.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import { findSubscriptionRow, type SubscriptionToChange } from '../subscription/subscription.rows.js'
import { subscriptionNotFound } from '../subscription/subscription.rules.js'
import type { GrantAccessArgs } from './access.inputs.js'
import { accessGrantNotFound, findGrantIssues, normalisePrincipal } from './access.rules.js'
import type { GrantSubscriptionAccessSuccess, RevokeSubscriptionAccessSuccess } from './access.types.js'

/** Rights on Azure subscriptions. By default the customer's administrator has none. */
export class AccessChangeService {
  constructor(private readonly storage: Storage) {}

  async grant(caller: Caller, args: GrantAccessArgs): Promise<GrantSubscriptionAccessSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      const subscription = await findSubscriptionRow(tx, caller, args.subscriptionId)
      if (!subscription) return new Rejection([subscriptionNotFound(args.subscriptionId)])
      return grantIn(tx, caller, subscription, { ...args, principal: normalisePrincipal(args.principal) })
    })
  }

  async revoke(caller: Caller, accessGrantId: string): Promise<RevokeSubscriptionAccessSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      const accessGrant = await tx.accessGrant.findFirst({
        where: { id: parseId(accessGrantId) ?? '', partnerId: caller.partner.id },
        include: { subscription: { select: { customerId: true } } },
      })
      if (!accessGrant) return new Rejection([accessGrantNotFound(accessGrantId)])
      await tx.accessGrant.delete({ where: { id: accessGrant.id } })
      const { principal, role, subscriptionId, subscription } = accessGrant
      await recordAudit(tx, caller, {
        operation: 'REVOKE_ACCESS',
        customerId: subscription.customerId,
        before: { principal, role, subscriptionId },
        after: { principal: null, role: null, subscriptionId: null },
      })
      return { accessGrant }
    })
  }
}

const grantIn = async (
  tx: Writer,
  caller: Caller,
  subscription: SubscriptionToChange,
  { principal, role }: Pick<GrantAccessArgs, 'principal' | 'role'>,
): Promise<GrantSubscriptionAccessSuccess | Rejection> => {
  const entry = {
    operation: 'GRANT_ACCESS' as const,
    customerId: subscription.customerId,
    after: { principal, role, subscriptionId: subscription.id },
  }
  const issues = [
    ...findRelationshipIssues(subscription.customer.relationship, ['subscriptionId']),
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
  await recordAudit(tx, caller, entry)
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
