import { type Connection, sendOnce } from './connection.js'
import type { TypedDocumentString } from './generated/graphql.js'
import { messageOf, type Operation } from './operation.js'
import { type RetryPolicy, withRetries } from './retry.js'

/** What can be said with each call. */
export interface CallOptions {
  /** Gives up, also between two tries: the call throws the signal's reason. */
  readonly signal?: AbortSignal
  /** How long one try may take. */
  readonly timeoutMs?: number
}

/** Sends an operation, again if need be, and answers its data. @throws GatewayError */
export type Run = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options?: CallOptions,
) => Promise<Result>

/** The operation of a document as a function: of its variables, to the one field that it asks for. */
export type Call = <Result, Variables, Field extends keyof Result>(
  operation: TypedDocumentString<Result, Variables>,
  field: Field,
) => (variables: Variables, options?: CallOptions) => Promise<Result[Field]>

export const runnerOf =
  (connection: Connection, policy: RetryPolicy, byId: boolean): Run =>
  async <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    { signal, timeoutMs = connection.timeoutMs }: CallOptions = {},
  ) => {
    const message = messageOf(operation, variables, byId)
    const send = () => sendOnce<Result>({ ...connection, timeoutMs }, message, signal)
    return withRetries<Result>(send, { policy, signal, isUnfinished: isStillRunning })
  }

export const callerOf =
  (run: Run): Call =>
  (operation, field) =>
  async (variables, options) =>
    (await run(operation, variables, options))[field]

/** An earlier try under the same idempotency key has not ended yet: its answer will be this one's too. */
const isStillRunning = (data: unknown): boolean =>
  Object.values(data as Record<string, { readonly issues?: readonly { readonly code: string }[] } | null>).some(
    (result) => result?.issues?.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS'),
  )
