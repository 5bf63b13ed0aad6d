import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Order as OrderRow, Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { CountryRules } from '../country/country.rules.js'
import { findCustomerRow } from '../customer/customer.rows.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { OfferService } from '../offer/offer.service.js'
import type { Offer } from '../offer/offer.types.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { findActiveOfferIds } from '../subscription/subscription.rows.js'
import type { OrderSubscriptionsArgs } from './order.inputs.js'
import {
  billingCycleOfOrder,
  commitmentEndOf,
  findOrderIssues,
  type NormalOrderLine,
  normaliseOrderLine,
  orderLinesMax,
} from './order.rules.js'
import type { Order, OrderSubscriptionsSuccess } from './order.types.js'

/** An order that was looked at, and not yet placed. */
export interface ExaminedOrder {
  readonly lines: readonly NormalOrderLine[]
  readonly offers: ReadonlyMap<string, Offer>
  readonly issues: readonly Issue[]
}

export class OrderService {
  readonly #byId = new Batch<null, Order>((caller, ids) => this.findByIds(caller, ids))

  constructor(
    private readonly storage: Storage,
    private readonly offers: OfferService,
  ) {}

  /** Without a known country there are no offers to hold the lines against: that is an issue of the country. */
  async examine(
    input: readonly SubscriptionOrderInput[],
    country: CountryRules | undefined,
    activeOfferIds: ReadonlySet<string> = new Set(),
  ): Promise<ExaminedOrder> {
    const lines = input.map(normaliseOrderLine)
    if (!country) return { lines, offers: new Map(), issues: [] }
    const ids = lines.slice(0, orderLinesMax).map(({ offerId }) => offerId)
    const offers = await this.offers.findByIds(ids, country.code)
    return { lines, offers, issues: findOrderIssues(lines, { offers, countryName: country.name, activeOfferIds }) }
  }

  /** Orders more for a customer that exists. */
  async order(
    caller: Caller,
    { customerId, subscriptions }: OrderSubscriptionsArgs,
  ): Promise<OrderSubscriptionsSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const customer = await findCustomerRow(tx, caller, customerId)
      if (!customer) return new Rejection([customerNotFound(customerId)])
      const country = countryRulesOf(customer.billingProfile?.country ?? '')
      const examined = await this.examine(
        subscriptions,
        country,
        await findActiveOfferIds(tx, { customerId: customer.id, partnerId: customer.partnerId }),
      )
      const issues = [
        ...findRelationshipIssues(customer.relationship, ['customerId']),
        ...(subscriptions.length === 0 ? [issue('REQUIRED', ['subscriptions'], 'order.empty')] : []),
        ...examined.issues,
      ]
      const order = issues.length === 0 ? await this.place(tx, caller, customer.id, examined) : null
      if (order) return { order }
      const after = Object.fromEntries(
        examined.lines.slice(0, orderLinesMax).map(({ offerId }, index) => [`subscriptions.${index}.offerId`, offerId]),
      )
      return refuse(tx, caller, { operation: 'CREATE_ORDER', customerId: customer.id, after }, issues)
    })
  }

  /** Writes an order without issues; null when nothing was ordered. */
  async place(tx: Writer, caller: Caller, customerId: string, { lines, offers }: ExaminedOrder): Promise<Order | null> {
    if (lines.length === 0) return null
    const orderId = newId()
    const subscriptions = lines.map((line, index) =>
      // An order without issues names only offers that were found.
      toSubscriptionRow(line, offers.get(line.offerId) as Offer, { orderId, index, customerId, caller }),
    )
    const order: OrderRow = {
      id: orderId,
      partnerId: caller.partner.id,
      customerId,
      status: 'COMPLETED',
      billingCycle: billingCycleOfOrder(subscriptions.map(({ billingCycle }) => billingCycle)),
      createdAt: caller.calledAt,
    }
    await tx.order.createMany({ data: [order] })
    await tx.subscription.createMany({ data: subscriptions })
    await recordAudit(tx, caller, { operation: 'CREATE_ORDER', customerId, after: auditOf(order, subscriptions) })
    return order
  }

  /** As one of many that a request asks for, one by one. */
  async load(caller: Caller, id: string): Promise<Order | null> {
    return (await this.#byId.load(caller, id, null)) ?? null
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Order>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.order.findMany({ where })
    return new Map(rows.map((row) => [row.id, row]))
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
    createdAt: caller.calledAt,
    updatedAt: caller.calledAt,
  } satisfies Prisma.SubscriptionCreateManyInput
}

const auditOf = (order: OrderRow, subscriptions: readonly ReturnType<typeof toSubscriptionRow>[]) => ({
  orderId: order.id,
  ...Object.fromEntries(
    subscriptions.flatMap(({ id, offerId, friendlyName, quantity, billingCycle }, index) =>
      Object.entries({ id, offerId, friendlyName, quantity, billingCycle }).map(([member, value]) => [
        `subscriptions.${index}.${member}`,
        value,
      ]),
    ),
  ),
})
