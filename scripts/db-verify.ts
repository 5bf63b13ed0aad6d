/**
 * Looks whether the database of DATABASE_URL, or another one, is sound, and whether its audit trail is as it was written.
 * Changes nothing, and may run beside gateways. The server key is SERVER_KEY, or lies beside the database of
 * DATABASE_URL. What it says of the ends of the chains is worth keeping elsewhere: it shows when a whole database is
 * replaced by an older one.
 *
 *     npm run db:verify [-- FILE | postgresql://...]
 */
import { resolve } from 'node:path'
import { readConfiguration } from '../src/server/configuration.js'
import { findServerKey } from '../src/server/server-key.js'
import { StartRefused } from '../src/shared/start-refused.js'
import { type DatabaseLocation, describeLocation, isPostgresqlUrl } from '../src/storage/open-storage.js'
import { describeFailure } from './database/failures.js'
import { reportFaults } from './database/faults.js'
import { verifyPostgresql } from './database/postgresql-database.js'
import { verifySqlite } from './database/sqlite-database.js'

const usage = 'Usage: npm run db:verify [-- FILE | postgresql://user@host:5432/name]'

const run = async ([given, ...more]: readonly string[]): Promise<void> => {
  if (more.length > 0) throw new StartRefused(usage)
  const { database: configured, serverKey } = readConfiguration(process.env)
  const database = given === undefined ? configured : locationOf(given)
  const key = 'file' in configured ? findServerKey(serverKey, configured.file) : serverKey
  if (!key) throw new StartRefused('Without the server key nobody can look at the audit trail: set SERVER_KEY.')
  const { faults, ends } =
    'file' in database
      ? await verifySqlite(database.file, key)
      : await verifyPostgresql(given === undefined ? 'DATABASE_URL' : 'The URL', database.url, key)
  const isSound = reportFaults(faults)
  for (const end of ends) console.log(end)
  const name = describeLocation(database)
  console.log(isSound ? `${name} is sound.` : `${name} is damaged. Restore the last sound backup.`)
  if (!isSound) process.exitCode = 1
}

const locationOf = (given: string): DatabaseLocation =>
  isPostgresqlUrl(given) ? { url: given, readUrl: undefined, migrationUrl: undefined } : { file: resolve(given) }

try {
  await run(process.argv.slice(2))
} catch (error) {
  console.error(describeFailure(error))
  process.exitCode = 1
}
