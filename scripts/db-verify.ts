/**
 * Looks whether the database of DATABASE_URL, or a backup, is sound, and whether its audit trail is as it was written.
 * Changes nothing, and may run beside a gateway. The server key is SERVER_KEY, or lies beside the database of
 * DATABASE_URL. What it says of the ends of the chains is worth keeping elsewhere: it shows when a whole database is
 * replaced by an older one.
 *
 *     npm run db:verify [-- FILE]
 */
import { resolve } from 'node:path'
import { readConfiguration } from '../src/server/configuration.js'
import { findServerKey } from '../src/server/server-key.js'
import { findSqliteFaults } from '../src/storage/sqlite/sqlite-faults.js'
import { verifyAuditChains } from './database/audit-chain.js'
import { reportFaults } from './database/faults.js'
import { requireSqliteFile } from './database/sqlite-file.js'

const [file, ...more] = process.argv.slice(2)

const run = (): void => {
  if (more.length > 0) throw new Error('Usage: npm run db:verify [-- FILE]')
  const databaseFile = requireSqliteFile('Use pg_amcheck.')
  const database = file ? resolve(file) : databaseFile
  const serverKey = findServerKey(readConfiguration(process.env).serverKey, databaseFile)
  if (!serverKey) throw new Error('Without the server key nobody can look at the audit trail: set SERVER_KEY.')
  const { faults, ends } = verifyAuditChains(database, serverKey)
  const isSound = reportFaults({ ...findSqliteFaults(database), 'the audit trail': faults })
  for (const end of ends) console.log(end)
  console.log(isSound ? `${database} is sound.` : `${database} is damaged. Restore the last sound backup.`)
  if (!isSound) process.exitCode = 1
}

try {
  run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
