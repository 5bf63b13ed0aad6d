import type { TypedDocumentString } from '../../../client/generated/graphql.js'
import { accessToken } from './credentials.js'
import { type FailureKind, GatewayFailure } from './failure.js'
import { endSession } from './session.js'

interface GraphQLFault {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly requestId?: string }
}

interface Answer<Result> {
  readonly data?: Result | null
  readonly errors?: readonly GraphQLFault[]
}

/**
 * Sends one operation.
 *
 * @throws GatewayFailure unless the answer has data; nobody knows then whether a change was made
 */
export const send = async <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> => {
  const token = await accessToken()
  // The gateway that serves the console knows its documents.
  const response = await post(JSON.stringify({ documentId: document.__meta__?.documentId, variables }), token, signal)
  if (response.status === 401 && token) endSession(token)
  const answer = await parse<Result>(response)
  const [fault] = answer.errors ?? []
  if (fault) throw failureOf(fault, response)
  if (!answer.data) throw new GatewayFailure('fault', 'The answer has no data.')
  return answer.data
}

const post = async (body: string, token: string | null, signal: AbortSignal | undefined): Promise<Response> => {
  const headers = {
    'content-type': 'application/json',
    'accept-language': document.documentElement.lang,
    ...(token && { authorization: `Bearer ${token}` }),
  }
  try {
    return await fetch('/graphql', { method: 'POST', headers, body, ...(signal && { signal }) })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new GatewayFailure('unreachable', 'The gateway cannot be reached.')
  }
}

const parse = async <Result>(response: Response): Promise<Answer<Result>> => {
  try {
    return (await response.json()) as Answer<Result>
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new GatewayFailure(response.ok ? 'unreachable' : kindOfStatus(response.status), 'The answer cannot be read.')
  }
}

const kindOfStatus = (status: number): FailureKind => {
  if (status === 401) return 'signedOut'
  if (status === 403) return 'forbidden'
  if (status === 429 || status === 503) return 'unavailable'
  return status >= 500 ? 'fault' : 'refused'
}

const kindsByCode: Readonly<Record<string, FailureKind>> = {
  UNAUTHENTICATED: 'signedOut',
  FORBIDDEN: 'forbidden',
  INTERNAL_SERVER_ERROR: 'fault',
}

const failureOf = ({ message, extensions }: GraphQLFault, { status }: Response): GatewayFailure => {
  const kind = kindsByCode[extensions?.code ?? ''] ?? kindOfStatus(status)
  return new GatewayFailure(kind, message, extensions?.requestId)
}
