import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { requireKeyOf } from '../../src/server/server-key.js'
import { StartRefused } from '../../src/shared/start-refused.js'
import { findSqliteFaults } from '../../src/storage/sqlite/sqlite-faults.js'
import type { Verified } from './postgresql-database.js'
import { verifySqliteChains } from './sqlite-trail.js'

/** Looks at an SQLite file, also while a gateway runs on it. */
export const verifySqlite = async (file: string, serverKey: Buffer): Promise<Verified> => {
  if (!existsSync(file)) throw new StartRefused(`${file} is not there.`)
  requireKeyOf(readKeyCheck(file), serverKey)
  const { faults, ends } = await verifySqliteChains(file, serverKey)
  return { faults: { ...findSqliteFaults(file), 'the audit trail': faults }, ends }
}

/** Undefined also where the file cannot be read: what is wrong with it is told by looking at all of it. */
const readKeyCheck = (file: string): string | undefined => {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return database.prepare<[], string>('SELECT "serverKeyCheck" FROM "Installation"').pluck().get()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    return undefined
  } finally {
    database.close()
  }
}
