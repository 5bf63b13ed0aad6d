import { AsyncLocalStorage } from 'node:async_hooks'
import { StorageUnavailable } from '../storage-unavailable.js'

/** How long one read or one transaction may take, with all tries and waiting, in milliseconds. */
const operationTimeoutMs = 4_300

const deadline = new AsyncLocalStorage<number>()

/** Runs `work` under a deadline from now on, unless it is under one already. */
export const underDeadline = <Result>(work: () => Promise<Result>): Promise<Result> =>
  deadline.getStore() === undefined ? deadline.run(Date.now() + operationTimeoutMs, work) : work()

/**
 * Milliseconds that are left, at most as many as given.
 *
 * @throws StorageUnavailable when there are none
 */
export const timeLeftMs = (mostMs = operationTimeoutMs): number => {
  const left = Math.min(mostMs, (deadline.getStore() ?? Date.now() + mostMs) - Date.now())
  if (left <= 0) throw new StorageUnavailable(`The database took longer than ${operationTimeoutMs} ms.`, 2)
  return left
}
