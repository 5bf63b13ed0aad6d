import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import type { Storage } from '../../storage/storage.js'
import type { WebhookDeliveriesArgs } from './webhook.inputs.js'
import { findWebhookRow, toWebhook } from './webhook.rows.js'
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
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
    const rows = await this.storage.read.webhook.findMany({ where })
    return new Map(rows.map((row) => [row.id, toWebhook(row)]))
  }

  async findDeliveriesByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, WebhookDelivery>> {
    const where = { id: { in: [...ids] }, partnerId: caller.partner.id }
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
    const own = { partnerId: caller.partner.id }
    const rows = await this.storage.read.webhook.findMany({
      where: { AND: [own, where as Prisma.WebhookWhereInput] },
      orderBy: [...orderBy],
      take,
    })
    return toConnection(page, rows, toWebhook, () => this.storage.read.webhook.count({ where: own }))
  }

  /** One query for each webhook: a partner has few. */
  async listDeliveries(
    caller: Caller,
    webhookId: string,
    { status, ...args }: WebhookDeliveriesArgs,
  ): Promise<Connection<WebhookDelivery>> {
    const page = parsePage(args, latestFirst)
    const { where, orderBy, take } = pageQuery(page)
    const matching = { webhookId, partnerId: caller.partner.id, ...(status && { status }) }
    const rows = await this.storage.read.webhookDelivery.findMany({
      where: { AND: [matching, where as Prisma.WebhookDeliveryWhereInput] },
      orderBy: [...orderBy],
      take,
    })
    const count = () => this.storage.read.webhookDelivery.count({ where: matching })
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
    const groups = await this.storage.read.webhookDelivery.groupBy({
      by: 'webhookId',
      where: { webhookId: { in: [...webhookIds] }, partnerId: caller.partner.id, status },
      _count: true,
    })
    return new Map(groups.map(({ webhookId, _count }) => [webhookId, _count]))
  }
}
