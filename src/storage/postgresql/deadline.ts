import { requireTimeLeft } from '../request-deadline.js'
import { knowing, runningWork } from '../running-work.js'
import { StorageUnavailable } from '../storage-unavailable.js'

/** How long one read or one transaction may take, with all tries and waiting for its turn, in milliseconds. */
const operationTimeoutMs = 7_500

/** How long the server may take for one statement, in milliseconds: a server that stands still is told within five seconds. */
const statementTimeoutMs = 4_300

/** Runs `work` under a deadline from now on, unless it is under one already. */
export const underDeadline = <Result>(work: () => Result): Result =>
  runningWork().databaseSince === undefined ? knowing({ databaseSince: Date.now() }, work) : work()

/** For how long the running operation has been under way, in milliseconds. */
export const timeTakenMs = (): number => Date.now() - (runningWork().databaseSince ?? Date.now())

/**
 * Milliseconds that a statement may take, at most as many as given.
 *
 * @throws StorageUnavailable when the operation has no time left
 */
export const timeLeftMs = (mostMs = statementTimeoutMs): number => {
  requireTimeLeft()
  const left = Math.min(mostMs, operationTimeoutMs - timeTakenMs())
  if (left <= 0) throw new StorageUnavailable(`The database took longer than ${operationTimeoutMs} ms.`, 2)
  return left
}
