import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { tidyLine } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

const friendlyNameLengthMax = 255

export const normaliseFriendlyName = (name: string | null | undefined): string => tidyLine(name)

export const findFriendlyNameIssues = (name: string, path: InputPath): Issue[] =>
  findTextIssues(name, path, { isRequired: true, lengthMax: friendlyNameLengthMax })

export const subscriptionNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['subscriptionId'], 'subscription.notFound', { values: { id: id.slice(0, 40) } })

interface SubscriptionState {
  readonly status: string
  readonly billingType: string
  readonly offer: {
    readonly name: string
    readonly term: string | null
    readonly isTrial: boolean
    readonly minimumQuantity: number
    readonly maximumQuantity: number
  }
}

const onlyWhenActive = ({ status }: SubscriptionState): Issue[] =>
  status === 'ACTIVE'
    ? []
    : [issue('NOT_ALLOWED_IN_STATE', ['subscriptionId'], 'subscription.onlyWhenActive', { values: { status } })]

/** What is billed by usage has no number of seats; what has one keeps to the offer's limits. */
export const findQuantityIssues = (subscription: SubscriptionState, quantity: number): Issue[] => {
  const { offer, billingType } = subscription
  if (billingType === 'USAGE') {
    return [issue('NOT_SUPPORTED', ['quantity'], 'quantity.usage', { values: { offer: offer.name } })]
  }
  return [...onlyWhenActive(subscription), ...findOutOfRangeIssues(offer, quantity, ['quantity'])]
}

export const findOutOfRangeIssues = (
  {
    name,
    minimumQuantity: min,
    maximumQuantity: max,
  }: Pick<SubscriptionState['offer'], 'name' | 'minimumQuantity' | 'maximumQuantity'>,
  quantity: number,
  path: InputPath,
): Issue[] => {
  if (quantity >= min && quantity <= max) return []
  const details = { values: { offer: name, min, max, quantity }, suggestions: [String(quantity < min ? min : max)] }
  return [issue('OUT_OF_RANGE', path, 'quantity.outOfRange', details)]
}

/** Trials end, and what is billed by usage has no end. */
export const findAutoRenewIssues = (subscription: SubscriptionState): Issue[] => {
  const { offer } = subscription
  if (offer.term === null || offer.isTrial) {
    return [issue('NOT_SUPPORTED', ['autoRenewEnabled'], 'autoRenew.notPossible', { values: { offer: offer.name } })]
  }
  return onlyWhenActive(subscription)
}

export const findSuspensionIssues = onlyWhenActive

export const findReactivationIssues = ({ status }: SubscriptionState): Issue[] =>
  status === 'SUSPENDED'
    ? []
    : [issue('NOT_ALLOWED_IN_STATE', ['subscriptionId'], 'subscription.onlyWhenSuspended', { values: { status } })]
