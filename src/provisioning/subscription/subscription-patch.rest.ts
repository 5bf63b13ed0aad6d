import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { RestClient } from '../../shared/rest/client.js'
import { normaliseFriendlyName } from './subscription.rules.js'
import type { Subscription } from './subscription.types.js'
import type { SubscriptionUpdate } from './subscription-change.service.js'
import { toWireSubscription } from './subscription-wire.rest.js'

interface Patch {
  readonly friendlyName?: string | undefined
  readonly quantity?: number | undefined
  readonly autoRenewEnabled?: boolean | undefined
  readonly status?: string | undefined
  readonly billingCycle?: string | undefined
}

/** What a client's whole resource says that the subscription does not: all else stays as it is. */
export const changesAskedFor = (
  subscription: Subscription,
  { friendlyName, quantity, autoRenewEnabled, status = 'none', billingCycle = 'unknown' }: Patch,
  client: RestClient,
): SubscriptionUpdate | Rejection => {
  const shown = toWireSubscription(subscription, { offer: null, country: '', extendableIds: new Set(), client })
  const issues: Issue[] = []
  if (!['unknown', shown.billingCycle].includes(billingCycle)) {
    issues.push(
      issue('NOT_ALLOWED_IN_STATE', ['billingCycle'], 'billingCycle.ofOrder', {
        values: { orderId: subscription.orderId },
      }),
    )
  }
  if (!['none', 'active', 'suspended', shown.status].includes(status)) {
    issues.push(
      issue('NOT_SUPPORTED', ['status'], 'subscription.onlySuspended', { suggestions: ['suspended', 'active'] }),
    )
  }
  if (issues.length > 0) return new Rejection(issues)
  const isNamed = friendlyName !== undefined && normaliseFriendlyName(friendlyName) !== subscription.friendlyName
  return {
    ...(isNamed && { friendlyName }),
    ...(quantity !== undefined && quantity !== subscription.quantity && { quantity }),
    ...(autoRenewEnabled !== undefined && autoRenewEnabled !== subscription.autoRenewEnabled && { autoRenewEnabled }),
    ...(status === 'active' && shown.status !== 'active' && { status: 'ACTIVE' as const }),
    ...(status === 'suspended' && shown.status !== 'suspended' && { status: 'SUSPENDED' as const }),
  }
}
