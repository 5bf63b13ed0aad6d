import type { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { RestClient } from '../../shared/rest/client.js'
import { subscriptionNotFound } from '../subscription/subscription.rules.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { toWireCycle } from '../subscription/subscription-wire.rest.js'
import type { Order } from './order.types.js'
import type { OrderChangeService } from './order-change.service.js'
import { toOrderInputs } from './order-lines.rest.js'
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
  { lineItems = [], billingCycle = 'unknown', status, requestId, client }: Asked,
): Promise<{ readonly order: Order } | Rejection> => {
  const target = { customerId: order.customerId, orderId: order.id }
  if (status?.toLowerCase() === 'cancelled') return orderChanges.cancel(caller, target)
  const added = lineItems.filter(({ subscriptionId }) => !subscriptionId)
  if (added.length === 0) {
    const issues = findCycleIssues(order, billingCycle, client)
    return issues.length > 0 ? new Rejection(issues) : { order }
  }
  for (const { parentSubscriptionId } of added) {
    if (!parentSubscriptionId) continue
    const parent = await subscriptions.find(caller, parentSubscriptionId)
    if (parent?.customerId !== order.customerId) return new Rejection([subscriptionNotFound(parentSubscriptionId)])
  }
  const lines = toOrderInputs(added, billingCycle)
  return orderChanges.addLines(caller, { ...target, lines, idempotencyKey: requestId })
}

const findCycleIssues = ({ billingCycle }: Order, asked: string, client: RestClient): Issue[] =>
  ['unknown', toWireCycle(billingCycle, client)].includes(asked)
    ? []
    : [issue('NOT_ALLOWED_IN_STATE', ['billingCycle'], 'billingCycle.fixed')]
