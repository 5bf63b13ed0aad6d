import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { tidy } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

export const normalisePrincipal = (principal: string): string => tidy(principal).toLowerCase()

interface GrantFacts {
  readonly status: string
  readonly billingType: string
  readonly offerName: string
  readonly customerDomain: string
}

/** Only users of the customer's own tenant can get a right, and only on a subscription that is billed by usage: Azure. */
export const findGrantIssues = (principal: string, facts: GrantFacts): Issue[] => [
  ...findSubscriptionIssues(facts),
  ...findPrincipalIssues(principal, facts.customerDomain, ['principal']),
]

const findSubscriptionIssues = ({ status, billingType, offerName }: GrantFacts): Issue[] => {
  const path = ['subscriptionId']
  if (billingType !== 'USAGE')
    return [issue('NOT_SUPPORTED', path, 'access.notAzure', { values: { offer: offerName } })]
  if (status === 'ACTIVE') return []
  return [issue('NOT_ALLOWED_IN_STATE', path, 'subscription.onlyWhenActive', { values: { status } })]
}

const findPrincipalIssues = (principal: string, domain: string, path: InputPath): Issue[] => {
  const found = findTextIssues(principal, path, { isRequired: true, lengthMax: 113 })
  if (found.length > 0) return found
  const details = { values: { domain }, suggestions: [`admin@${domain}`] }
  const [user = '', at] = principal.split('@')
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(user) || at === undefined) {
    return [issue('INVALID_FORMAT', path, 'principal.format', details)]
  }
  return principal === `${user}@${domain}` ? [] : [issue('NOT_SUPPORTED', path, 'access.otherDomain', details)]
}

export const accessGrantNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['accessGrantId'], 'access.notFound', { values: { id: id.slice(0, 40) } })
