import { GatewayError } from './gateway-error.js'

export interface RetryPolicy {
  /** How often a request is sent again: 4 when left out, 0 for never. */
  readonly limit: number
  /** The longest wait of our own choice; each is chosen at random, from none to twice as long as the one before. */
  readonly delayMsMax: number
  /** When the gateway asks for a longer wait than this, the error is thrown at once. */
  readonly retryAfterMsMax: number
}

export const defaultRetry: RetryPolicy = { limit: 4, delayMsMax: 8_000, retryAfterMsMax: 60_000 }

const firstDelayMs = 200

interface Attempts<Result> {
  readonly policy: RetryPolicy
  readonly signal?: AbortSignal | undefined
  /** Whether an answer says no more than to come again. */
  isUnfinished(result: Result): boolean
}

/** Does the work again after errors that pass, and after answers that are none yet. */
export const withRetries = async <Result>(
  work: () => Promise<Result>,
  { policy, signal, isUnfinished }: Attempts<Result>,
): Promise<Result> => {
  for (let retry = 0; ; retry += 1) {
    const isLast = retry >= policy.limit
    try {
      const result = await work()
      if (isLast || !isUnfinished(result)) return result
      await pause(backOffMs(retry, policy), signal)
    } catch (error) {
      if (isLast || !mayPass(error, policy)) throw error
      await pause(Math.max(backOffMs(retry, policy), error.retryAfterMs ?? 0), signal)
    }
  }
}

const mayPass = (error: unknown, { retryAfterMsMax }: RetryPolicy): error is GatewayError =>
  error instanceof GatewayError && error.isRetryable && (error.retryAfterMs ?? 0) <= retryAfterMsMax

/** Random, so that those who failed together do not come again together. */
export const backOffMs = (retry: number, { delayMsMax }: RetryPolicy): number =>
  Math.random() * Math.min(delayMsMax, firstDelayMs * 2 ** retry)

/** @throws the reason for which `signal` was aborted */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })

/** The header says seconds or a date. */
export const retryAfterMsOf = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
