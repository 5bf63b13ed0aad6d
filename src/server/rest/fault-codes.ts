import type { Issue, IssueCode } from '../../shared/issue.js'

/** Partner Center's number for each kind of issue, where a member of its own has none. */
const codeByIssue: Readonly<Record<IssueCode, number>> = {
  REQUIRED: 2001,
  INVALID_FORMAT: 27002,
  TOO_LONG: 27002,
  TOO_SHORT: 27002,
  NOT_SUPPORTED: 27002,
  OUT_OF_RANGE: 2002,
  DOMAIN_TAKEN: 27002,
  MARKET_NOT_AUTHORIZED: 2030,
  OFFER_NOT_AVAILABLE: 800070,
  DUPLICATE: 27002,
  NOT_FOUND: 1000,
  NOT_ALLOWED_IN_STATE: 800002,
  STALE_ETAG: 2055,
  LIMIT_REACHED: 800066,
  IDEMPOTENCY_KEY_REUSED: 800002,
  IDEMPOTENCY_IN_PROGRESS: 800060,
}

/** By the last member of the path, then by the kind of issue. */
const codeByMember: Readonly<Record<string, Partial<Record<IssueCode, number>>>> = {
  organizationRegistrationNumber: { REQUIRED: 600049, NOT_SUPPORTED: 600002, INVALID_FORMAT: 600050, TOO_LONG: 600050 },
  phoneNumber: { REQUIRED: 600051 },
  subscriptionId: { NOT_FOUND: 20003, NOT_ALLOWED_IN_STATE: 2001 },
  orderId: { NOT_FOUND: 20000 },
  userId: { NOT_FOUND: 60002 },
  billingCycle: { NOT_SUPPORTED: 4018, NOT_ALLOWED_IN_STATE: 2054 },
  lineItemNumber: { NOT_SUPPORTED: 800071 },
  idempotencyKey: { TOO_LONG: 800002, REQUIRED: 800002 },
  filter: { INVALID_FORMAT: 800002 },
}

/** The number that Partner Center's clients know the issue by. */
export const faultCodeOf = ({ code, path }: Pick<Issue, 'code' | 'path'>): number =>
  codeByMember[path.at(-1) ?? '']?.[code] ?? codeByIssue[code]

/** What has no issue: faults of the request as such, and ours. */
export const faultCodes = {
  invalidInput: 800002,
  notFound: 1000,
  unauthorized: 800001,
  notInRole: 900150,
  notServed: 800003,
  unavailable: 900192,
  unexpected: 800003,
  tooManyRequests: 429,
} as const
