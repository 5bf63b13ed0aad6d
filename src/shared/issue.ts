import type { MessageKey } from './messages/en.js'

/** Codes that a caller's program can branch on. Their meaning stands in `issue.types.ts`. */
export type IssueCode =
  | 'REQUIRED'
  | 'INVALID_FORMAT'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'NOT_SUPPORTED'
  | 'OUT_OF_RANGE'
  | 'DOMAIN_TAKEN'
  | 'MARKET_NOT_AUTHORIZED'
  | 'OFFER_NOT_AVAILABLE'
  | 'DUPLICATE'
  | 'NOT_FOUND'
  | 'NOT_ALLOWED_IN_STATE'
  | 'STALE_ETAG'
  | 'LIMIT_REACHED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_IN_PROGRESS'

/** Where in the input: ["billingProfile", "defaultAddress", "postalCode"]; the place in a list is a number as text. */
export type InputPath = readonly string[]

type PhraseValues = Readonly<Record<string, string | number>>

/** A sentence that is not yet in anybody's language. */
export interface Phrase {
  readonly key: MessageKey
  readonly values: PhraseValues
}

/** One thing that has to change before the request can succeed. */
export interface Issue {
  readonly code: IssueCode
  readonly path: InputPath
  readonly phrase: Phrase
  /** Values that would pass, best first. */
  readonly suggestions: readonly string[]
}

interface IssueDetails {
  readonly values?: PhraseValues
  readonly suggestions?: readonly string[]
}

export const issue = (code: IssueCode, path: InputPath, key: MessageKey, details: IssueDetails = {}): Issue => ({
  code,
  path,
  phrase: { key, values: details.values ?? {} },
  suggestions: details.suggestions ?? [],
})
