import type { CustomerWithSubscriptions, GatewayClient } from '../../client/index.js'
import { type Tree, valueAt, withValueAt } from '../fields.js'
import type { Session } from '../session.js'
import { columns, exportColumns } from './columns.js'
import { cellOfOrders, type ExistingLine, orderLinesOf } from './orders.js'
import { type Format, formatOf } from './source.js'
import { showTable, type WrittenRow, writeTable } from './table-writing.js'

interface ExportFlags {
  readonly format?: Format
  readonly out?: string
}

/** Every customer with its subscriptions, the oldest first, so that those that are made meanwhile come at the end. */
export const exportCustomers = async (session: Session): Promise<void> => {
  const { format, out } = session.flags as ExportFlags
  const header = [...columns.map(({ name }) => name), ...exportColumns]
  const written = { count: 0 }
  const rows = counted(rowsOf(session.client), written)
  if (out === undefined) await showTable({ format: format ?? 'csv', header }, rows, session.surroundings)
  else await writeTable({ path: out, format: formatOf(out, format), header }, rows)
  session.output.success(`${written.count} customers${out === undefined ? '' : ` are in ${out}`}.`)
}

async function* counted<Item>(items: AsyncIterable<Item>, written: { count: number }): AsyncGenerator<Item> {
  for await (const item of items) {
    written.count += 1
    yield item
  }
}

async function* rowsOf(client: GatewayClient): AsyncGenerator<WrittenRow> {
  for await (const customer of client.customers.listWithSubscriptions({
    orderBy: { field: 'CREATED_AT', direction: 'ASC' },
  }))
    yield rowOf(customer, await linesOf(customer, client))
}

/** A list of customers has only the first subscriptions of each. */
const linesOf = async (
  { id, subscriptions: { nodes, pageInfo } }: CustomerWithSubscriptions,
  client: GatewayClient,
): Promise<ExistingLine[]> => {
  const all = pageInfo.hasNextPage ? await collected(client.subscriptions.list({ customerId: id })) : nodes
  return all.map(({ offer, quantity, friendlyName, status }) => ({
    offerId: offer.id,
    offerName: offer.name,
    quantity,
    friendlyName,
    status,
  }))
}

const collected = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

/** As an import takes it, with what it passes over. */
const rowOf = (customer: CustomerWithSubscriptions, lines: readonly ExistingLine[]): WrittenRow => {
  const said = {
    id: customer.id,
    tenantId: customer.companyProfile.tenantId,
    relationship: customer.relationship.relationshipToPartner,
    createdAt: customer.createdAt,
  } satisfies Record<(typeof exportColumns)[number], string>
  const fields = columns.filter(({ path }) => path !== 'subscriptions')
  const values = fields.map(({ path }) => valueAt(customer as unknown as Tree, path))
  const tree = fields.reduce((all, { path }, index) => {
    const value = values[index]
    return value === null || value === undefined ? all : withValueAt(all, path, value)
  }, {} as Tree)
  return {
    cells: [...values.map((value) => String(value ?? '')), cellOfOrders(lines), ...Object.values(said)],
    tree: { ...tree, subscriptions: orderLinesOf(lines), ...said },
  }
}
