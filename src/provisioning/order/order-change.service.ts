import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import { findCustomerRow } from '../customer/customer.rows.js'
import type { Claim, IdempotencyService } from '../idempotency/idempotency.service.js'
import { announce } from '../ledger/pending-records.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { findActiveOfferIds } from '../subscription/subscription.rows.js'
import type { ChangeOrderBillingCycleArgs } from './order.inputs.js'
import { placeLines } from './order.placing.js'
import {
  findAdditionIssues,
  findCancellationIssues,
  type NormalOrderLine,
  normaliseOrderLine,
  orderNotFound,
} from './order.rules.js'
import type { OrderService } from './order.service.js'
import type { Order } from './order.types.js'
import { changeBillingCycleIn } from './order-billing-cycle.js'

interface Target {
  readonly customerId: string
  readonly orderId: string
}

interface Addition extends Target {
  readonly lines: readonly SubscriptionOrderInput[]
  readonly idempotencyKey: string | null
}

type Outcome = Promise<{ readonly order: Order } | Rejection>

/** What can be done with an order that exists. Every refusal of it is audited. */
export class OrderChangeService {
  constructor(
    private readonly storage: Storage,
    private readonly orders: OrderService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** More lines, by the rules of ordering: add-ons, mostly. */
  addLines(caller: Caller, { idempotencyKey: key, lines: input, ...ids }: Addition): Outcome {
    const target = normalise(ids)
    const lines = input.map(normaliseOrderLine)
    const request = { operation: 'ORDER_SUBSCRIPTIONS', key, input: { ...target, lines } } as const
    return this.idempotency.once(caller, request, {
      perform: (claim) =>
        this.#change(caller, target.orderId, (tx, order) => this.#addIn(tx, caller, order, { lines, claim })),
      replay: () => this.#change(caller, target.orderId, async (_tx, order) => ({ order })),
    })
  }

  /** Of all of its subscriptions together, which begin a new term. What is so already is a success that writes nothing. */
  changeBillingCycle(caller: Caller, { orderId, billingCycle }: ChangeOrderBillingCycleArgs): Outcome {
    const target = parseId(orderId) ?? orderId
    return this.#change(caller, target, (tx, order) => changeBillingCycleIn(tx, caller, order, billingCycle))
  }

  /** In a sandbox: the order and each of its subscriptions are gone. Doing it again changes nothing. */
  cancel(caller: Caller, ids: Target): Outcome {
    return this.#change(caller, normalise(ids).orderId, async (tx, order) => {
      if (order.status === 'CANCELLED') return { order }
      const { id, customerId } = order
      const entry = {
        ...{ operation: 'UPDATE_ORDER' as const, customerId },
        ...{ before: { orderId: null, status: order.status }, after: { orderId: id, status: 'CANCELLED' } },
      }
      const issues = findCancellationIssues(caller.partner.isSandbox)
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      await deleteSubscriptions(tx, caller, order)
      const where = { id_partnerId: { id, partnerId: caller.partner.id } }
      const cancelled = await tx.order.update({ where, data: { status: 'CANCELLED' } })
      recordAudit(tx, caller, entry)
      return { order: cancelled }
    })
  }

  #change(
    caller: Caller,
    orderId: string,
    work: (tx: Writer, order: Order) => Promise<{ readonly order: Order } | Rejection>,
  ): Outcome {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { orderId })
      const order = await tx.order.findFirst({ where: { id: orderId, partnerId: caller.partner.id } })
      if (!order) return new Rejection([orderNotFound(orderId)])
      const { customerId } = order
      const customer = await findCustomerRow(tx, caller, customerId)
      const issues = findRelationshipIssues(customer?.relationship ?? null, ['orderId'])
      const entry = { operation: 'UPDATE_ORDER' as const, customerId, after: { orderId } }
      return issues.length > 0 ? refuse(tx, caller, entry, issues) : work(tx, order)
    })
  }

  async #addIn(
    tx: Writer,
    caller: Caller,
    order: Order,
    { lines, claim }: { readonly lines: readonly NormalOrderLine[]; readonly claim: Claim },
  ): Outcome {
    const { id, customerId } = order
    const { partner } = caller
    const firstLine = await tx.subscription.count({ where: { orderId: id, partnerId: partner.id } })
    const profile = await tx.billingProfile.findFirst({ where: { customerId, partnerId: partner.id } })
    const active = await findActiveOfferIds(tx, { customerId, partnerId: partner.id })
    const examined = await this.orders.examine(lines, countryRulesOf(profile?.country ?? ''), active)
    const issues = [...claim.issues, ...findAdditionIssues(order, firstLine, lines.length), ...examined.issues]
    const entry = { operation: 'UPDATE_ORDER' as const, customerId, after: { orderId: id } }
    if (issues.length > 0) return refuse(tx, caller, entry, issues)
    await claim.remembering({ customerId, orderId: id })(tx)
    await placeLines(tx, caller, { id, customerId, firstLine }, examined)
    return { order }
  }
}

const normalise = ({ customerId, orderId }: Target): Target => ({
  customerId: parseId(customerId) ?? customerId,
  orderId: parseId(orderId) ?? orderId,
})

const deleteSubscriptions = async (tx: Writer, caller: Caller, { id: orderId, customerId }: Order): Promise<void> => {
  const where = { orderId, partnerId: caller.partner.id, status: { not: 'DELETED' as const } }
  const subscriptions = await tx.subscription.findMany({ where, select: { id: true, status: true } })
  const data = { status: 'DELETED' as const, suspensionReasons: [], version: { increment: 1 } }
  await tx.subscription.updateMany({ where, data: { ...data, updatedAt: caller.calledAt } })
  for (const { id, status } of subscriptions) {
    const changes = [{ field: 'status', before: status, after: 'DELETED' }]
    announce(tx, caller, {
      type: 'SUBSCRIPTION_UPDATED',
      customerId,
      data: { customerId, subscriptionId: id, changes },
    })
  }
}
