import type { BillingCycle, Offer } from '../../src/provisioning/offer/offer.types.js'
import { commitmentEndOf } from '../../src/provisioning/order/order.rules.js'
import type { SubscriptionStatus } from '../../src/provisioning/subscription/subscription.types.js'
import type { Random } from './random.js'
import { friendlyNames, popularOffers } from './words.js'

/** One line of an order. */
export interface SeededLine {
  readonly offer: Offer
  readonly quantity: number
  readonly billingCycle: BillingCycle
}

/** What became of a subscription since it was ordered. */
export interface SeededState {
  readonly status: SubscriptionStatus
  readonly autoRenewEnabled: boolean
  readonly effectiveStartDate: Date
  readonly commitmentEndDate: Date
  /** What it was renamed to, if it was. */
  readonly friendlyName: string | null
}

/** What is ordered, in groups from which the seed picks. */
export interface SeededCatalogue {
  readonly azure: readonly Offer[]
  readonly popular: readonly Offer[]
  readonly others: readonly Offer[]
  readonly trials: readonly Offer[]
}

/** Without add-ons, which need another subscription, and without what only charities can have. */
export const seededCatalogueOf = (offers: readonly Offer[]): SeededCatalogue => {
  const usual = offers.filter(({ segment, isAddOn }) => !isAddOn && segment !== 'NONPROFIT' && segment !== 'GOVERNMENT')
  const paid = usual.filter(({ isTrial, billingType }) => !isTrial && billingType === 'LICENSE')
  return {
    azure: usual.filter(({ billingType }) => billingType === 'USAGE'),
    popular: paid.filter(({ name }) => popularOffers.has(name)),
    others: paid,
    trials: usual.filter(({ isTrial }) => isTrial),
  }
}

/** One to four lines of different offers that are sold in the country; Azure in two orders of three. */
export const linesOf = (random: Random, catalogue: SeededCatalogue, country: string): SeededLine[] => {
  const wanted = random.pick([1, 1, 1, 1, 1, 2, 2, 2, 3, 4])
  const groups = Array.from({ length: wanted }, (_, index) => groupOf(random, catalogue, index))
  const offers = groups.flatMap((group) => {
    const sold = group.filter(({ countries }) => countries === null || countries.includes(country))
    return sold.length > 0 ? [random.pick(sold)] : []
  })
  return [...new Set(offers)].map((offer) => lineOf(random, offer))
}

const groupOf = (random: Random, catalogue: SeededCatalogue, index: number): readonly Offer[] => {
  if (index === 0 && random.chance(2 / 3)) return catalogue.azure
  const drawn = random.fraction()
  if (drawn < 0.05) return catalogue.trials
  return drawn < 0.75 ? catalogue.popular : catalogue.others
}

const lineOf = (random: Random, offer: Offer): SeededLine => ({
  offer,
  quantity: quantityOf(random, offer),
  billingCycle: random.chance(0.7)
    ? (offer.supportedBillingCycles[0] ?? 'MONTHLY')
    : random.pick(offer.supportedBillingCycles),
})

/** Most customers are small. What is billed by usage has no number of seats. */
const quantityOf = (random: Random, { billingType, isTrial, minimumQuantity, maximumQuantity }: Offer): number => {
  if (billingType === 'USAGE' || isTrial) return minimumQuantity
  return Math.min(maximumQuantity, minimumQuantity + Math.floor(400 * random.fraction() ** 4))
}

interface Term {
  readonly effectiveStartDate: Date
  readonly commitmentEndDate: Date
}

/** The state at `now` of what was ordered at `orderedAt`. */
export const stateOf = (
  random: Random,
  { offer, billingCycle }: SeededLine,
  orderedAt: Date,
  now: Date,
): SeededState => {
  const friendlyName = random.chance(0.2) ? random.pick(friendlyNames) : null
  const first = termFrom(orderedAt, offer, billingCycle)
  const status = statusOf(random.fraction(), offer, first.commitmentEndDate < now)
  const autoRenewEnabled = offer.billingType === 'LICENSE' && !offer.isTrial && status !== 'EXPIRED'
  const isKept = status === 'ACTIVE' || status === 'SUSPENDED'
  const term = isKept && autoRenewEnabled ? currentTerm(first, offer, billingCycle, now) : first
  return { status, autoRenewEnabled, ...term, friendlyName }
}

const statusOf = (drawn: number, { isTrial }: Offer, hasEnded: boolean): SubscriptionStatus => {
  if (isTrial && hasEnded) return 'EXPIRED'
  if (drawn < 0.8) return 'ACTIVE'
  if (drawn < 0.9) return 'SUSPENDED'
  if (drawn < 0.94) return hasEnded ? 'EXPIRED' : 'ACTIVE'
  return drawn < 0.97 ? 'DISABLED' : 'DELETED'
}

const termFrom = (start: Date, offer: Offer, billingCycle: BillingCycle): Term => ({
  effectiveStartDate: start,
  commitmentEndDate: commitmentEndOf(start, offer.term, billingCycle),
})

const currentTerm = (term: Term, offer: Offer, billingCycle: BillingCycle, now: Date): Term =>
  term.commitmentEndDate > now
    ? term
    : currentTerm(termFrom(term.commitmentEndDate, offer, billingCycle), offer, billingCycle, now)
