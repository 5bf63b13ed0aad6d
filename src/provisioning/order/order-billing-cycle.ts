import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import type { Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { announce } from '../ledger/pending-records.js'
import { toOffer } from '../offer/offer.service.js'
import type { BillingCycle } from '../offer/offer.types.js'
import { commitmentEndOf, findBillingCycleIssues } from './order.rules.js'
import type { Order } from './order.types.js'

type Line = Prisma.SubscriptionGetPayload<{ include: { offer: true } }>

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
        lines.map((line) => ({ ...line, billingCycle, commitmentEndDate: newEndOf(caller, line, billingCycle) })),
      ),
    },
  }
  const facts = lines.map((line) => ({ ...line, offer: toOffer(line.offer) }))
  const issues = findBillingCycleIssues(order, facts, { billingCycle, now: caller.calledAt })
  if (issues.length > 0) return refuse(tx, caller, entry, issues)
  for (const line of lines) await beginTerm(tx, caller, line, billingCycle)
  const where = { id_partnerId: { id: orderId, partnerId: caller.partner.id } }
  const changed = await tx.order.update({ where, data: { billingCycle } })
  recordAudit(tx, caller, entry)
  return { order: changed }
}

const findLinesIn = (tx: Writer, { partner }: Caller, orderId: string, other: BillingCycle): Promise<Line[]> =>
  tx.subscription.findMany({
    where: { orderId, partnerId: partner.id, status: { notIn: ['DELETED', 'EXPIRED'] }, billingCycle: { not: other } },
    include: { offer: true },
    orderBy: { lineItemNumber: 'asc' },
  })

/** Whoever is charged in another rhythm commits anew (Partner Center, "Manage billing frequency"). */
const beginTerm = async (tx: Writer, caller: Caller, line: Line, billingCycle: BillingCycle): Promise<void> => {
  const { id, partnerId, customerId } = line
  const commitmentEndDate = newEndOf(caller, line, billingCycle)
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

const newEndOf = ({ calledAt }: Caller, { offer }: Line, billingCycle: BillingCycle): Date =>
  commitmentEndOf(calledAt, offer.term, billingCycle)

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
