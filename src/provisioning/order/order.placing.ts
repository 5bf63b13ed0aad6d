import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Issue } from '../../shared/issue.js'
import type { Order as OrderRow, Prisma } from '../../storage/generated/sqlite/client.js'
import { insertRows } from '../../storage/insertion.js'
import type { Writer } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'
import { announce } from '../ledger/pending-records.js'
import type { Offer } from '../offer/offer.types.js'
import { billingCycleOfOrder, commitmentEndOf, type NormalOrderLine } from './order.rules.js'
import type { Order } from './order.types.js'

/** An order that was looked at, and not yet placed. */
export interface ExaminedOrder {
  readonly lines: readonly NormalOrderLine[]
  readonly offers: ReadonlyMap<string, Offer>
  readonly issues: readonly Issue[]
}

interface NewOrder {
  readonly id: string
  readonly customerId: string
}

/** Writes an order without issues, of at least one line. */
export const placeOrder = async (
  tx: Writer,
  caller: Caller,
  { id, customerId }: NewOrder,
  examined: ExaminedOrder,
): Promise<Order> => {
  const subscriptions = toSubscriptionRows(caller, { id, customerId, firstLine: 0 }, examined)
  const order: OrderRow = {
    id,
    partnerId: caller.partner.id,
    customerId,
    status: 'COMPLETED',
    billingCycle: billingCycleOfOrder(subscriptions.map(({ billingCycle }) => billingCycle)),
    createdAt: caller.calledAt,
  }
  await insertRows(tx, 'Order', [order])
  await insert(tx, caller, subscriptions)
  recordAudit(tx, caller, { operation: 'CREATE_ORDER', customerId, after: auditOf(order, subscriptions) })
  return order
}

/** Adds lines without issues to an order that exists; `firstLine` is the number of the first of them. */
export const placeLines = async (
  tx: Writer,
  caller: Caller,
  order: NewOrder & { readonly firstLine: number },
  examined: ExaminedOrder,
): Promise<void> => {
  const subscriptions = toSubscriptionRows(caller, order, examined)
  await insert(tx, caller, subscriptions)
  const { customerId } = order
  recordAudit(tx, caller, { operation: 'UPDATE_ORDER', customerId, after: auditOf(order, subscriptions) })
}

type NewSubscription = ReturnType<typeof toSubscriptionRow>

const toSubscriptionRows = (
  caller: Caller,
  { id: orderId, customerId, firstLine }: NewOrder & { readonly firstLine: number },
  { lines, offers }: ExaminedOrder,
): NewSubscription[] =>
  lines.map((line, index) =>
    // An order without issues names only offers that were found.
    toSubscriptionRow(line, offers.get(line.offerId) as Offer, {
      ...{ orderId, customerId, caller },
      index: firstLine + index,
    }),
  )

const insert = async (tx: Writer, caller: Caller, subscriptions: readonly NewSubscription[]): Promise<void> => {
  await insertRows(tx, 'Subscription', subscriptions)
  for (const { id: subscriptionId, customerId, orderId, offerId, quantity, billingCycle } of subscriptions) {
    const data = { customerId, subscriptionId, orderId, offerId, quantity, billingCycle }
    announce(tx, caller, { type: 'SUBSCRIPTION_CREATED', customerId, data })
  }
}

interface Placing {
  readonly orderId: string
  readonly index: number
  readonly customerId: string
  readonly caller: Caller
}

const toSubscriptionRow = (line: NormalOrderLine, offer: Offer, { orderId, index, customerId, caller }: Placing) => {
  const billingCycle = line.billingCycle ?? offer.supportedBillingCycles[0] ?? 'MONTHLY'
  return {
    id: newId(),
    partnerId: caller.partner.id,
    customerId,
    orderId,
    lineItemNumber: index,
    offerId: offer.id,
    friendlyName: line.friendlyName ?? offer.name,
    quantity: line.quantity,
    unitType: offer.unitType,
    status: 'ACTIVE',
    suspensionReasons: [],
    autoRenewEnabled: offer.billingType === 'LICENSE' && !offer.isTrial,
    billingType: offer.billingType,
    billingCycle,
    effectiveStartDate: caller.calledAt,
    commitmentEndDate: commitmentEndOf(caller.calledAt, offer.term, billingCycle),
    version: 1,
    createdAt: caller.calledAt,
    updatedAt: caller.calledAt,
  } satisfies Prisma.SubscriptionCreateManyInput
}

const auditOf = (order: { readonly id: string }, subscriptions: readonly NewSubscription[]) => ({
  orderId: order.id,
  ...Object.fromEntries(
    subscriptions.flatMap(({ id, offerId, friendlyName, quantity, billingCycle, lineItemNumber }) =>
      Object.entries({ id, offerId, friendlyName, quantity, billingCycle }).map(([member, value]) => [
        `subscriptions.${lineItemNumber}.${member}`,
        value,
      ]),
    ),
  ),
})
