import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { projectFile } from '../../shared/project-file.js'
import { StartRefused } from '../../shared/start-refused.js'

const migrationsFolder = projectFile('prisma/postgresql/migrations')

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** As Prisma keeps it, so that its own tools can read the history. Everybody may see how far the database is. */
const historyTable = `
  CREATE TABLE "public"."_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  );
  GRANT SELECT ON "public"."_prisma_migrations" TO PUBLIC;`

export const readMigrations = async (folder = migrationsFolder): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what the database lacks, in the transaction that the caller has begun. Prisma's engine would send a text
 * statement by statement, split at each semicolon, and could leave a half of it behind.
 *
 * @returns the names of the migrations that were applied now
 * @throws StartRefused when the history in the database is not the one in the folder
 */
export const applyMigrations = async (client: pg.Client, migrations: readonly Migration[]): Promise<string[]> => {
  const history = await readHistory(client)
  if (!history) await client.query(historyTable)
  const applied = history ?? new Map<string, string>()
  refuseForeignHistory(migrations, applied)
  const pending = migrations.filter(({ name }) => !applied.has(name))
  for (const { name, sql, checksum } of pending) {
    await client.query(sql)
    await client.query(
      `INSERT INTO "public"."_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
  }
  return pending.map(({ name }) => name)
}

/**
 * @returns the checksums of what was applied, by name; null when the database is empty
 * @throws StartRefused when the database has tables that the gateway did not make
 */
const readHistory = async (client: pg.Client): Promise<ReadonlyMap<string, string> | null> => {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = to_regnamespace('public') AND c.relkind IN ('r', 'p')`,
  )
  if (tables.length === 0) return null
  if (!tables.some(({ name }) => name === '_prisma_migrations')) {
    throw new StartRefused('The database is not one of csp-gateway: it has other tables.')
  }
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT "migration_name", "checksum" FROM "public"."_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  )
  return new Map(rows.map(({ migration_name, checksum }) => [migration_name, checksum]))
}

const refuseForeignHistory = (migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void => {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const refuse = (what: string, names: readonly string[]) => {
    if (names.length > 0) throw new StartRefused(`The database was not migrated: ${what} (${names.join(', ')}).`)
  }
  const names = [...applied.keys()]
  refuse(
    'it has migrations that this version of the gateway does not know',
    names.filter((name) => !checksums.has(name)),
  )
  refuse(
    'applied migrations were edited since',
    names.filter((name) => checksums.get(name) !== applied.get(name)),
  )
}
