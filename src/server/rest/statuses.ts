import type { IssueCode } from '../../shared/issue.js'

/**
 * The HTTP status of each refusal. Only those that none of Partner Center's clients repeats without end: never 405, 412,
 * 422 or 5xx (docs/decisions/013-rest-for-existing-clients.md).
 */
export const statusByIssue = {
  REQUIRED: 400,
  INVALID_FORMAT: 400,
  TOO_LONG: 400,
  TOO_SHORT: 400,
  NOT_SUPPORTED: 400,
  OUT_OF_RANGE: 400,
  DOMAIN_TAKEN: 400,
  MARKET_NOT_AUTHORIZED: 403,
  OFFER_NOT_AVAILABLE: 400,
  DUPLICATE: 409,
  NOT_FOUND: 404,
  NOT_ALLOWED_IN_STATE: 400,
  STALE_ETAG: 400,
  LIMIT_REACHED: 403,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
} as const satisfies Record<IssueCode, number>
