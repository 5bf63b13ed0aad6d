import { Batch } from '../../shared/batch.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { type PageOrder, parsePage, toConnection } from '../../shared/page.js'
import { remembering } from '../../shared/remembering.js'
import { searchWords } from '../../shared/search.js'
import { type Offer as OfferRow, Prisma } from '../../storage/generated/sqlite/client.js'
import { pageQuery } from '../../storage/page-query.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { countryRulesOf } from '../country/country.catalogue.js'
import type { OffersArgs } from './offer.inputs.js'
import { normaliseOfferId } from './offer.rules.js'
import type { BillingCycle, Offer } from './offer.types.js'

const catalogueOrder: PageOrder = {
  name: 'catalogue',
  columns: [
    { name: 'position', type: 'number' },
    { name: 'id', type: 'text' },
  ],
}

/** An offer, of the table under the alias o. */
export const offerSelection = new Columns<OfferRow>([
  part('', 'o', [
    Prisma.OfferScalarFieldEnum,
    {
      ...{ supportedBillingCycles: 'json', prerequisiteOfferIds: 'json' },
      ...{ isAddOn: 'boolean', isTrial: 'boolean', isImported: 'boolean' },
    },
  ]),
])

/** What can be ordered. The catalogue belongs to nobody: every partner sees the same. */
export class OfferService {
  readonly #byId = new Batch<null, Offer>((_caller, ids) => this.#findByIds(ids))

  constructor(private readonly storage: Storage) {}

  async list(args: OffersArgs): Promise<Connection<Offer>> {
    const page = parsePage(args, catalogueOrder)
    const { where, orderBy, take } = pageQuery(page)
    const matching: Prisma.OfferWhereInput = {
      ...(args.segment && { segment: args.segment }),
      AND: [
        soldIn(normaliseCountryCode(args.country)),
        ...searchWords(args.search).map((word) => ({ searchText: { contains: word } })),
      ],
    }
    const rows = await this.storage.read.offer.findMany({
      where: { AND: [matching, where as Prisma.OfferWhereInput] },
      orderBy: [...orderBy],
      take,
    })
    return toConnection(page, rows, toOffer, () => this.storage.read.offer.count({ where: matching }))
  }

  /** The offer when it is sold in the country, else null. */
  async find(id: string, country: string): Promise<Offer | null> {
    const offerId = normaliseOfferId(id)
    const offers = await this.findByIds([offerId], normaliseCountryCode(country))
    return offers.get(offerId) ?? null
  }

  /** Those of the offers that are sold in the country, by id. Ids and country are normalised already. */
  async findByIds(ids: readonly string[], country: string): Promise<ReadonlyMap<string, Offer>> {
    if (ids.length === 0 || !countryRulesOf(country)) return new Map()
    const found = await this.#findByIds([...new Set(ids)])
    return new Map([...found].filter(([, { countries }]) => countries === null || countries.includes(country)))
  }

  /** As one of many that a request asks for, one by one; whether it is still sold or not. */
  async load(caller: Caller, id: string): Promise<Offer | null> {
    return (await this.#byId.load(caller, id, null)) ?? null
  }

  /** What only extends a subscription of the offer, and is sold in the country. */
  async listAddOns(id: string, country: string): Promise<Offer[]> {
    const offerId = normaliseOfferId(id)
    return (await this.#findAddOns(country)).filter(({ prerequisiteOfferIds }) =>
      prerequisiteOfferIds.includes(offerId),
    )
  }

  /** Offers that have add-ons in the country. */
  async findExtendableIds(country: string): Promise<ReadonlySet<string>> {
    return new Set((await this.#findAddOns(country)).flatMap(({ prerequisiteOfferIds }) => prerequisiteOfferIds))
  }

  async #findAddOns(country: string): Promise<Offer[]> {
    const where = { isAddOn: true, ...soldIn(normaliseCountryCode(country)) }
    const rows = await this.storage.read.offer.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
    return rows.map(toOffer)
  }

  async #findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Offer>> {
    const rest = Prisma.sql`FROM "Offer" o WHERE o."id" IN (${Prisma.join(ids)})`
    const rows = await this.storage.select(offerSelection, rest)
    return new Map(rows.map((row) => [row.id, toOffer(row)]))
  }
}

/** Nothing is sold where no customer can be. */
const soldIn = (country: string): Prisma.OfferWhereInput =>
  countryRulesOf(country) ? { OR: [{ countries: null }, { countries: { contains: country } }] } : { id: { in: [] } }

/** Most offers are sold in the same ones, some two hundred. */
const countriesIn = remembering(100, (codes): readonly string[] => codes.split(' '))

/** A row as the business knows it. */
export const toOffer = (row: OfferRow): Offer => ({
  ...row,
  supportedBillingCycles: row.supportedBillingCycles as BillingCycle[],
  prerequisiteOfferIds: row.prerequisiteOfferIds as string[],
  countries: row.countries === null ? null : countriesIn(row.countries),
})
