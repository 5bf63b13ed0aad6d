import type { Configuration } from '../../src/server/configuration.js'

/** The file of a gateway that is to run on SQLite. */
export const sqliteFileOf = ({ database }: Configuration): string => {
  if ('file' in database) return database.file
  throw new Error('This gateway is not on SQLite.')
}
