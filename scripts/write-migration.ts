/**
 * Writes prisma/migrations/<time>_<name>/migration.sql: the difference between what the migrations so far make
 * and prisma/schema.prisma. Read the SQL and complete it by hand (triggers, data) before committing it.
 *
 *     npm run migration -- add_something
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { projectFile } from '../src/shared/project-file.js'
import { readMigrations } from '../src/storage/sqlite/migrate.js'
import { MigrationConnections } from '../src/storage/sqlite/migration-connections.js'
import { openSchemaEngine, wholeDatabase } from '../src/storage/sqlite/schema-engine.js'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- NAME   (small letters, digits and underscores)')
  process.exit(2)
}

const schema = await readFile(projectFile('prisma/schema.prisma'), 'utf8')
const connections = new MigrationConnections(':memory:')
const engine = await openSchemaEngine(schema, connections)
const { stdout } = await engine.diff({
  from: { tag: 'migrations', ...(await readMigrations(projectFile('prisma/migrations'))) },
  to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
  script: true,
  exitCode: null,
  filters: wholeDatabase,
})
await connections.close()

const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = projectFile(`prisma/migrations/${time}_${name}`)
await mkdir(folder)
await writeFile(`${folder}/migration.sql`, stdout ?? '')
console.log(`${folder}/migration.sql`)
