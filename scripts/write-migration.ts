/**
 * Writes prisma/migrations/<time>_<name>/migration.sql: the difference between what the migrations so far make
 * and prisma/schema.prisma. Read the SQL and complete it by hand (triggers, data) before committing it.
 *
 *     npm run migration -- add_something
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { projectFile } from '../src/shared/project-file.js'
import { findSchemaDrift } from '../src/storage/sqlite/schema-drift.js'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- NAME   (small letters, digits and underscores)')
  process.exit(2)
}

const sql = await findSchemaDrift()
if (sql === null) {
  console.log('The migrations make what the schema says already.')
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `prisma/migrations/${time}_${name}`
  await mkdir(projectFile(folder))
  await writeFile(projectFile(`${folder}/migration.sql`), sql)
  console.log(`${folder}/migration.sql`)
}
