import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import type { Subscription } from '../../storage/generated/sqlite/client.js'
import type { Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { announce } from '../ledger/pending-records.js'
import { toOffer } from '../offer/offer.service.js'
import type { BillingCycle, Offer } from '../offer/offer.types.js'
import { commitmentEndOf, findBillingCycleIssues } from './order.rules.js'
import type { Order } from './order.types.js'

/** A subscription, with the end of the term that it would begin now. */
type Line = Subscription & { readonly offer: Offer; readonly nextEndDate: Date }

/** Changes the cycle of those subscriptions of an order that are in another one, all of them or none. */
export const changeBillingCycleIn = async (
  tx: Writer,
  caller: Caller,
  order: Order,
  billingCycle: BillingCycle,
): Promise<{ readonly order: Order } | Rejection> => {
  const { id: orderId, customerId } = order
  const lines = await findLinesIn(tx, caller, orderId, billingCycle)
  if (lines.length === 0 && order.billingCycle === billingCycle) return { order }
  const entry = {
    ...{ operation: 'UPDATE_ORDER' as const, customerId },
    before: { orderId: null, ...auditOf(order, lines) },
    after: {
      orderId,
      ...auditOf(
        { billingCycle },
        lines.map((line) => ({ ...line, billingCycle, commitmentEndDate: line.nextEndDate })),
      ),
    },
  }
  const issues = findBillingCycleIssues(order, lines, billingCycle)
  if (issues.length > 0) return refuse(tx, caller, entry, issues)
  for (const line of lines) await beginTerm(tx, caller, line, billingCycle)
  const where = { id_partnerId: { id: orderId, partnerId: caller.partner.id } }
  const changed = await tx.order.update({ where, data: { billingCycle } })
  recordAudit(tx, caller, entry)
  return { order: changed }
}

const findLinesIn = async (
  tx: Writer,
  { partner, calledAt }: Caller,
  orderId: string,
  next: BillingCycle,
): Promise<Line[]> => {
  const rows = await tx.subscription.findMany({
    where: { orderId, partnerId: partner.id, status: { notIn: ['DELETED', 'EXPIRED'] }, billingCycle: { not: next } },
    include: { offer: true },
    orderBy: { lineItemNumber: 'asc' },
  })
  return rows.map(({ offer, ...subscription }) => ({
    ...{ ...subscription, offer: toOffer(offer) },
    nextEndDate: commitmentEndOf(calledAt, offer.term, next),
  }))
}

/** Whoever is charged in another rhythm commits anew (Partner Center, "Manage billing frequency"). */
const beginTerm = async (tx: Writer, caller: Caller, line: Line, billingCycle: BillingCycle): Promise<void> => {
  const { id, partnerId, customerId, nextEndDate: commitmentEndDate } = line
  const term = { billingCycle, effectiveStartDate: caller.calledAt, commitmentEndDate }
  const data = { ...term, version: { increment: 1 }, updatedAt: caller.calledAt }
  await tx.subscription.updateMany({ where: { id, partnerId }, data })
  const changes = [
    { field: 'billingCycle', before: line.billingCycle, after: billingCycle },
    {
      field: 'commitmentEndDate',
      before: line.commitmentEndDate.toISOString(),
      after: commitmentEndDate.toISOString(),
    },
  ]
  announce(tx, caller, { type: 'SUBSCRIPTION_UPDATED', customerId, data: { customerId, subscriptionId: id, changes } })
}

const auditOf = (
  { billingCycle }: Pick<Order, 'billingCycle'>,
  lines: readonly Pick<Line, 'lineItemNumber' | 'billingCycle' | 'commitmentEndDate'>[],
) => ({
  billingCycle,
  ...Object.fromEntries(
    lines.flatMap(({ lineItemNumber, commitmentEndDate, ...line }) => [
      [`subscriptions.${lineItemNumber}.billingCycle`, line.billingCycle],
      [`subscriptions.${lineItemNumber}.commitmentEndDate`, commitmentEndDate.toISOString()],
    ]),
  ),
})
