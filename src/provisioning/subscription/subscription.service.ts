import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { parseId } from '../../shared/ids.js'
import { type Page, parsePage, toConnection } from '../../shared/page.js'
import { Prisma, type Subscription as SubscriptionRow } from '../../storage/generated/sqlite/client.js'
import { limitTo, pageSql } from '../../storage/page-sql.js'
import type { Storage } from '../../storage/storage.js'
import type { CustomerSubscriptionsArgs } from './subscription.inputs.js'
import { inStatus, orderOfCreation, subscriptionSelection, toSubscription } from './subscription.rows.js'
import type { Subscription } from './subscription.types.js'

type Status = CustomerSubscriptionsArgs['status']

interface SubscriptionPages {
  readonly page: Page
  readonly status: Status
}

/** What a partner sees of its customers' subscriptions. */
export class SubscriptionService {
  readonly #pages = new Batch<CustomerSubscriptionsArgs, Connection<Subscription>>((caller, customerIds, args) =>
    this.#findPages(caller, customerIds, args),
  )
  readonly #counts = new Batch<Status, number>((caller, customerIds, status) =>
    this.#count(caller, customerIds, status),
  )
  readonly #ofOrders = new Batch<null, Subscription[]>((caller, orderIds) => this.#findOfOrders(caller, orderIds))

  constructor(private readonly storage: Storage) {}

  async find(caller: Caller, id: string): Promise<Subscription | null> {
    const subscriptionId = parseId(id) ?? ''
    return (await this.findByIds(caller, [subscriptionId])).get(subscriptionId) ?? null
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Subscription>> {
    if (ids.length === 0) return new Map()
    const rows = await this.storage.select(
      subscriptionSelection,
      Prisma.sql`FROM "Subscription" s WHERE s."id" IN (${Prisma.join(ids)}) AND s."partnerId" = ${caller.partner.id}`,
    )
    return new Map(rows.map((row) => [row.id, toSubscription(row)]))
  }

  /** A page of one customer's subscriptions; those of all customers in a request are read together. */
  async listOfCustomer(
    caller: Caller,
    customerId: string,
    args: CustomerSubscriptionsArgs,
  ): Promise<Connection<Subscription>> {
    const page = await this.#pages.load(caller, customerId, args)
    if (!page) throw new Error('Every customer has a page of subscriptions.')
    return page
  }

  async listOfOrder(caller: Caller, orderId: string): Promise<Subscription[]> {
    return (await this.#ofOrders.load(caller, orderId, null)) ?? []
  }

  async #findPages(
    caller: Caller,
    customerIds: readonly string[],
    { status = null, ...pageArgs }: CustomerSubscriptionsArgs,
  ): Promise<ReadonlyMap<string, Connection<Subscription>>> {
    const page = parsePage(pageArgs, orderOfCreation)
    const ofCustomer = new Map<string, SubscriptionRow[]>(customerIds.map((id) => [id, []]))
    for (const row of await this.#findRows(caller, customerIds, { page, status }))
      ofCustomer.get(row.customerId)?.push(row)
    return new Map(
      [...ofCustomer].map(([id, rows]) => {
        const count = async () => (await this.#counts.load(caller, id, status)) ?? 0
        return [id, toConnection(page, rows, toSubscription, count)]
      }),
    )
  }

  /** One row more for each customer than its page shows. */
  #findRows(caller: Caller, customerIds: readonly string[], { page, status }: SubscriptionPages) {
    const { where, orderBy, take } = pageSql(page, 's')
    const matching = Prisma.sql`
      s."partnerId" = ${caller.partner.id} AND s."customerId" IN (${Prisma.join(customerIds)})
      AND ${inStatus(status)} AND ${where}`
    return this.storage.select(
      subscriptionSelection,
      customerIds.length === 1
        ? Prisma.sql`FROM "Subscription" s WHERE ${matching} ORDER BY ${orderBy} ${limitTo(take)}`
        : Prisma.sql`FROM (
            SELECT s.*, row_number() OVER (PARTITION BY s."customerId" ORDER BY ${orderBy}) AS "place"
            FROM "Subscription" s WHERE ${matching}
          ) s WHERE s."place" <= ${take} ORDER BY ${orderBy}`,
    )
  }

  async #count(caller: Caller, customerIds: readonly string[], status: Status): Promise<ReadonlyMap<string, number>> {
    const groups = await this.storage.read.subscription.groupBy({
      by: 'customerId',
      where: { customerId: { in: [...customerIds] }, partnerId: caller.partner.id, ...(status && { status }) },
      _count: true,
    })
    return new Map(groups.map(({ customerId, _count }) => [customerId, _count]))
  }

  async #findOfOrders(caller: Caller, orderIds: readonly string[]): Promise<ReadonlyMap<string, Subscription[]>> {
    const orders = await this.storage.read.order.findMany({
      where: { id: { in: [...orderIds] }, partnerId: caller.partner.id },
      select: { id: true, subscriptions: { orderBy: { lineItemNumber: 'asc' } } },
    })
    return new Map(orders.map(({ id, subscriptions }) => [id, subscriptions.map(toSubscription)]))
  }
}
