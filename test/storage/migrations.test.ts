import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { projectFile } from '../../src/shared/project-file.js'
import { migrate } from '../../src/storage/sqlite/migrate.js'
import { findSchemaDrift } from '../../src/storage/sqlite/schema-drift.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()
const ours = projectFile('prisma/migrations')

/** The migrations of the project and one more. */
const withOneMore = async (sql: string): Promise<string> => {
  const copy = folder.file('migrations')
  await cp(ours, copy, { recursive: true })
  await mkdir(`${copy}/99990101000000_one_more`)
  await writeFile(`${copy}/99990101000000_one_more/migration.sql`, sql)
  return copy
}

const query = (file: string, sql: string) => {
  const database = new Database(file)
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

const execute = (file: string, sql: string) => {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

const names = async () =>
  (await readdir(ours, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

describe('migrate', () => {
  test('makes a new database, and finds nothing to do the second time', async () => {
    const file = folder.file('new.db')
    expect(await migrate(file)).toEqual(await names())
    expect(await migrate(file)).toEqual([])
  })

  test('makes exactly what the schema says', async () => {
    expect(await findSchemaDrift()).toBeNull()
  })

  test('tells the planner of every index how much it finds', async () => {
    const file = folder.file('statistics.db')
    await migrate(file)
    const indexes = query(
      file,
      `SELECT "name" AS "index" FROM "sqlite_schema" WHERE "type" = 'index' AND "tbl_name" NOT LIKE '\\_%' ESCAPE '\\'
       AND "tbl_name" NOT LIKE 'CustomerSearch%' ORDER BY 1`,
    )
    expect(indexes.length).toBeGreaterThan(30)
    expect(query(file, 'SELECT "idx" AS "index" FROM "sqlite_stat1" ORDER BY 1')).toEqual(indexes)
  })

  test('copies a database with data before it changes it', async () => {
    const file = folder.file('behind.db')
    await migrate(file)
    const more = await withOneMore('CREATE TABLE "More" ("id" TEXT NOT NULL PRIMARY KEY);')
    expect(await migrate(file, more)).toEqual(['99990101000000_one_more'])
    const [copy = ''] = (await readdir(dirname(file))).filter((name) =>
      name.startsWith(`${basename(file)}.before-99990101000000_one_more-`),
    )
    expect(query(join(dirname(file), copy), "SELECT * FROM sqlite_master WHERE name = 'More'")).toEqual([])
  })

  test('leaves nothing of a migration that fails half-way, and says so at the next start', async () => {
    const file = folder.file('failing.db')
    await migrate(file)
    const more = await withOneMore('CREATE TABLE "Half" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);')
    await expect(migrate(file, more)).rejects.toThrow(/Nowhere/)
    expect(query(file, "SELECT * FROM sqlite_master WHERE name = 'Half'")).toEqual([])
    await expect(migrate(file, more)).rejects.toThrow(/an earlier migration failed \(99990101000000_one_more\)/)
  })

  test('keeps the children of a table that a migration rebuilds', async () => {
    const file = folder.file('rebuild.db')
    await migrate(file)
    execute(file, `INSERT INTO "Partner" VALUES ('p', 'P', 'US', 'p.example', 1, 0, NULL)`)
    execute(file, `INSERT INTO "Customer" VALUES ('c', 'p', 'x', NULL, 'c.onmicrosoft.com', 'C', 'c', NULL, 'c', 0, 0)`)
    const more = await withOneMore(
      'CREATE TABLE "new_Partner" AS SELECT * FROM "Partner"; DROP TABLE "Partner"; CREATE TABLE "Partner" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "country" TEXT NOT NULL, "domain" TEXT NOT NULL, "isSandbox" BOOLEAN NOT NULL, "createdAt" DATETIME NOT NULL, "tenant" TEXT); INSERT INTO "Partner" SELECT * FROM "new_Partner"; DROP TABLE "new_Partner";',
    )
    await migrate(file, more)
    expect(query(file, 'SELECT "id" FROM "Customer"')).toEqual([{ id: 'c' }])
  })

  test('refuses a migration that leaves a reference to nothing', async () => {
    const file = folder.file('orphans.db')
    await migrate(file)
    const more = await withOneMore(
      `INSERT INTO "Customer" VALUES ('c', 'nobody', 'x', NULL, 'c.onmicrosoft.com', 'C', 'c', NULL, 'c', 0, 0)`,
    )
    await expect(migrate(file, more)).rejects.toThrow(/breaks 1 foreign keys/)
    expect(query(file, 'SELECT * FROM "Customer"')).toEqual([])
  })

  test('refuses a migration that was edited after it was applied', async () => {
    const file = folder.file('edited.db')
    await migrate(file)
    execute(file, `UPDATE "_prisma_migrations" SET "checksum" = 'another'`)
    await expect(migrate(file)).rejects.toThrow(/applied migrations were edited since/)
  })

  test('refuses a database of a later version of the gateway', async () => {
    const file = folder.file('later.db')
    await migrate(file, await withOneMore('CREATE TABLE "Later" ("id" TEXT);'))
    await expect(migrate(file)).rejects.toThrow(/does not know \(99990101000000_one_more\)/)
  })

  test('refuses a database that is not ours', async () => {
    const file = folder.file('foreign.db')
    execute(file, 'CREATE TABLE "Accounts" ("id" TEXT)')
    await expect(migrate(file)).rejects.toThrow(/is not a database of csp-gateway/)
  })
})

test('audit records can be neither changed nor deleted', async () => {
  const file = folder.file('audit.db')
  await migrate(file)
  execute(file, `INSERT INTO "AuditRecord" VALUES ('a', 'p', NULL, 'ADD_CUSTOMER', 1, 'u', 0, NULL, '[]', NULL, NULL)`)
  expect(() => execute(file, 'UPDATE "AuditRecord" SET "userName" = \'another\'')).toThrow(/append-only/)
  expect(() => execute(file, 'DELETE FROM "AuditRecord"')).toThrow(/append-only/)
})
