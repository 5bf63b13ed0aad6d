/**
 * Looks whether the database of DATABASE_URL, or a backup, is sound. Changes nothing, and may run beside a gateway.
 *
 *     npm run db:verify [-- FILE]
 */
import { resolve } from 'node:path'
import { findSqliteFaults } from '../src/storage/sqlite/sqlite-faults.js'
import { reportFaults } from './database/faults.js'
import { requireSqliteFile } from './database/sqlite-file.js'

const [file, ...more] = process.argv.slice(2)

try {
  if (more.length > 0) throw new Error('Usage: npm run db:verify [-- FILE]')
  const database = file ? resolve(file) : requireSqliteFile('Use pg_amcheck.')
  const isSound = reportFaults(findSqliteFaults(database))
  console.log(isSound ? `${database} is sound.` : `${database} is damaged. Restore the last sound backup.`)
  if (!isSound) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
