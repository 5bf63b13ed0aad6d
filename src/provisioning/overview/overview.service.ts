import type { Caller } from '../../shared/caller.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
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
      this.storage.read.billingProfile.groupBy({ by: 'country', where: { partnerId: partner.id }, _count: true }),
      this.storage.read.$queryRaw<{ country: string; count: bigint }[]>`
        SELECT "BillingProfile"."country", COUNT(*) AS "count" FROM "Relationship" CROSS JOIN "BillingProfile"
        WHERE "Relationship"."partnerId" = ${partner.id} AND "Relationship"."relationshipToPartner" = 'NONE'
          AND "BillingProfile"."customerId" = "Relationship"."customerId"
        GROUP BY "BillingProfile"."country"`,
    ])
    const endedIn = new Map(ended.map(({ country, count }) => [country, Number(count)]))
    return all
      .map(({ country, _count }) => ({ country, customerCount: _count - (endedIn.get(country) ?? 0) }))
      .filter(({ customerCount }) => customerCount > 0)
      .sort((a, b) => b.customerCount - a.customerCount || (a.country < b.country ? -1 : 1))
  }

  async #countSubscriptions({ partner }: Caller): Promise<StatusAndOffer[]> {
    const where = { partnerId: partner.id }
    const groups = await this.storage.read.subscription.groupBy({ by: ['status', 'offerId'], where, _count: true })
    return groups.map(({ status, offerId, _count }) => ({ status, offerId, count: _count }))
  }

  async #countMonths({ partner, calledAt }: Caller): Promise<OverviewMonth[]> {
    const starts = monthsUpTo(calledAt)
    const counts = starts.slice(0, -1).map((start, place) => {
      const within = Prisma.sql`"partnerId" = ${partner.id} AND "createdAt" >= ${start} AND "createdAt" < ${starts[place + 1]}`
      return Prisma.sql`SELECT ${place} AS "place", (SELECT COUNT(*) FROM "Customer" WHERE ${within}) AS "customers",
        (SELECT COUNT(*) FROM "Subscription" WHERE ${within}) AS "subscriptions"`
    })
    const rows = await this.storage.read.$queryRaw<{ place: number; customers: bigint; subscriptions: bigint }[]>`
      ${Prisma.join(counts, ' UNION ALL ')}`
    return rows
      .map(({ place, customers, subscriptions }) => ({
        startsAt: starts[Number(place)] ?? calledAt,
        newCustomers: Number(customers),
        newSubscriptions: Number(subscriptions),
      }))
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  }
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
