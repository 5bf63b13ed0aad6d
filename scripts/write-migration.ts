/**
 * Writes migration.sql for both databases: the difference between what the migrations so far make and
 * prisma/schema.prisma, of which the schema for PostgreSQL is derived. Read the SQL and complete it by hand (triggers,
 * data) before committing it. PostgreSQL is the server of TEST_POSTGRES_URL, or one started for it.
 *
 *     npm run migration -- add_something
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { projectFile } from '../src/shared/project-file.js'
import { findSchemaDrift } from '../src/storage/sqlite/schema-drift.js'
import { startPostgresqlServer } from '../test/support/postgresql-server.js'
import { findPostgresqlDrift } from './migration/postgresql-drift.js'
import { completePostgresqlMigration } from './migration/postgresql-migration.js'
import { derivePostgresqlSchema } from './migration/postgresql-schema.js'

const run = async (name: string): Promise<void> => {
  const schema = await readFile(projectFile('prisma/schema.prisma'), 'utf8')
  await writeFile(projectFile('prisma/postgresql/schema.prisma'), derivePostgresqlSchema(schema))
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  await write(`prisma/migrations/${folder}`, await findSchemaDrift())
  const drift = await findOnServer()
  await write(`prisma/postgresql/migrations/${folder}`, drift && completePostgresqlMigration(drift))
}

const findOnServer = async (): Promise<string | null> => {
  const { TEST_POSTGRES_URL: url } = process.env
  if (url) return findPostgresqlDrift(url)
  const server = await startPostgresqlServer()
  try {
    return await findPostgresqlDrift(server.url)
  } finally {
    await server.stop()
  }
}

const write = async (folder: string, sql: string | null): Promise<void> => {
  if (sql === null) return console.log(`${folder.replace(/\/[^/]*$/, '')} makes what the schema says already.`)
  await mkdir(projectFile(folder))
  await writeFile(projectFile(`${folder}/migration.sql`), sql)
  console.log(`${folder}/migration.sql`)
}

const name = process.argv[2]
if (name && /^[a-z0-9_]+$/.test(name)) {
  await run(name)
} else {
  console.error('Usage: npm run migration -- NAME   (small letters, digits and underscores)')
  process.exitCode = 2
}
