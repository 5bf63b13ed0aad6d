import type { IssueCode } from '../client/index.js'

/** What a script can branch on: the status of the first issue of a refusal. */
const ofIssue = {
  REQUIRED: 10,
  INVALID_FORMAT: 11,
  TOO_LONG: 12,
  TOO_SHORT: 13,
  NOT_SUPPORTED: 14,
  OUT_OF_RANGE: 15,
  DOMAIN_TAKEN: 16,
  MARKET_NOT_AUTHORIZED: 17,
  OFFER_NOT_AVAILABLE: 18,
  DUPLICATE: 19,
  NOT_FOUND: 20,
  NOT_ALLOWED_IN_STATE: 21,
  STALE_ETAG: 22,
  LIMIT_REACHED: 23,
  IDEMPOTENCY_KEY_REUSED: 24,
  IDEMPOTENCY_IN_PROGRESS: 25,
} satisfies Record<IssueCode, number>

export const exitStatus = {
  done: 0,
  unexpected: 1,
  usage: 2,
  /** The gateway cannot be reached or cannot answer now: the same command can succeed later. */
  unavailable: 75,
  /** Not signed in, or not allowed to. */
  notAllowed: 77,
  /** Ctrl+C, as shells have it. */
  interrupted: 130,
  ofIssue,
} as const
