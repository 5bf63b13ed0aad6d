import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { type PageArguments, type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { searchWords } from '../../shared/search.js'
import { fold, tidy } from '../../shared/text.js'
import type { Prisma } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import type { Storage } from '../../storage/storage.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { normaliseDomain } from '../domain/domain.rules.js'
import type { CustomerBy, CustomerFilter, CustomerOrder } from './customer.inputs.js'
import { customerRelations, toCustomer } from './customer.mapping.js'
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

const latestFirst: CustomerOrder = { field: 'CREATED_AT', direction: 'DESC' }

/** What a partner sees of its customers: never another partner's. */
export class CustomerQueryService {
  readonly #byId = new Batch<null, Customer>((caller, ids) => this.findByIds(caller, ids))

  constructor(private readonly storage: Storage) {}

  async find(caller: Caller, by: CustomerBy): Promise<Customer | null> {
    const row = await this.storage.read.customer.findFirst({
      where: { AND: [{ partnerId: caller.partner.id }, keyOf(by)] },
      include: customerRelations,
    })
    return row && toCustomer(row)
  }

  /** As one of many that a request asks for, one by one. */
  async load(caller: Caller, id: string | null): Promise<Customer | null> {
    return (id && (await this.#byId.load(caller, id, null))) || null
  }

  /** Those of the ids that are customers of the caller's partner. */
  async findByIds(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Customer>> {
    const rows = await this.storage.read.customer.findMany({
      where: { id: { in: [...ids] }, partnerId: caller.partner.id },
      include: customerRelations,
    })
    return new Map(rows.map((row) => [row.id, toCustomer(row)]))
  }

  async list(caller: Caller, query: CustomersQuery): Promise<Connection<Customer>> {
    const page = parsePage(query, toPageOrder(query.orderBy ?? latestFirst))
    const words = searchWords(query.search)
    const candidates = await this.storage.customerSearch.findCandidates(words)
    const matching = toConditions(caller, query, words, candidates)
    const { where, orderBy, take } = pageQuery(page)
    const rows = await this.storage.read.customer.findMany({
      where: { AND: [matching, where as Prisma.CustomerWhereInput] },
      orderBy: [...orderBy],
      take,
      include: customerRelations,
    })
    return toConnection(page, rows, toCustomer, () => this.storage.read.customer.count({ where: matching }))
  }
}

const keyOf = ({ id, domain, externalId }: CustomerBy): Prisma.CustomerWhereInput => {
  if (id != null) return { id: parseId(id) ?? '' }
  if (domain != null) return { domain: normaliseDomain(domain) }
  if (externalId != null) return { externalId: tidy(externalId) }
  throw new InvalidArgument('by', '`by` names exactly one of id, domain and externalId.')
}

const toPageOrder = ({ field, direction }: CustomerOrder): PageOrder => ({
  name: `customers/${field}/${direction}`,
  columns: [orderColumns[field], { name: 'id', type: 'text' }],
  isDescending: direction === 'DESC',
})

const toConditions = (
  caller: Caller,
  { filter, startsWith }: CustomersQuery,
  words: readonly string[],
  candidates: readonly string[] | null,
): Prisma.CustomerWhereInput => ({
  partnerId: caller.partner.id,
  ...(filter?.country != null && { billingProfile: { country: normaliseCountryCode(filter.country) } }),
  // Whose relationship has ended is in no list, unless it is asked for.
  relationship: { relationshipToPartner: filter?.relationship ?? { not: 'NONE' } },
  AND: [
    ...(candidates ? [{ id: { in: [...candidates] } }] : []),
    ...words.map((word) => ({ searchText: { contains: word } })),
    ...(filter?.createdAfter ? [{ createdAt: { gt: filter.createdAfter } }] : []),
    ...(filter?.createdBefore ? [{ createdAt: { lt: filter.createdBefore } }] : []),
    ...(startsWith ? [toPrefixCondition(startsWith)] : []),
  ],
})

/** As a range: the database walks an index, and "%" and "_" stand for themselves. */
const toPrefixCondition = ({ field, text }: NonNullable<CustomersQuery['startsWith']>): Prisma.CustomerWhereInput => {
  const prefix = field === 'DOMAIN' ? normaliseDomain(text) : fold(text)
  const range = { gte: prefix, lt: `${prefix}${lastCharacter}` }
  return field === 'DOMAIN' ? { domain: range } : { companyNameKey: range }
}

const lastCharacter = '\u{10FFFF}'
