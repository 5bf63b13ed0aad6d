import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { normaliseOfferId } from '../offer/offer.rules.js'
import type { BillingCycle, Offer } from '../offer/offer.types.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import {
  findFriendlyNameIssues,
  findOutOfRangeIssues,
  findPrerequisiteIssues,
  normaliseFriendlyName,
} from '../subscription/subscription.rules.js'

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

/** What the lines of an order are held against. */
interface OrderFacts {
  /** Those sold in the customer's country, by id. */
  readonly offers: ReadonlyMap<string, Offer>
  readonly countryName: string
  /** Offers of which the customer has an active subscription. */
  readonly activeOfferIds: ReadonlySet<string>
}

/** Everything that is wrong with the lines of an order. */
export const findOrderIssues = (lines: readonly NormalOrderLine[], facts: OrderFacts): Issue[] => {
  if (lines.length > orderLinesMax) {
    const values = { max: orderLinesMax, count: lines.length }
    return [issue('LIMIT_REACHED', ['subscriptions'], 'order.tooManyLines', { values })]
  }
  const held = new Set([...facts.activeOfferIds, ...lines.map(({ offerId }) => offerId)])
  return lines.flatMap((line, index) => {
    const offer = facts.offers.get(line.offerId)
    const path = ['subscriptions', String(index), 'offerId']
    return [
      ...findLineIssues(line, offer, index, facts.countryName),
      ...(offer ? findPrerequisiteIssues(offer, held, 'OFFER_NOT_AVAILABLE', path) : []),
    ]
  })
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
): Issue[] => [
  ...findOutOfRangeIssues(offer, quantity, at('quantity')),
  ...findCycleIssues(billingCycle, offer, { path: at('billingCycle'), key: 'billingCycle.notSupported' }),
]

const findCycleIssues = (
  billingCycle: BillingCycle | undefined,
  offer: OrderedLine['offer'],
  { path, key }: { readonly path: InputPath; readonly key: 'billingCycle.notSupported' | 'billingCycle.notInOrder' },
): Issue[] => {
  const { supportedBillingCycles, name } = offer
  if (!billingCycle || supportedBillingCycles.includes(billingCycle)) return []
  const details = { values: { offer: name, billingCycle }, suggestions: supportedBillingCycles }
  return [issue('NOT_SUPPORTED', path, key, details)]
}

interface OrderedLine {
  readonly friendlyName: string
  readonly status: string
  readonly commitmentEndDate: Date
  /** Of the term that it would begin now. */
  readonly nextEndDate: Date
  readonly offer: Pick<Offer, 'name' | 'supportedBillingCycles'>
}

/**
 * What keeps lines from another cycle: each has to be in use, and of an offer that has the cycle, which trials and what
 * is billed by usage have not; and no term becomes shorter (Partner Center, "Manage billing frequency").
 */
export const findBillingCycleIssues = (
  { status }: OrderState,
  lines: readonly OrderedLine[],
  billingCycle: BillingCycle,
): Issue[] => {
  if (status === 'CANCELLED') return [orderCancelled()]
  const offers = new Map(lines.map(({ offer }) => [offer.name, offer]))
  return [
    ...lines.filter((line) => line.status !== 'ACTIVE').map(lineNotInUse),
    ...[...offers.values()].flatMap((offer) =>
      findCycleIssues(billingCycle, offer, { path: ['billingCycle'], key: 'billingCycle.notInOrder' }),
    ),
    ...lines.flatMap((line) => findCommitmentIssues(line, billingCycle)),
  ]
}

const findCommitmentIssues = (
  { friendlyName: name, commitmentEndDate, nextEndDate }: OrderedLine,
  billingCycle: BillingCycle,
): Issue[] => {
  if (nextEndDate >= commitmentEndDate) return []
  const values = { name, date: commitmentEndDate.toISOString().slice(0, 10), billingCycle }
  return [issue('NOT_ALLOWED_IN_STATE', ['billingCycle'], 'billingCycle.committed', { values })]
}

const lineNotInUse = ({ friendlyName: name, status }: OrderedLine): Issue =>
  issue('NOT_ALLOWED_IN_STATE', ['orderId'], 'billingCycle.onlyWhenActive', { values: { name, status } })

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

export const orderNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['orderId'], 'order.notFound', { values: { id: id.slice(0, 40) } })

const orderCancelled = (): Issue => issue('NOT_ALLOWED_IN_STATE', ['orderId'], 'order.cancelled')

interface OrderState {
  readonly status: string
}

/** Nothing comes to an order that was taken back, and no order grows beyond what one can be. */
export const findAdditionIssues = ({ status }: OrderState, lineCount: number, addedCount: number): Issue[] => {
  if (status === 'CANCELLED') return [orderCancelled()]
  const count = lineCount + addedCount
  if (count <= orderLinesMax) return []
  return [issue('LIMIT_REACHED', ['subscriptions'], 'order.tooManyLines', { values: { max: orderLinesMax, count } })]
}

export const findCancellationIssues = (isSandbox: boolean): Issue[] =>
  isSandbox ? [] : [issue('NOT_ALLOWED_IN_STATE', ['orderId'], 'order.notSandbox')]
