import { StorageUnavailable } from '../storage-unavailable.js'
import { SqliteUnavailable } from './sqlite-unavailable.js'

/** What a failed write says about the next ones. */
export class WriteHealth {
  /** The last write failed for want of space or by an input/output error, and none has shown since that this is over. */
  isSuspect = false
  #lostSync: StorageUnavailable | undefined

  /** Runs a write and remembers why it failed. */
  watch<Result>(write: () => Promise<Result>): Promise<Result> {
    if (this.#lostSync) return Promise.reject(this.#lostSync)
    return write().catch((error: unknown) => {
      if (error instanceof SqliteUnavailable) this.#note(error)
      throw error
    })
  }

  #note(error: SqliteUnavailable): void {
    if (error.isBusy) return
    this.isSuspect = true
    if (!error.sqliteCode.endsWith('_FSYNC')) return
    const what = 'an earlier write could not be synced to the disk: the gateway has to be started anew'
    this.#lostSync = new StorageUnavailable(`${error.message}; ${what}`, 30, { cause: error })
  }
}
