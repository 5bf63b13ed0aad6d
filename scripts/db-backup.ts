/**
 * Writes a consistent copy of the database of DATABASE_URL to a new file, also while a gateway runs on it, and looks
 * whether the copy is sound. The server key is not in it: keep that apart.
 *
 *     npm run db:backup -- FILE
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { backUpSqlite } from '../src/storage/sqlite/sqlite-backup.js'
import { findSqliteFaults } from '../src/storage/sqlite/sqlite-faults.js'
import { reportFaults } from './database/faults.js'
import { requireSqliteFile } from './database/sqlite-file.js'

/** Of a login that gets round row-level security: for any other one, pg_dump would find nothing. */
const pgDump =
  'Back it up by PostgreSQL\'s own tools, such as: pg_dump --format=custom --file=gateway.dump "$DATABASE_URL" ' +
  '(by a superuser or a login with BYPASSRLS; see docs/moving-to-postgresql.md).'

const [file, ...more] = process.argv.slice(2)

try {
  if (!file || more.length > 0) throw new Error('Usage: npm run db:backup -- FILE')
  const copy = resolve(file)
  backUpSqlite(requireSqliteFile(pgDump), copy)
  const isSound = reportFaults(findSqliteFaults(copy))
  console.log(
    `${copy}: ${statSync(copy).size.toLocaleString('en-US')} bytes. The server key is not in it: keep it apart.`,
  )
  if (!isSound) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
