import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { searchWords } from '../../shared/search.js'
import { tidy } from '../../shared/text.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { limitTo, type PageSql, pageSql } from '../../storage/page-sql.js'
import type { View } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import { normaliseDomain } from '../domain/domain.rules.js'
import { type CustomerCriteria, criteriaOf } from './customer.criteria.js'
import type { CustomerBy, CustomerOrder } from './customer.inputs.js'
import { type CustomerRow, toCustomer } from './customer.mapping.js'
import { type CustomerMatching, customersMatching } from './customer.matching.js'
import { type CustomerPlace, customerJoins, customerPlace, customerSelection } from './customer.rows.js'
import type { Customer } from './customer.types.js'

export interface CustomersQuery extends PageArguments, CustomerCriteria {
  readonly search?: string | null
  /** Null: the latest first. */
  readonly orderBy?: CustomerOrder | null
}

const orderColumns = {
  CREATED_AT: { name: 'createdAt', type: 'time' },
  COMPANY_NAME: { name: 'companyNameKey', type: 'text' },
  DOMAIN: { name: 'domain', type: 'text' },
} as const

const asCustomers: View<CustomerRow, Customer> = { selection: customerSelection, toItem: toCustomer }

/**
 * For up to so many it is looked up who they are, and they are sorted. Of more, a page is found soon on a walk through the
 * list in its own order: among a million, where 2,000 match, after some 10,000 customers.
 */
const fewMax = 2_000

const latestFirst: CustomerOrder = { field: 'CREATED_AT', direction: 'DESC' }

/** What a partner sees of its customers: never another partner's. */
export class CustomerQueryService {
  readonly #byId = new Batch<null, Customer>((caller, ids) => this.findByIds(caller, ids))

  constructor(private readonly storage: Storage) {}

  find(caller: Caller, by: CustomerBy): Promise<Customer | null> {
    return this.findAs(asCustomers, caller, by)
  }

  /** The same, seen otherwise. */
  async findAs<Row, Item>(view: View<Row, Item>, caller: Caller, by: CustomerBy): Promise<Item | null> {
    const [customer] = await this.#select(view, caller, keyOf(by))
    return customer ?? null
  }

  /** As one of many that a request asks for, one by one. */
  async load(caller: Caller, id: string | null): Promise<Customer | null> {
    return (id && (await this.#byId.load(caller, id, null))) || null
  }

  /** Those of the ids that are customers of the caller's partner. */
  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Customer>> {
    if (ids.length === 0) return new Map()
    const customers = await this.#select(asCustomers, caller, Prisma.sql`c."id" IN (${Prisma.join(ids)})`)
    return new Map(customers.map((customer) => [customer.id, customer]))
  }

  list(caller: Caller, query: CustomersQuery): Promise<Connection<Customer>> {
    return this.listAs(asCustomers, caller, query)
  }

  /** The same, seen otherwise: by rows that have the columns which they are ordered by. */
  async listAs<Row extends CustomerPlace, Item>(
    view: View<Row, Item>,
    caller: Caller,
    query: CustomersQuery,
  ): Promise<Connection<Item>> {
    const order = query.orderBy ?? latestFirst
    const page = parsePage(query, toPageOrder(order))
    const words = searchWords(query.search)
    const criteria = criteriaOf(query, words, order.field)
    const matching = customersMatching(caller, criteria)
    const candidates =
      (await this.storage.customerSearch.findCandidates(words)) ?? (await this.#findFew(matching.indexed))
    const sql = pageSql(page, 'c')
    // What is shown of a customer is read once its place is known: sorting would take all of it along.
    const ids = candidates ? idsAmong(candidates, matching, sql) : idsOf(matching, sql)
    // A walk is as long as what is looked for is far apart.
    const storage = candidates || criteria.length === 0 ? this.storage : this.storage.aside
    const rows = await storage.select(
      view.selection,
      Prisma.sql`${customerJoins} WHERE ${this.storage.customerSearch.among(ids)} ORDER BY ${sql.orderBy}`,
    )
    const count = () =>
      candidates
        ? this.storage.count(Prisma.sql`SELECT count(*) ${matching.walked} AND ${candidates} AND ${matching.lasting}`)
        : this.storage.aside.count(Prisma.sql`SELECT ${matching.count()}`)
    return toConnection(page, rows, view.toItem, count)
  }

  /** @returns what holds for the customers of a list, where it holds for few; null where it is as well to walk through all */
  async #findFew(indexed: readonly Prisma.Sql[]): Promise<Prisma.Sql | null> {
    for (const ids of indexed) {
      const count = await this.storage.count(Prisma.sql`SELECT count(*) FROM (${ids} ${limitTo(fewMax + 1)}) AS "few"`)
      if (count <= fewMax) return this.storage.customerSearch.among(ids)
    }
    return null
  }

  async #select<Row, Item>(view: View<Row, Item>, caller: Caller, condition: Prisma.Sql): Promise<Item[]> {
    const own = Prisma.sql`c."partnerId" = ${caller.partner.id}`
    const rows = await this.storage.select(view.selection, Prisma.sql`${customerJoins} WHERE ${own} AND ${condition}`)
    return rows.map(view.toItem)
  }
}

const keyOf = ({ id, domain, externalId }: CustomerBy): Prisma.Sql => {
  if (id != null) return Prisma.sql`c."id" = ${parseId(id) ?? ''}`
  if (domain != null) return Prisma.sql`c."domain" = ${normaliseDomain(domain)}`
  if (externalId != null) return Prisma.sql`c."externalId" = ${tidy(externalId)}`
  throw new InvalidArgument('by', '`by` names exactly one of id, domain and externalId.')
}

const toPageOrder = ({ field, direction }: CustomerOrder): PageOrder => ({
  name: `customers/${field}/${direction}`,
  columns: [orderColumns[field], { name: 'id', type: 'text' }],
  isDescending: direction === 'DESC',
})

const idsOf = ({ walked, lasting }: CustomerMatching, { where, orderBy, take }: PageSql): Prisma.Sql =>
  Prisma.sql`SELECT c."id" ${walked} AND ${lasting} AND ${where} ORDER BY ${orderBy} ${limitTo(take)}`

/** They are sorted first: only of those on the page it is looked up whether their relationship lasts. */
const idsAmong = (
  candidates: Prisma.Sql,
  { walked, lasting }: CustomerMatching,
  { where, orderBy, take }: PageSql,
): Prisma.Sql => Prisma.sql`
  SELECT c."id" FROM (
    SELECT ${customerPlace.columns()} ${walked} AND ${candidates} AND ${where}
    ORDER BY ${orderBy} ${limitTo(fewMax)}
  ) c
  WHERE ${lasting} ORDER BY ${orderBy} ${limitTo(take)}`
