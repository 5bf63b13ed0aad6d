import { GatewayError, type GraphQLFault } from './gateway-error.js'
import type { Message } from './operation.js'
import { retryAfterMsOf } from './retry.js'

/** Where the gateway is, and how it is spoken to. */
export interface Connection {
  readonly endpoint: string
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  headers(): Promise<Record<string, string>>
}

interface Answer<Result> {
  readonly data?: Result | null
  readonly errors?: readonly GraphQLFault[]
}

const answers = 'application/graphql-response+json, application/json;q=0.9'

/** Sends a message once. @throws GatewayError, or the reason for which `signal` was aborted. */
export const sendOnce = async <Result>(
  connection: Connection,
  message: Message,
  signal?: AbortSignal,
): Promise<Result> => {
  const timeout = AbortSignal.timeout(connection.timeoutMs)
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout
  const { response, text } = await exchange(connection, message, await requestOf(connection, message, either), signal)
  const answer = parse<Result>(text)
  if (!answer?.data || answer.errors) throw faultOf(response, message, answer?.errors)
  return answer.data
}

const exchange = async (connection: Connection, message: Message, request: RequestInit, signal?: AbortSignal) => {
  try {
    const response = await connection.fetch(connection.endpoint, request)
    return { response, text: await response.text() }
  } catch (cause) {
    signal?.throwIfAborted()
    throw silenceOf(message, cause, connection.timeoutMs)
  }
}

/** Redirects are not followed: they would take token and body to where the caller did not send them. */
export const requestOf = async (
  connection: Connection,
  message: Message,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = { accept: answers },
): Promise<RequestInit> => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers, ...(await connection.headers()) },
  body: message.body,
  signal,
  redirect: 'manual',
})

/** Undefined for what is no GraphQL answer: a proxy's page, for example. */
export const parse = <Result>(text: string): Answer<Result> | undefined => {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}

/** Node's words for a request that has not left this machine. */
const unsent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

/** No answer, or not all of it. */
export const silenceOf = (message: Message, cause: unknown, timeoutMs: number): GatewayError => {
  const { name, cause: reason } = cause as { name?: unknown; cause?: { code?: unknown } }
  const code = String(reason?.code ?? '')
  const problem = name === 'TimeoutError' ? `no answer within ${timeoutMs} ms` : `no answer${code && ` (${code})`}`
  return new GatewayError(problem, { ...message, isRetryable: message.isRepeatable || unsent.test(code), cause })
}

/** Nothing is wrong with the request: these statuses pass. */
const passing = [408, 425, 429, 502, 503, 504]

/** After these the gateway has certainly not begun. */
const refusedAtTheDoor = [425, 429]

export const faultOf = (
  { status, headers }: Response,
  message: Message,
  errors: readonly GraphQLFault[] = [],
): GatewayError => {
  const told = errors[0]?.extensions?.requestId
  const requestId = headers.get('x-request-id') ?? (typeof told === 'string' ? told : undefined)
  const retryAfterMs = retryAfterMsOf(headers)
  const isSafe = message.isRepeatable || refusedAtTheDoor.includes(status)
  return new GatewayError(errors[0]?.message ?? `status ${status}, and no answer of a gateway`, {
    ...message,
    status,
    graphQLErrors: errors,
    isRetryable: passing.includes(status) && isSafe,
    ...(requestId && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
