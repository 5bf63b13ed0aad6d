import type { Connection } from './connection.js'
import { GatewayError } from './gateway-error.js'
import { type Message, messageOf, type Operation } from './operation.js'
import { backOffMs, pause, type RetryPolicy } from './retry.js'
import { type Part, streamOnce } from './stream.js'

export interface FollowOptions {
  /** Ends it: the iterator throws the signal's reason. */
  readonly signal?: AbortSignal
}

/** Follows a subscription, over connections that break, until nobody reads on. @throws GatewayError */
export type Follow = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options?: FollowOptions,
) => AsyncGenerator<Result>

/** What ends a stream and not the following: the next connection goes on after what was seen. */
const passing = ['TOO_SLOW', 'UNAUTHENTICATED', 'SERVICE_UNAVAILABLE']

export const followerOf = (connection: Connection, policy: RetryPolicy, byId: boolean): Follow =>
  async function* <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    { signal }: FollowOptions = {},
  ) {
    const message = messageOf(operation, variables, byId)
    let lastEventId: string | undefined
    let [failures, hasBegun] = [0, false]
    for (;;) {
      let retryAfterMs = 0
      try {
        for await (const part of streamOnce<Result>(connection, message, { signal, lastEventId })) {
          throwIfRefused(part, message)
          lastEventId = part.id ?? lastEventId
          ;[failures, hasBegun] = [0, true]
          if (part.data) yield part.data
        }
      } catch (error) {
        // Whoever has never got through is told so; whoever has, goes on for as long as it takes.
        if (!isPassing(error) || (!hasBegun && failures >= policy.limit)) throw error
        retryAfterMs = error.retryAfterMs ?? 0
      }
      await pause(Math.max(backOffMs(failures, policy), retryAfterMs), signal)
      failures += 1
    }
  }

const isPassing = (error: unknown): error is GatewayError => error instanceof GatewayError && error.isRetryable

/** What is missing in a result is null there; without any result there is nothing to go on with. */
const throwIfRefused = (
  { data, errors: [error] = [], errors = [] }: Part<unknown>,
  { operationName }: Message,
): void => {
  if (data || !error) return
  const isRetryable = passing.includes(String(error.extensions?.code))
  throw new GatewayError(error.message, { operationName, graphQLErrors: errors, isRetryable })
}
