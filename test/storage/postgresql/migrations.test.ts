import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { findPostgresqlDrift } from '../../../scripts/migration/postgresql-drift.js'
import { completePostgresqlMigration } from '../../../scripts/migration/postgresql-migration.js'
import { derivePostgresqlSchema } from '../../../scripts/migration/postgresql-schema.js'
import { projectFile } from '../../../src/shared/project-file.js'
import { openPostgresqlStorage } from '../../../src/storage/postgresql/postgresql-storage.js'
import { prepareDatabase } from '../../../src/storage/postgresql/prepare-database.js'
import { eventually } from '../../support/eventually.js'
import {
  createDatabase,
  createEmptyDatabase,
  dropDatabase,
  urlOf,
  withClient,
  withServer,
} from '../../support/postgresql.js'

const databases: string[] = []
const used = async (name: Promise<string>): Promise<string> => {
  databases.push(await name)
  return name
}
const anEmptyDatabase = () => used(createEmptyDatabase())
const aDatabase = () => used(createDatabase())

afterAll(async () => {
  for (const name of databases) await dropDatabase(name)
})

const prepare = (database: string, login?: Parameters<typeof urlOf>[1]) =>
  prepareDatabase({ url: urlOf(database, login), migrationUrl: undefined })

/** How many statements in the database wait for a lock. */
const waitersIn = async (database: string): Promise<number> => {
  const { rows } = await withServer((server) =>
    server.query<{ count: string }>(
      `SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
      [database],
    ),
  )
  return Number(rows[0]?.count)
}

const read = (file: string) => readFileSync(projectFile(file), 'utf8')

describe('the schema for PostgreSQL', () => {
  test('is derived from the one source', () => {
    expect(read('prisma/postgresql/schema.prisma')).toBe(derivePostgresqlSchema(read('prisma/schema.prisma')))
  })

  test('is not derived from one that has nothing to replace', () => {
    expect(() => derivePostgresqlSchema('model X {}')).toThrow(/has not exactly one/)
  })

  test('is what the migrations make', async () => {
    expect(await findPostgresqlDrift(urlOf('postgres'))).toBeNull()
  })

  test('a new table of a partner’s comes with row-level security, and its texts are compared byte by byte', () => {
    const sql = 'CREATE TABLE "Thing" (\n    "id" TEXT NOT NULL,\n    "partnerId" TEXT NOT NULL\n);\n'
    const completed = completePostgresqlMigration(sql)
    expect(completed.match(/TEXT COLLATE "C"/g)).toHaveLength(2)
    expect(completed).toContain('ALTER TABLE "Thing" FORCE ROW LEVEL SECURITY')
  })
})

describe('migrating', () => {
  test('an empty database applies all, and a second start nothing', async () => {
    const database = await anEmptyDatabase()
    expect((await prepare(database)).length).toBeGreaterThan(0)
    expect(await prepare(database)).toEqual([])
  })

  test('at the same moment from five processes applies each once', async () => {
    const database = await anEmptyDatabase()
    const applied = await Promise.all(Array.from({ length: 5 }, () => prepare(database)))
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  })

  test('begins again where whoever goes on working waits for it, and it for them', async () => {
    const database = await aDatabase()
    const url = urlOf(database)
    await withClient(url, async (client) => {
      // As before the last migration that takes locks on several tables.
      await client.query(`
        DELETE FROM "_prisma_migrations" WHERE "migration_name" = '20261127171500_fewer_indexes';
        CREATE UNIQUE INDEX "AdminCredential_customerId_key" ON "AdminCredential"("customerId");
        CREATE UNIQUE INDEX "BillingProfile_customerId_key" ON "BillingProfile"("customerId");
        CREATE UNIQUE INDEX "Relationship_customerId_key" ON "Relationship"("customerId");
        CREATE UNIQUE INDEX "Event_id_partnerId_key" ON "Event"("id", "partnerId");
        CREATE INDEX "Subscription_orderId_partnerId_idx" ON "Subscription"("orderId", "partnerId")`)
      await client.query('BEGIN; LOCK TABLE "BillingProfile" IN ACCESS SHARE MODE')
      const preparing = prepare(database)
      await eventually(async () => (await waitersIn(database)) === 1, 10_000)
      await client.query('LOCK TABLE "AdminCredential" IN ROW EXCLUSIVE MODE')
      await client.query('COMMIT')
      expect(await preparing).toEqual(['20261127171500_fewer_indexes'])
    })
  })

  test.each([
    ['an edited migration', `UPDATE "_prisma_migrations" SET "checksum" = 'x'`, /applied migrations were edited since/],
    [
      'an unknown migration',
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'x', '9_later')`,
      /does not know \(9_later\)/,
    ],
    ['a database of something else', 'DROP TABLE "_prisma_migrations"', /it has other tables/],
  ])('refuses %s', async (_title, change, expected) => {
    const database = await aDatabase()
    await withClient(urlOf(database), (client) => client.query(change))
    await expect(prepare(database)).rejects.toThrow(expected)
  })

  test.each([
    ['another encoding', `TEMPLATE template0 ENCODING 'SQL_ASCII'`, '', /encoding is SQL_ASCII/],
    ['commits that are not waited for', 'TEMPLATE template0', 'SET synchronous_commit = off', /could be lost/],
  ])('refuses %s', async (_title, options, setting, expected) => {
    const database = await used(createEmptyDatabase(options))
    if (setting) await withServer((client) => client.query(`ALTER DATABASE ${database} ${setting}`))
    await expect(prepare(database)).rejects.toThrow(expected)
  })

  test('says that nobody answers, without the password', async () => {
    const url = 'postgresql://someone:canary@127.0.0.1:1/x'
    const refused = openPostgresqlStorage({ url, readUrl: undefined, migrationUrl: undefined })
    await expect(refused).rejects.toThrow(/^DATABASE_URL: PostgreSQL cannot be reached there \(.*ECONNREFUSED.*\)\.$/)
    await expect(refused).rejects.not.toThrow(/canary/)
  })
})

describe('logins', () => {
  const password = 'x'

  /** Roles belong to the server: the two of the gateway are there already, made by its superuser. */
  const makeLogins = (database: string) =>
    withServer(async (client) => {
      await client.query(`
        CREATE ROLE ${database}_owner LOGIN CREATEROLE PASSWORD '${password}';
        GRANT csp_gateway_app, csp_gateway_finder TO ${database}_owner WITH ADMIN OPTION;
        CREATE ROLE ${database}_gateway LOGIN PASSWORD '${password}';
        ALTER DATABASE ${database} OWNER TO ${database}_owner`)
    })

  test('one that owns the tables migrates, another one that owns nothing serves', async () => {
    await aDatabase()
    const database = await anEmptyDatabase()
    await makeLogins(database)
    const url = urlOf(database, { user: `${database}_gateway`, password })
    const migrationUrl = urlOf(database, { user: `${database}_owner`, password })
    const refused = openPostgresqlStorage({ url, readUrl: undefined, migrationUrl: undefined })
    await expect(refused).rejects.toThrow(/Set DATABASE_MIGRATION_URL to a login that owns the database/)
    const storage = await openPostgresqlStorage({ url, readUrl: undefined, migrationUrl })
    expect(await storage.read.offer.count()).toBe(0)
    expect(await storage.findTakenDomains(['x.onmicrosoft.com'])).toEqual(new Set())
    await storage.close()
    // From now on the second one needs no help.
    await (await openPostgresqlStorage({ url, readUrl: undefined, migrationUrl: undefined })).close()
    await dropDatabase(database)
    await withServer((client) => client.query(`DROP ROLE ${database}_owner, ${database}_gateway`))
  })
})
