import { type Issue, issue } from '../../shared/issue.js'
import { tidy } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'

const nameLengthMax = 100
const keysMax = 100

export const normaliseName = tidy

export interface KeyToMake {
  readonly name: string
  readonly roles: readonly string[]
  readonly expiresAt: Date | null
}

export const findKeyIssues = ({ name, roles, expiresAt }: KeyToMake, now: Date): Issue[] => [
  ...findTextIssues(name, ['name'], { isRequired: true, lengthMax: nameLengthMax }),
  ...(roles.length === 0 ? [issue('REQUIRED', ['roles'], 'apiKey.noRoles')] : []),
  ...(expiresAt !== null && expiresAt <= now ? [issue('OUT_OF_RANGE', ['expiresAt'], 'apiKey.alreadyExpired')] : []),
]

/** @param inUse the names of the keys that can be used now */
export const findPlaceIssues = (name: string, inUse: readonly string[]): Issue[] => [
  ...(inUse.length < keysMax ? [] : [issue('LIMIT_REACHED', [], 'apiKey.tooMany', { values: { max: keysMax } })]),
  ...(inUse.includes(name) ? [issue('DUPLICATE', ['name'], 'apiKey.duplicate', { values: { name } })] : []),
]

export const apiKeyNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['apiKeyId'], 'apiKey.notFound', { values: { id: id.slice(0, 40) } })
