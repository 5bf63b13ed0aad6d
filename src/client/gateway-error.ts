/** An error of a GraphQL answer. */
export interface GraphQLFault {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

interface Facts {
  readonly operationName: string
  readonly status?: number
  readonly requestId?: string
  readonly graphQLErrors?: readonly GraphQLFault[]
  readonly retryAfterMs?: number
  readonly idempotencyKey?: string
  readonly isRetryable: boolean
  readonly cause?: unknown
}

/**
 * No answer came, or one that says no more than that something went wrong. What the gateway refuses is no error: it is
 * a `Rejection`, among the results.
 */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly operationName: string
  /** Of the HTTP answer; undefined when none came. */
  readonly status: number | undefined
  /** Names the request in the gateway's log. */
  readonly requestId: string | undefined
  readonly graphQLErrors: readonly GraphQLFault[]
  /** Whether the very same request can be sent again without harm, and may succeed then. */
  readonly isRetryable: boolean
  /** How long the gateway asks to wait before that. */
  readonly retryAfterMs: number | undefined
  /** What the request was sent under: send it again under the same one to learn what became of it. */
  readonly idempotencyKey: string | undefined

  constructor(problem: string, { cause, graphQLErrors = [], ...facts }: Facts) {
    const request = facts.requestId ? ` (request ${facts.requestId})` : ''
    super(`${facts.operationName}: ${problem}${request}`, { cause })
    this.operationName = facts.operationName
    this.status = facts.status
    this.requestId = facts.requestId
    this.graphQLErrors = graphQLErrors
    this.isRetryable = facts.isRetryable
    this.retryAfterMs = facts.retryAfterMs
    this.idempotencyKey = facts.idempotencyKey
  }

  /** The first GraphQL error's code, e.g. "UNAUTHENTICATED" or "BAD_USER_INPUT". */
  get code(): string | undefined {
    const code = this.graphQLErrors[0]?.extensions?.code
    return typeof code === 'string' ? code : undefined
  }
}
