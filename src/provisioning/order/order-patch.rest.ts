import type { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { Rejection } from '../../shared/issue.types.js'
import type { RestClient } from '../../shared/rest/client.js'
import { subscriptionNotFound } from '../subscription/subscription.rules.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { toWireCycle } from '../subscription/subscription-wire.rest.js'
import type { Order } from './order.types.js'
import type { OrderChangeService } from './order-change.service.js'
import { toBillingCycle, toOrderInputs } from './order-lines.rest.js'
import type { orderBody } from './order-wire.rest.js'

interface Services {
  readonly orderChanges: OrderChangeService
  readonly subscriptions: SubscriptionService
}

interface Asked extends z.output<typeof orderBody> {
  readonly requestId: string | null
  readonly client: RestClient
}

/** A whole order as a client sends it: lines that have a subscription are there already. */
export const changeOrder = async (
  { orderChanges, subscriptions }: Services,
  caller: Caller,
  order: Order,
  { lineItems = [], billingCycle: cycle, status, requestId, client }: Asked,
): Promise<{ readonly order: Order } | Rejection> => {
  const target = { customerId: order.customerId, orderId: order.id }
  if (status?.toLowerCase() === 'cancelled') return orderChanges.cancel(caller, target)
  const added = lineItems.filter(({ subscriptionId }) => !subscriptionId)
  if (added.length === 0) {
    const billingCycle = toBillingCycle(cycle)
    const isAsItWas = billingCycle === null || cycle === toWireCycle(order.billingCycle, client)
    return isAsItWas ? { order } : orderChanges.changeBillingCycle(caller, { orderId: order.id, billingCycle })
  }
  for (const { parentSubscriptionId } of added) {
    if (!parentSubscriptionId) continue
    const parent = await subscriptions.find(caller, parentSubscriptionId)
    if (parent?.customerId !== order.customerId) return new Rejection([subscriptionNotFound(parentSubscriptionId)])
  }
  const lines = toOrderInputs(added, cycle)
  return orderChanges.addLines(caller, { ...target, lines, idempotencyKey: requestId })
}
