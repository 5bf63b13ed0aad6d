import type { Configuration } from '../../src/server/configuration.js'

/** For tests of SQLite alone. */
export const sqliteFileOf = ({ database }: Configuration): string => {
  if (!('file' in database)) throw new Error('This test is for SQLite.')
  return database.file
}
