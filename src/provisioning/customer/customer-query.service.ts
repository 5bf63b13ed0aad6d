import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { searchWords } from '../../shared/search.js'
import { fold, tidy } from '../../shared/text.js'
import { candidatesMax } from '../../storage/customer-search.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import { limitTo, type PageSql, pageSql } from '../../storage/page-sql.js'
import type { View } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { normaliseDomain } from '../domain/domain.rules.js'
import type { CustomerBy, CustomerFilter, CustomerOrder } from './customer.inputs.js'
import { type CustomerRow, toCustomer } from './customer.mapping.js'
import {
  type CustomerPlace,
  customerJoins,
  customerPlace,
  customerSelection,
  customersWith,
  relationshipLasts,
} from './customer.rows.js'
import type { Customer } from './customer.types.js'

export interface CustomersQuery extends PageArguments {
  readonly search?: string | null
  readonly filter?: CustomerFilter | null
  /** Null: the latest first. */
  readonly orderBy?: CustomerOrder | null
  /** How the company's name or the domain begins, whatever the case; accents of a name do not matter. */
  readonly startsWith?: { readonly field: 'COMPANY_NAME' | 'DOMAIN'; readonly text: string } | null
}

const orderColumns = {
  CREATED_AT: { name: 'createdAt', type: 'time' },
  COMPANY_NAME: { name: 'companyNameKey', type: 'text' },
  DOMAIN: { name: 'domain', type: 'text' },
} as const

const asCustomers: View<CustomerRow, Customer> = { selection: customerSelection, toItem: toCustomer }

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
    const page = parsePage(query, toPageOrder(query.orderBy ?? latestFirst))
    const words = searchWords(query.search)
    const candidates = await this.storage.customerSearch.findCandidates(words)
    const matching = customersMatching(caller, query, words)
    const sql = pageSql(page, 'c')
    // What is shown of a customer is read once its place is known: sorting would take all of it along.
    const ids = candidates ? idsAmong(candidates, matching, sql) : idsOf(matching, sql)
    const rows = await this.storage.select(
      view.selection,
      Prisma.sql`${customerJoins} WHERE c."id" IN (${ids}) ORDER BY ${sql.orderBy}`,
    )
    const count = () =>
      this.storage.count(
        Prisma.sql`SELECT count(*) ${matching.all} AND ${candidates ?? anyone} AND ${matching.lasting}`,
      )
    return toConnection(page, rows, view.toItem, count)
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

/** What a list is about. */
interface Matching {
  /** `FROM` and `WHERE`. */
  readonly all: Prisma.Sql
  /** Of a customer: that its relationship has not ended. */
  readonly lasting: Prisma.Sql
}

const anyone = Prisma.sql`1 = 1`

const idsOf = ({ all, lasting }: Matching, { where, orderBy, take }: PageSql): Prisma.Sql =>
  Prisma.sql`SELECT c."id" ${all} AND ${lasting} AND ${where} ORDER BY ${orderBy} ${limitTo(take)}`

/** They are sorted first: only of those on the page it is looked up whether their relationship lasts. */
const idsAmong = (
  candidates: Prisma.Sql,
  { all, lasting }: Matching,
  { where, orderBy, take }: PageSql,
): Prisma.Sql => Prisma.sql`
  SELECT c."id" FROM (
    SELECT ${customerPlace.columns()} ${all} AND ${candidates} AND ${where}
    ORDER BY ${orderBy} ${limitTo(candidatesMax)}
  ) c
  WHERE ${lasting} ORDER BY ${orderBy} ${limitTo(take)}`

const customersMatching = (
  caller: Caller,
  { filter, startsWith }: CustomersQuery,
  words: readonly string[],
): Matching => {
  const { country, relationship, createdAfter, createdBefore } = filter ?? {}
  const conditions = [
    Prisma.sql`c."partnerId" = ${caller.partner.id}`,
    ...(relationship ? [Prisma.sql`r."relationshipToPartner" = ${relationship}`] : []),
    ...(country == null ? [] : [Prisma.sql`b."country" = ${normaliseCountryCode(country)}`]),
    // Where a pattern is a parameter as it is, SQLite makes a new plan each time.
    ...words.map((word) => Prisma.sql`c."searchText" LIKE ('%' || ${word} || '%')`),
    ...(createdAfter ? [Prisma.sql`c."createdAt" > ${createdAfter}`] : []),
    ...(createdBefore ? [Prisma.sql`c."createdAt" < ${createdBefore}`] : []),
    ...(startsWith ? [toPrefixCondition(startsWith)] : []),
  ]
  const from = customersWith({ country: country != null, relationship: relationship != null })
  return {
    all: Prisma.sql`${from} WHERE ${Prisma.join(conditions, ' AND ')}`,
    // Whose relationship has ended is in no list, unless it is asked for.
    lasting: relationship ? anyone : relationshipLasts,
  }
}

/** As a range: the database walks an index, and "%" and "_" stand for themselves. */
const toPrefixCondition = ({ field, text }: NonNullable<CustomersQuery['startsWith']>): Prisma.Sql => {
  const prefix = field === 'DOMAIN' ? normaliseDomain(text) : fold(text)
  const column = field === 'DOMAIN' ? Prisma.sql`c."domain"` : Prisma.sql`c."companyNameKey"`
  return Prisma.sql`${column} >= ${prefix} AND ${column} < ${`${prefix}${lastCharacter}`}`
}

const lastCharacter = '\u{10FFFF}'
