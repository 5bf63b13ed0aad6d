import type { z } from 'zod'
import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import type { BillingCycle } from '../offer/offer.types.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import type { lineBody, orderBody } from './order-wire.rest.js'

type Line = z.output<typeof lineBody>

interface NumberedLine extends Line {
  /** Its place in the body. */
  readonly place: number
}

/** Lines in the order of their numbers, which are 0 to n-1 or all left out. */
export const sortLines = (lines: readonly Line[]): { lines: readonly NumberedLine[]; issues: readonly Issue[] } => {
  const placed = lines.map((line, place) => ({ ...line, place }))
  if (lines.every(({ lineItemNumber }) => lineItemNumber === undefined)) return { lines: placed, issues: [] }
  const sorted = placed.toSorted((a, b) => (a.lineItemNumber ?? 0) - (b.lineItemNumber ?? 0))
  const wrong = sorted.filter(({ lineItemNumber }, index) => lineItemNumber !== index)
  const issues = wrong.map(({ place }) =>
    issue('NOT_SUPPORTED', ['lineItems', String(place), 'lineItemNumber'], 'order.lineNumbers'),
  )
  return { lines: sorted, issues }
}

type WireCycle = z.output<typeof orderBody>['billingCycle']

/** "unknown" is what the .NET SDK sends of an order that names no cycle: null. */
export const toBillingCycle = (cycle: WireCycle = 'unknown'): BillingCycle | null =>
  cycle === 'unknown' ? null : (cycle.toUpperCase() as BillingCycle)

export const toOrderInputs = (lines: readonly Line[], cycle: WireCycle): SubscriptionOrderInput[] =>
  lines.map(({ offerId = '', quantity = 1, friendlyName }) => ({
    ...{ offerId, quantity, friendlyName: friendlyName || null },
    billingCycle: toBillingCycle(cycle),
  }))

/** The lines of an order are called lineItems on the wire. Services count sorted lines; clients count their own. */
export const wirePathOfLine = (path: InputPath): InputPath =>
  path[0] === 'subscriptions' ? ['lineItems', ...path.slice(1)] : path
