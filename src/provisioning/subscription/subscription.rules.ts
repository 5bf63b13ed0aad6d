import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { tidyLine } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

const friendlyNameLengthMax = 255

export const normaliseFriendlyName = (name: string | null | undefined): string => tidyLine(name)

export const findFriendlyNameIssues = (name: string, path: InputPath): Issue[] =>
  findTextIssues(name, path, { isRequired: true, lengthMax: friendlyNameLengthMax })

export const subscriptionNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['subscriptionId'], 'subscription.notFound', { values: { id: id.slice(0, 40) } })
