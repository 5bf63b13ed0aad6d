import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { etagOf } from '../../shared/etag.js'
import { parseId } from '../../shared/ids.js'
import { issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import type { Prisma, Subscription as SubscriptionRow } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'
import type { CustomerSubscriptionsArgs, RenameSubscriptionArgs } from './subscription.inputs.js'
import { findFriendlyNameIssues, normaliseFriendlyName, subscriptionNotFound } from './subscription.rules.js'
import type { RenameSubscriptionSuccess, Subscription } from './subscription.types.js'

const orderOfCreation: PageOrder = {
  name: 'subscriptions',
  columns: [
    { name: 'createdAt', type: 'time' },
    { name: 'id', type: 'text' },
  ],
}

type Status = CustomerSubscriptionsArgs['status']

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
    const row = await findRow(this.storage.read, caller, id)
    return row && toSubscription(row)
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Subscription>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.subscription.findMany({ where })
    return new Map(rows.map((row) => [row.id, toSubscription(row)]))
  }

  /** A page of one customer's subscriptions; those of all customers in a request are read together. */
  async listOfCustomer(
    caller: Caller,
    customerId: string,
    args: CustomerSubscriptionsArgs,
  ): Promise<Connection<Subscription>> {
    const page = await this.#pages.load(caller, customerId, args)
    return page ?? toConnection(parsePage(args, orderOfCreation), [], toSubscription, async () => 0)
  }

  async listOfOrder(caller: Caller, orderId: string): Promise<Subscription[]> {
    return (await this.#ofOrders.load(caller, orderId, null)) ?? []
  }

  /** The name that it has already is a success that writes nothing, whatever the etag: a retry is answered alike. */
  async rename(caller: Caller, args: RenameSubscriptionArgs): Promise<RenameSubscriptionSuccess | Rejection> {
    const friendlyName = normaliseFriendlyName(args.friendlyName)
    const issues = findFriendlyNameIssues(friendlyName, ['friendlyName'])
    if (!(await findRow(this.storage.read, caller, args.subscriptionId))) {
      issues.push(subscriptionNotFound(args.subscriptionId))
    }
    if (issues.length > 0) return new Rejection(issues)
    return this.storage.write((tx) => renameIn(tx, caller, { ...args, friendlyName }))
  }

  async #findPages(
    caller: Caller,
    customerIds: readonly string[],
    { status = null, ...pageArgs }: CustomerSubscriptionsArgs,
  ): Promise<ReadonlyMap<string, Connection<Subscription>>> {
    const page = parsePage(pageArgs, orderOfCreation)
    const { where, orderBy, take } = pageQuery(page)
    const matching = { AND: [...(status ? [{ status }] : []), where as Prisma.SubscriptionWhereInput] }
    const customers = await this.storage.read.customer.findMany({
      where: { id: { in: [...customerIds] }, partnerId: caller.partner.id },
      select: { id: true, subscriptions: { where: matching, orderBy: [...orderBy], take } },
    })
    return new Map(
      customers.map(({ id, subscriptions }) => [
        id,
        toConnection(
          page,
          subscriptions,
          toSubscription,
          async () => (await this.#counts.load(caller, id, status)) ?? 0,
        ),
      ]),
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

const findRow = async (
  database: Pick<Storage['read'], 'subscription'>,
  caller: Caller,
  id: string,
): Promise<SubscriptionRow | null> => {
  const parsedId = parseId(id)
  if (!parsedId) return null
  return database.subscription.findUnique({ where: { id_partnerId: { id: parsedId, partnerId: caller.partner.id } } })
}

const renameIn = async (
  tx: Writer,
  caller: Caller,
  { subscriptionId, friendlyName, etag }: RenameSubscriptionArgs,
): Promise<RenameSubscriptionSuccess | Rejection> => {
  const row = await findRow(tx, caller, subscriptionId)
  if (!row) return new Rejection([subscriptionNotFound(subscriptionId)])
  if (row.friendlyName === friendlyName) return { subscription: toSubscription(row) }
  if (etag != null && etag !== etagOf(row)) return new Rejection([issue('STALE_ETAG', ['etag'], 'etag.stale')])
  const renamed = await tx.subscription.update({
    // The version that was read: another process that was quicker makes this fail instead of being overwritten.
    where: { id_partnerId: { id: row.id, partnerId: row.partnerId }, version: row.version },
    data: { friendlyName, version: { increment: 1 }, updatedAt: caller.calledAt },
  })
  await recordAudit(tx, caller, {
    operation: 'UPDATE_SUBSCRIPTION',
    customerId: row.customerId,
    before: { subscriptionId: row.id, friendlyName: row.friendlyName },
    after: { subscriptionId: row.id, friendlyName },
  })
  return { subscription: toSubscription(renamed) }
}

const toSubscription = (row: SubscriptionRow): Subscription => ({
  ...row,
  suspensionReasons: row.suspensionReasons as string[],
  etag: etagOf(row),
})
