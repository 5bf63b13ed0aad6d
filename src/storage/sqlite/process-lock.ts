import Database from 'better-sqlite3'
import { StartRefused } from '../../shared/start-refused.js'

/**
 * Holds a database file for this process: SQLite lets two processes write to one file, but two gateways would
 * each believe that they alone order the writes.
 *
 * The lock is an exclusive transaction on a small file beside the database, so that the operating system gives
 * it free when the process dies, however it dies. A file with a process id in it would have to guess.
 *
 * @returns a function that gives the file free
 * @throws StartRefused when another process holds it
 */
export const lockForThisProcess = (databaseFile: string): (() => void) => {
  const lock = new Database(`${databaseFile}.lock`, { timeout: 0 })
  try {
    // Nothing is ever written to it: without this a journal file would lie beside it.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new StartRefused(
      `${databaseFile} is in use by another csp-gateway process. Stop that one, or set DATABASE_URL to another file.`,
      { cause: error },
    )
  }
  return () => lock.close()
}

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY'
