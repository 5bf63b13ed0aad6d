import type { Caller } from '../../shared/caller.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import type { Selection } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { SubscriptionStatus } from '../subscription/subscription.types.js'
import type { CountryShare, Overview, OverviewMonth } from './overview.types.js'

const monthsShown = 12
const sharesShown = 10

interface StatusAndOffer {
  readonly status: SubscriptionStatus
  readonly offerId: string
  readonly count: number
}

/** Counts what a partner has. Every count is answered from an index alone. */
export class OverviewService {
  constructor(private readonly storage: Storage) {}

  async read(caller: Caller): Promise<Overview> {
    const [customersByCountry, subscriptions, months] = await Promise.all([
      this.#countCustomers(caller),
      this.#countSubscriptions(caller),
      this.#countMonths(caller),
    ])
    const active = subscriptions.filter(({ status }) => status === 'ACTIVE')
    return {
      customerCount: sum(customersByCountry.map(({ customerCount }) => customerCount)),
      customersByCountry: customersByCountry.slice(0, sharesShown),
      subscriptionsByStatus: [...new Set(subscriptions.map(({ status }) => status))]
        .map((status) => ({ status, subscriptionCount: sum(countsOf(subscriptions, status)) }))
        .sort((a, b) => b.subscriptionCount - a.subscriptionCount),
      subscriptionsByOffer: active
        .map(({ offerId, count }) => ({ offerId, subscriptionCount: count }))
        .sort((a, b) => b.subscriptionCount - a.subscriptionCount || (a.offerId < b.offerId ? -1 : 1))
        .slice(0, sharesShown),
      months,
    }
  }

  /**
   * All profiles less those of ended relationships, which are few: to look at each relationship would take long. SQLite
   * goes through a CROSS JOIN from left to right, which is from the few to their profiles.
   */
  async #countCustomers({ partner }: Caller): Promise<CountryShare[]> {
    const [all, ended] = await Promise.all([
      this.storage.aside.select(
        countrySelection,
        Prisma.sql`FROM "BillingProfile" b WHERE b."partnerId" = ${partner.id} GROUP BY b."country"`,
      ),
      this.storage.aside.select(
        countrySelection,
        Prisma.sql`FROM "Relationship" r CROSS JOIN "BillingProfile" b
          WHERE r."partnerId" = ${partner.id} AND r."relationshipToPartner" = 'NONE' AND b."customerId" = r."customerId"
          GROUP BY b."country"`,
      ),
    ])
    const endedIn = new Map(ended.map(({ country, customerCount }) => [country, customerCount]))
    return all
      .map(({ country, customerCount }) => ({ country, customerCount: customerCount - (endedIn.get(country) ?? 0) }))
      .filter(({ customerCount }) => customerCount > 0)
      .sort((a, b) => b.customerCount - a.customerCount || (a.country < b.country ? -1 : 1))
  }

  #countSubscriptions({ partner }: Caller): Promise<StatusAndOffer[]> {
    return this.storage.aside.select(
      statusAndOfferSelection,
      Prisma.sql`FROM "Subscription" s WHERE s."partnerId" = ${partner.id} GROUP BY s."status", s."offerId"`,
    )
  }

  async #countMonths({ partner, calledAt }: Caller): Promise<OverviewMonth[]> {
    const starts = monthsUpTo(calledAt)
    const counts = starts.slice(0, -1).map((start, place) => {
      const within = Prisma.sql`"partnerId" = ${partner.id} AND "createdAt" >= ${start} AND "createdAt" < ${starts[place + 1]}`
      return Prisma.sql`SELECT ${place} AS "place", (SELECT COUNT(*) FROM "Customer" WHERE ${within}) AS "customers",
        (SELECT COUNT(*) FROM "Subscription" WHERE ${within}) AS "subscriptions"`
    })
    const months = await this.storage.aside.select(
      monthSelection,
      Prisma.sql`FROM (${Prisma.join(counts, ' UNION ALL ')}) AS m`,
    )
    return months
      .map(({ place, ...counted }) => ({ startsAt: starts[place] ?? calledAt, ...counted }))
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  }
}

const countrySelection: Selection<CountryShare> = {
  columns: () => Prisma.sql`b."country", COUNT(*)`,
  decode: ([country, count]) => ({ country: String(country), customerCount: Number(count) }),
}

const statusAndOfferSelection: Selection<StatusAndOffer> = {
  columns: () => Prisma.sql`s."status", s."offerId", COUNT(*)`,
  decode: ([status, offerId, count]) => ({
    status: status as SubscriptionStatus,
    offerId: String(offerId),
    count: Number(count),
  }),
}

const monthSelection: Selection<Omit<OverviewMonth, 'startsAt'> & { readonly place: number }> = {
  columns: () => Prisma.sql`m."place", m."customers", m."subscriptions"`,
  decode: ([place, customers, subscriptions]) => ({
    place: Number(place),
    newCustomers: Number(customers),
    newSubscriptions: Number(subscriptions),
  }),
}

/** The first moments of the months that are shown, and of the month after them. */
const monthsUpTo = (now: Date): Date[] =>
  Array.from(
    { length: monthsShown + 1 },
    (_, place) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 - monthsShown + place)),
  )

const countsOf = (subscriptions: readonly StatusAndOffer[], wanted: SubscriptionStatus): number[] =>
  subscriptions.filter(({ status }) => status === wanted).map(({ count }) => count)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
