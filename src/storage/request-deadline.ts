import { knowing, runningWork } from './running-work.js'
import { StorageUnavailable } from './storage-unavailable.js'

/** A request took longer than it may. What it had begun to write is rolled back, unless that was committed already. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'

  constructor(readonly deadlineMs: number) {
    super(`The request took longer than ${deadlineMs} ms.`)
  }
}

/** When a request's time is over. */
export interface Deadline {
  isOver: boolean
}

/**
 * Runs a request's work. When its time is over nobody waits for it any longer, and the database takes no further
 * statement from it.
 *
 * @throws DeadlineExceeded
 */
export const withinDeadline = <Result>(deadlineMs: number, work: () => Promise<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    const deadline: Deadline = { isOver: false }
    const timer = setTimeout(() => {
      deadline.isOver = true
      reject(new DeadlineExceeded(deadlineMs))
    }, deadlineMs)
    const ending =
      <Outcome>(tell: (outcome: Outcome) => void) =>
      (outcome: Outcome) => {
        clearTimeout(timer)
        tell(outcome)
      }
    knowing({ deadline }, work).then(ending(resolve), ending(reject))
  })

/** For what a request sets going, and does not wait for. */
export const outsideOfRequests = <Result>(work: () => Result): Result => knowing({ deadline: undefined }, work)

/**
 * Asked before each statement.
 *
 * @throws StorageUnavailable when the running request's time is over; its caller has been answered already
 */
export const requireTimeLeft = (): void => {
  if (isTimeOver()) throw timeOver()
}

/** Whether nobody waits any longer for what is running. */
export const isTimeOver = (): boolean => runningWork().deadline?.isOver ?? false

export const timeOver = (): StorageUnavailable => new StorageUnavailable('The time of the request is over.', 2)
