import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import { newId, parseId } from '../../shared/ids.js'
import { issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { refuse } from '../audit/audit.log.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { CountryRules } from '../country/country.rules.js'
import { findCustomerRow } from '../customer/customer.rows.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { Claim, IdempotencyService } from '../idempotency/idempotency.service.js'
import type { OfferService } from '../offer/offer.service.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import { findActiveOfferIds } from '../subscription/subscription.rows.js'
import type { OrderSubscriptionsArgs } from './order.inputs.js'
import { type ExaminedOrder, placeOrder } from './order.placing.js'
import { findOrderIssues, type NormalOrderLine, normaliseOrderLine, orderLinesMax } from './order.rules.js'
import type { Order, OrderSubscriptionsSuccess } from './order.types.js'

export class OrderService {
  readonly #byId = new Batch<null, Order>((caller, ids) => this.findByIds(caller, ids))

  constructor(
    private readonly storage: Storage,
    private readonly offers: OfferService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** Without a known country there are no offers to hold the lines against: that is an issue of the country. */
  async examine(
    lines: readonly NormalOrderLine[],
    country: CountryRules | undefined,
    activeOfferIds: ReadonlySet<string> = new Set(),
  ): Promise<ExaminedOrder> {
    if (!country) return { lines, offers: new Map(), issues: [] }
    const ids = lines.slice(0, orderLinesMax).map(({ offerId }) => offerId)
    const offers = await this.offers.findByIds(ids, country.code)
    return { lines, offers, issues: findOrderIssues(lines, { offers, countryName: country.name, activeOfferIds }) }
  }

  /** Orders more for a customer that exists. */
  async order(caller: Caller, input: OrderSubscriptionsArgs): Promise<OrderSubscriptionsSuccess | Rejection> {
    const customerId = parseId(input.customerId) ?? input.customerId
    const order = { customerId, lines: input.subscriptions.map(normaliseOrderLine) }
    const request = { operation: 'ORDER_SUBSCRIPTIONS', key: input.idempotencyKey, input: order } as const
    return this.idempotency.once(caller, request, {
      perform: (claim) => this.storage.write((tx) => this.#orderIn(tx, caller, order, claim)),
      replay: ({ orderId }) => this.#replay(caller, orderId),
    })
  }

  async #orderIn(
    tx: Writer,
    caller: Caller,
    { customerId, lines }: { readonly customerId: string; readonly lines: readonly NormalOrderLine[] },
    claim: Claim,
  ): Promise<OrderSubscriptionsSuccess | Rejection> {
    await this.storage.lockCustomer(tx, { customerId })
    const customer = await findCustomerRow(tx, caller, customerId)
    if (!customer) return new Rejection([...claim.issues, customerNotFound(customerId)])
    const country = countryRulesOf(customer.billingProfile?.country ?? '')
    const active = await findActiveOfferIds(tx, { customerId: customer.id, partnerId: customer.partnerId })
    const examined = await this.examine(lines, country, active)
    const issues = [
      ...claim.issues,
      ...findRelationshipIssues(customer.relationship, ['customerId']),
      ...(lines.length === 0 ? [issue('REQUIRED', ['subscriptions'], 'order.empty')] : []),
      ...examined.issues,
    ]
    if (issues.length > 0) {
      const after = Object.fromEntries(
        lines.slice(0, orderLinesMax).map(({ offerId }, index) => [`subscriptions.${index}.offerId`, offerId]),
      )
      return refuse(tx, caller, { operation: 'CREATE_ORDER', customerId: customer.id, after }, issues)
    }
    const id = newId()
    await claim.remembering({ customerId: customer.id, orderId: id })(tx)
    return { order: await placeOrder(tx, caller, { id, customerId: customer.id }, examined), replayed: false }
  }

  async #replay(caller: Caller, orderId: string | null): Promise<OrderSubscriptionsSuccess> {
    const order = orderId && (await this.findByIds(caller, [orderId])).get(orderId)
    if (!order) throw new Error('An idempotency record names an order that is not there.')
    return { order, replayed: true }
  }

  /** As one of many that a request asks for, one by one. */
  async load(caller: Caller, id: string): Promise<Order | null> {
    return (await this.#byId.load(caller, id, null)) ?? null
  }

  /** The oldest first. */
  async listOfCustomer(caller: Caller, customerId: string): Promise<Order[]> {
    const where = { customerId, partnerId: caller.partner.id }
    return this.storage.read.order.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Order>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.order.findMany({ where })
    return new Map(rows.map((row) => [row.id, row]))
  }
}
