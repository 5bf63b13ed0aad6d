import { type Issue, issue } from '../../shared/issue.js'
import { normaliseOfferId } from '../offer/offer.rules.js'
import type { BillingCycle, Offer } from '../offer/offer.types.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { findFriendlyNameIssues, normaliseFriendlyName } from '../subscription/subscription.rules.js'

/** One order stays small enough to be written in one transaction. */
export const orderLinesMax = 100

export interface NormalOrderLine {
  readonly offerId: string
  readonly quantity: number
  /** Undefined: the offer's name. */
  readonly friendlyName: string | undefined
  /** Undefined: the offer's first cycle. */
  readonly billingCycle: BillingCycle | undefined
}

export const normaliseOrderLine = (line: SubscriptionOrderInput): NormalOrderLine => ({
  offerId: normaliseOfferId(line.offerId),
  quantity: line.quantity,
  friendlyName: line.friendlyName == null ? undefined : normaliseFriendlyName(line.friendlyName),
  billingCycle: line.billingCycle ?? undefined,
})

/** Everything that is wrong with the lines of an order, of which `offers` are those sold in the country. */
export const findOrderIssues = (
  lines: readonly NormalOrderLine[],
  offers: ReadonlyMap<string, Offer>,
  countryName: string,
): Issue[] => {
  if (lines.length > orderLinesMax) {
    const values = { max: orderLinesMax, count: lines.length }
    return [issue('LIMIT_REACHED', ['subscriptions'], 'order.tooManyLines', { values })]
  }
  return lines.flatMap((line, index) => findLineIssues(line, offers.get(line.offerId), index, countryName))
}

const findLineIssues = (
  line: NormalOrderLine,
  offer: Offer | undefined,
  index: number,
  countryName: string,
): Issue[] => {
  const at = (member: keyof SubscriptionOrderInput) => ['subscriptions', String(index), member]
  return [
    ...(line.friendlyName === undefined ? [] : findFriendlyNameIssues(line.friendlyName, at('friendlyName'))),
    ...(offer ? findLimitIssues(line, offer, at) : [unknownOffer(line, at('offerId'), countryName)]),
  ]
}

const unknownOffer = ({ offerId }: NormalOrderLine, path: readonly string[], country: string): Issue =>
  issue('OFFER_NOT_AVAILABLE', path, 'offer.unknown', { values: { offerId: offerId.slice(0, 40), country } })

const findLimitIssues = (
  { quantity, billingCycle }: NormalOrderLine,
  offer: Offer,
  at: (member: keyof SubscriptionOrderInput) => readonly string[],
): Issue[] => {
  const { minimumQuantity: min, maximumQuantity: max, supportedBillingCycles } = offer
  const found: Issue[] = []
  if (quantity < min || quantity > max) {
    const values = { offer: offer.name, min, max, quantity }
    const suggestions = [String(quantity < min ? min : max)]
    found.push(issue('OUT_OF_RANGE', at('quantity'), 'quantity.outOfRange', { values, suggestions }))
  }
  if (billingCycle && !supportedBillingCycles.includes(billingCycle)) {
    const values = { offer: offer.name, billingCycle }
    const details = { values, suggestions: supportedBillingCycles }
    found.push(issue('NOT_SUPPORTED', at('billingCycle'), 'billingCycle.notSupported', details))
  }
  return found
}

/** The cycle that stands for the whole order: the first that is billed at all. */
export const billingCycleOfOrder = (cycles: readonly BillingCycle[]): BillingCycle =>
  cycles.find((cycle) => cycle !== 'NONE') ?? 'NONE'

/** What Partner Center answers for a subscription without a term. */
const noEnd = new Date('9999-12-10T00:00:00.000Z')

/** Years of one term for the cycles that are longer than the offer's own term. */
const yearsByCycle: Partial<Record<BillingCycle, number>> = { BIENNIAL: 2, TRIENNIAL: 3 }

/** The end of a term that begins at `start`; `term` is the offer's, an ISO 8601 duration of one unit, or null. */
export const commitmentEndOf = (start: Date, term: string | null, cycle: BillingCycle): Date => {
  if (term === null) return noEnd
  const years = yearsByCycle[cycle]
  const [, length, unit] = years ? ['', String(years), 'Y'] : (/^P(\d+)([DMY])$/.exec(term) ?? [])
  const end = new Date(start)
  if (unit === 'D') end.setUTCDate(end.getUTCDate() + Number(length))
  if (unit === 'M') addMonths(end, Number(length))
  if (unit === 'Y') addMonths(end, 12 * Number(length))
  return end
}

/** A month after 31 January is the last day of February, not a day of March. */
const addMonths = (date: Date, months: number): void => {
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
}
