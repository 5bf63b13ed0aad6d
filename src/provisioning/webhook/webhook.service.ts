import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import { limitTo, pageSql } from '../../storage/page-sql.js'
import type { Selection } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { WebhookDeliveriesArgs } from './webhook.inputs.js'
import { deliverySelection, findWebhookRow, notDeleted, toWebhook } from './webhook.rows.js'
import type { Webhook, WebhookDelivery, WebhookDeliveryStatus } from './webhook.types.js'

const orderOfRegistration: PageOrder = {
  name: 'webhooks',
  columns: [
    { name: 'createdAt', type: 'time' },
    { name: 'id', type: 'text' },
  ],
}

/** An event has one delivery at each webhook, and ids grow with time. */
const latestFirst: PageOrder = { name: 'deliveries', columns: [{ name: 'eventId', type: 'text' }], isDescending: true }

/** What a partner sees of its webhooks. */
export class WebhookService {
  readonly #counts = new Batch<WebhookDeliveryStatus, number>((caller, webhookIds, status) =>
    this.#count(caller, webhookIds, status),
  )

  constructor(private readonly storage: Storage) {}

  async find(caller: Caller, id: string): Promise<Webhook | null> {
    const row = await findWebhookRow(this.storage.read, caller, id)
    return row && toWebhook(row)
  }

  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Webhook>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id, ...notDeleted }
    const rows = await this.storage.read.webhook.findMany({ where })
    return new Map(rows.map((row) => [row.id, toWebhook(row)]))
  }

  async findDeliveriesByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, WebhookDelivery>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id, webhook: notDeleted }
    const rows = await this.storage.read.webhookDelivery.findMany({ where })
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** How an event comes on at one webhook; null before it is queued. */
  async findDeliveryOfEvent(caller: Caller, webhookId: string, eventId: string): Promise<WebhookDelivery | null> {
    const where = { webhookId, eventId, partnerId: caller.partner.id }
    return this.storage.read.webhookDelivery.findFirst({ where })
  }

  async list(caller: Caller, args: PageArguments): Promise<Connection<Webhook>> {
    const page = parsePage(args, orderOfRegistration)
    const { where, orderBy, take } = pageQuery(page)
    const own = { partnerId: caller.partner.id, ...notDeleted }
    const rows = await this.storage.read.webhook.findMany({
      where: { AND: [own, where as Prisma.WebhookWhereInput] },
      orderBy: [...orderBy],
      take,
    })
    return toConnection(page, rows, toWebhook, () => this.storage.read.webhook.count({ where: own }))
  }

  /**
   * One query for each webhook: a partner has few. There can be very many deliveries while a receiver does not answer, and
   * those that have come so far are found on a walk through all of them.
   */
  async listDeliveries(
    caller: Caller,
    webhookId: string,
    { status, ...args }: WebhookDeliveriesArgs,
  ): Promise<Connection<WebhookDelivery>> {
    const page = parsePage(args, latestFirst)
    const { where, orderBy, take } = pageSql(page, 'd')
    const isSoFar = status ? Prisma.sql`AND d."status" = ${status}` : Prisma.empty
    const matching = Prisma.sql`FROM "WebhookDelivery" d
      WHERE d."webhookId" = ${webhookId} AND d."partnerId" = ${caller.partner.id} ${isSoFar}`
    const storage = status ? this.storage.aside : this.storage
    const rows = await storage.select(
      deliverySelection,
      Prisma.sql`${matching} AND ${where} ORDER BY ${orderBy} ${limitTo(take)}`,
    )
    const count = () => this.storage.aside.count(Prisma.sql`SELECT count(*) ${matching}`)
    return toConnection<WebhookDelivery, WebhookDelivery>(page, rows, (row) => row, count)
  }

  async countDeliveries(caller: Caller, webhookId: string, status: WebhookDeliveryStatus): Promise<number> {
    return (await this.#counts.load(caller, webhookId, status)) ?? 0
  }

  async #count(
    caller: Caller,
    webhookIds: readonly string[],
    status: WebhookDeliveryStatus,
  ): Promise<ReadonlyMap<string, number>> {
    const counts = await this.storage.aside.select(
      countSelection,
      Prisma.sql`FROM "WebhookDelivery" d
        WHERE d."webhookId" IN (${Prisma.join([...webhookIds])}) AND d."partnerId" = ${caller.partner.id}
          AND d."status" = ${status}
        GROUP BY d."webhookId"`,
    )
    return new Map(counts)
  }
}

const countSelection: Selection<readonly [webhookId: string, count: number]> = {
  columns: () => Prisma.sql`d."webhookId", COUNT(*)`,
  decode: ([webhookId, count]) => [String(webhookId), Number(count)],
}
