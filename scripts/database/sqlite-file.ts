import { readConfiguration } from '../../src/server/configuration.js'
import { StartRefused } from '../../src/shared/start-refused.js'

/**
 * The file of DATABASE_URL.
 *
 * @throws StartRefused with what to do instead, when it is a PostgreSQL database
 */
export const requireSqliteFile = (instead: string): string => {
  const { database } = readConfiguration(process.env)
  if ('file' in database) return database.file
  throw new StartRefused(`This is for SQLite files, and DATABASE_URL is a PostgreSQL database. ${instead}`)
}
