import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Copies a database as it is at one moment, also while a gateway writes to it: what is committed before the call is in
 * the copy. The copy appears under its name when it is whole and on disk.
 *
 * @throws Error for whoever asked, when `copy` is there already
 */
export const backUpSqlite = (databaseFile: string, copy: string): void => {
  if (existsSync(copy)) throw new Error(`${copy} is there already. A backup never replaces a file.`)
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { force: true })
  const database = new Database(databaseFile, { readonly: true, fileMustExist: true })
  try {
    database.prepare('VACUUM INTO ?').run(unfinished)
  } finally {
    database.close()
  }
  syncToDisk(unfinished)
  renameSync(unfinished, copy)
  syncToDisk(dirname(copy))
}

const syncToDisk = (path: string): void => {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
