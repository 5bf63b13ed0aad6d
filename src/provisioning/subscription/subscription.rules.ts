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

/** An add-on comes back only where what it extends is in use. */
export const findReactivationIssues = (
  { status, offer }: SubscriptionState & { readonly offer: AddOn },
  activeOfferIds: ReadonlySet<string>,
): Issue[] => {
  const path = ['subscriptionId']
  if (status !== 'SUSPENDED') {
    return [issue('NOT_ALLOWED_IN_STATE', path, 'subscription.onlyWhenSuspended', { values: { status } })]
  }
  return findPrerequisiteIssues(offer, activeOfferIds, 'NOT_ALLOWED_IN_STATE', path)
}

interface AddOn {
  readonly name: string
  readonly isAddOn: boolean
  /** string[] */
  readonly prerequisiteOfferIds: unknown
}

/** An add-on extends a subscription that the customer has in use, or gets with the same order. */
export const findPrerequisiteIssues = (
  offer: AddOn,
  heldOfferIds: ReadonlySet<string>,
  code: 'OFFER_NOT_AVAILABLE' | 'NOT_ALLOWED_IN_STATE',
  path: InputPath,
): Issue[] => {
  const suggestions = offer.prerequisiteOfferIds as readonly string[]
  if (!offer.isAddOn || suggestions.some((id) => heldOfferIds.has(id))) return []
  const values = { offer: offer.name, prerequisite: suggestions[0] ?? '' }
  return [issue(code, path, 'offer.prerequisite', { values, suggestions })]
}
