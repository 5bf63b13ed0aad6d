import type { Connection } from '../../../client/connection.js'
import { followerOf } from '../../../client/follow.js'
import { GatewayError } from '../../../client/gateway-error.js'
import { LiveEventsDocument, type LiveEventsSubscription } from '../../../client/generated/graphql.js'
import { defaultRetry, pause } from '../../../client/retry.js'
import { accessToken } from './credentials.js'
import { GatewayFailure } from './failure.js'

type LiveEvent = LiveEventsSubscription['events']

const connection: Connection = {
  endpoint: '/graphql',
  fetch: (...request) => globalThis.fetch(...request),
  // A stream has no time to be answered in.
  timeoutMs: Number.POSITIVE_INFINITY,
  headers: async (): Promise<Record<string, string>> => {
    const token = await accessToken()
    return token ? { authorization: `Bearer ${token}` } : {}
  },
}

const follow = followerOf(connection, { ...defaultRetry, limit: Number.POSITIVE_INFINITY }, true)

/** While the OpenID provider does not answer, in milliseconds. */
const restMs = 10_000

interface Following {
  readonly signal: AbortSignal
  /** The event after which to begin; null for from now on. */
  readonly after: string | null
  readonly onEvent: (event: LiveEvent) => void
  /** What happened meanwhile cannot be told any more: it was too long ago. */
  readonly onGap: () => void
}

/**
 * Follows what happens to the partner's customers, over connections that break, until the signal says so. Who may not,
 * or is signed in no more, is told nothing: whatever else the page asks for tells them.
 */
export const followEvents = async ({ signal, onEvent, onGap, ...start }: Following): Promise<void> => {
  let { after } = start
  while (!signal.aborted) {
    try {
      for await (const { events } of follow(LiveEventsDocument, { after }, { signal })) {
        after = events.id
        onEvent(events)
      }
    } catch (error) {
      if (signal.aborted) return
      if (isGap(error) && after !== null) {
        after = null
        onGap()
      } else if (isRefusal(error)) return
      else await pause(restMs, signal).catch(() => undefined)
    }
  }
}

const isGap = (error: unknown): boolean => error instanceof GatewayError && error.code === 'NOT_FOUND'

const isRefusal = (error: unknown): boolean =>
  error instanceof GatewayFailure ? error.kind === 'signedOut' : error instanceof GatewayError && !error.isRetryable
