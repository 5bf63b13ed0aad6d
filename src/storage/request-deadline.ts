import { AsyncLocalStorage } from 'node:async_hooks'
import { StorageUnavailable } from './storage-unavailable.js'

const requests = new AsyncLocalStorage<AbortSignal | undefined>()

/** A request took longer than it may. What it had begun to write is rolled back, unless that was committed already. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'

  constructor(readonly deadlineMs: number) {
    super(`The request took longer than ${deadlineMs} ms.`)
  }
}

/**
 * Runs a request's work. When its time is over nobody waits for it any longer, and the database takes no further
 * statement from it.
 *
 * @throws DeadlineExceeded
 */
export const withinDeadline = async <Result>(deadlineMs: number, work: () => Promise<Result>): Promise<Result> => {
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      abort.abort()
      reject(new DeadlineExceeded(deadlineMs))
    }, deadlineMs)
  })
  try {
    return await Promise.race([requests.run(abort.signal, work), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** For what a request sets going, and does not wait for. */
export const outsideOfRequests = <Result>(work: () => Result): Result => requests.run(undefined, work)

/**
 * Asked before each statement.
 *
 * @throws StorageUnavailable when the running request's time is over; its caller has been answered already
 */
export const requireTimeLeft = (): void => {
  if (requests.getStore()?.aborted) throw new StorageUnavailable('The time of the request is over.', 2)
}
