import type { Connection } from './connection.js'
import { GatewayError } from './gateway-error.js'
import { type Message, messageOf, type Operation } from './operation.js'
import { backOffMs, pause, type RetryPolicy } from './retry.js'
import { type Part, streamOnce } from './stream.js'

export interface FollowOptions {
  /** Ends it. Nothing else does but an error, so that the end is none. */
  readonly signal?: AbortSignal
  /** Told each time that a connection has ended and the next one will be tried; without a reason when it was closed. */
  readonly onReconnect?: (reason: GatewayError | undefined) => void
}

/** Follows a subscription, over connections that break, until nobody reads on. @throws GatewayError */
export type Follow = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options?: FollowOptions,
) => AsyncGenerator<Result, void>

/** What ends a stream and not the following: the next connection goes on after what was seen. */
const passing = ['TOO_SLOW', 'UNAUTHENTICATED', 'SERVICE_UNAVAILABLE']

export const followerOf = (connection: Connection, policy: RetryPolicy, byId: boolean): Follow =>
  async function* <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    { signal, onReconnect = () => {} }: FollowOptions = {},
  ) {
    const message = messageOf(operation, variables, byId)
    let lastEventId: string | undefined
    let [failures, hasBegun] = [0, false]
    while (!signal?.aborted) {
      let reason: GatewayError | undefined
      try {
        for await (const part of streamOnce<Result>(connection, message, { signal, lastEventId })) {
          if (signal?.aborted) return
          throwIfRefused(part, message)
          lastEventId = part.id ?? lastEventId
          hasBegun = true
          if (!part.data) continue
          // Whoever is let in and thrown out again at once waits longer each time: to be let in is no success yet.
          failures = 0
          yield part.data
        }
      } catch (error) {
        if (signal?.aborted) return
        // Whoever has never got through is told so; whoever has, goes on for as long as it takes.
        if (!isPassing(error) || (!hasBegun && isHopeless(error, failures, policy))) throw error
        reason = error
      }
      onReconnect(reason)
      await pauseOrAbort(Math.max(backOffMs(failures, policy), reason?.retryAfterMs ?? 0), signal)
      failures += 1
    }
  }

const isPassing = (error: unknown): error is GatewayError => error instanceof GatewayError && error.isRetryable

const isHopeless = ({ retryAfterMs = 0 }: GatewayError, failures: number, { limit, retryAfterMsMax }: RetryPolicy) =>
  failures >= limit || retryAfterMs > retryAfterMsMax

/** Only the signal ends a pause early, and whoever follows looks at that by himself. */
const pauseOrAbort = (ms: number, signal?: AbortSignal): Promise<void> => pause(ms, signal).catch(() => {})

/** What is missing in a result is null there; without any result there is nothing to go on with. */
const throwIfRefused = (
  { data, errors: [error] = [], errors = [] }: Part<unknown>,
  { operationName }: Message,
): void => {
  if (data || !error) return
  const isRetryable = passing.includes(String(error.extensions?.code))
  throw new GatewayError(error.message, { operationName, graphQLErrors: errors, isRetryable })
}
