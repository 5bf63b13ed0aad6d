import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { loadCatalogue } from '../../../src/provisioning/offer/offer.catalogue.js'
import { openPostgresqlStorage } from '../../../src/storage/postgresql/postgresql-storage.js'
import { lockForThisProcess } from '../../../src/storage/sqlite/process-lock.js'
import { serverKey } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { anInstallation, startOn } from '../../support/installation.js'
import {
  createDatabase,
  createEmptyDatabase,
  dropDatabase,
  urlOf,
  withClient,
  withServer,
} from '../../support/postgresql.js'
import { runScript } from '../../support/scripts.js'

const folder = aFolder()
const canary = 'canary-of-a-password'

let original = ''
const databases: string[] = []

const used = async (database: Promise<string>): Promise<string> => {
  databases.push(await database)
  return database
}

beforeAll(async () => {
  original = folder.file('gateway.db')
  await anInstallation(original)
  await withServer((client) => client.query(`CREATE ROLE copy_stranger LOGIN PASSWORD '${canary}'`))
})

afterAll(async () => {
  for (const database of databases) await dropDatabase(database)
  await withServer((client) => client.query('DROP ROLE copy_stranger'))
}, 120_000)

/** Copies, and expects to be refused in one line, without a password; answers with the line. */
const refused = async (args: readonly string[], environment: Record<string, string> = {}): Promise<string> => {
  const given = { DATABASE_URL: `file:${original}`, SERVER_KEY: serverKey, ...environment }
  const { status, stdout, stderr } = await runScript('db-copy', args, given)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).not.toContain(canary)
  const lines = stderr.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

const nowhere = 'postgresql://postgres@127.0.0.1:1/x'

test.each([
  ['nothing', [], /^--to is missing\. Usage: /],
  ['an unknown option', ['--to', nowhere, `--password=${canary}`], /^Usage: /],
  [
    'another kind of URL',
    ['--to', `mysql://root:${canary}@127.0.0.1/x`],
    /^--to is not the URL of a PostgreSQL database/,
  ],
  [
    'a URL with a mistake',
    ['--to', `postgresql://a:${canary}@b:port/c`],
    /^--to is not the URL of a PostgreSQL database/,
  ],
  [
    'a URL that cannot be decoded',
    ['--to', `postgresql://a%zz:${canary}@127.0.0.1:1/c`],
    /^--to: PostgreSQL cannot be reached/,
  ],
  ['a server that is not there', ['--to', `postgresql://a:${canary}@127.0.0.1:1/c`], /^--to: .*ECONNREFUSED/],
  [
    'a file that is not there',
    ['--to', nowhere, '--from', '/nowhere/gateway.db'],
    /^\/nowhere\/gateway\.db is not there/,
  ],
])('with %s it says what is wrong', async (_what, args, expected) => {
  expect(await refused(args)).toMatch(expected)
})

test.each([
  [
    'a wrong password',
    () => urlOf('postgres', { user: 'postgres', password: canary }),
    /^--to: .*password authentication failed/,
  ],
  ['a database that is not there', () => urlOf('nowhere'), /^--to: .*database "nowhere" does not exist/],
])('with %s it says what is wrong', async (_what, url, expected) => {
  expect(await refused(['--to', url()])).toMatch(expected)
})

test('a login that may make nothing is told which one to name', async () => {
  const database = await used(createEmptyDatabase())
  const url = urlOf(database, { user: 'copy_stranger', password: canary })
  expect(await refused(['--to', url])).toMatch(
    /^The login of --to may not prepare the database: .*Set --to to a login that owns/,
  )
})

test('a login that does not own the tables is told so', async () => {
  const database = await used(createDatabase())
  await withServer((client) => client.query('GRANT csp_gateway_app TO copy_stranger'))
  const url = urlOf(database, { user: 'copy_stranger', password: canary })
  expect(await refused(['--to', url])).toMatch(/^The login of --to does not own the tables there/)
})

test('the wrong server key, and none, are told as that', async () => {
  expect(await refused(['--to', nowhere], { SERVER_KEY: Buffer.alloc(32, 1).toString('base64') })).toMatch(
    /^The server key is not the one that this database was made with/,
  )
  expect(await refused(['--to', nowhere], { SERVER_KEY: '' })).toMatch(
    /^The server key is not there: it is SERVER_KEY, or/,
  )
})

test('with DATABASE_URL on PostgreSQL it wants to know the file', async () => {
  expect(await refused(['--to', nowhere], { DATABASE_URL: nowhere })).toMatch(/name a file in --from/)
})

test('a file that a gateway holds is left alone', async () => {
  const unlock = lockForThisProcess(original)
  try {
    expect(await refused(['--to', nowhere])).toMatch(/is in use by another csp-gateway process/)
  } finally {
    unlock()
  }
})

/** A copy of the file that was changed past the gateway. */
const changedFile = (sql: string): string => {
  const file = folder.file('changed.db')
  copyFileSync(original, file)
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
  return file
}

test.each([
  [
    'of an older version',
    'DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE \'%_retention\'',
    /is of an older version: it lacks \d+_retention\. Start a gateway/,
  ],
  [
    'of a newer version',
    'UPDATE "_prisma_migrations" SET "migration_name" = \'9_later\' WHERE "migration_name" LIKE \'%_retention\'',
    /does not know \(9_later\)/,
  ],
  ['that no gateway was started on', 'DELETE FROM "Installation"', /no gateway was ever started on it/],
])('a file %s is refused', async (_what, sql, expected) => {
  expect(await refused(['--to', nowhere, '--from', changedFile(sql)])).toMatch(expected)
})

test('what is no database, or none of ours, is refused', async () => {
  const text = folder.file('text.db')
  writeFileSync(text, 'no database at all, but longer than the beginning of one. '.repeat(100))
  expect(await refused(['--to', nowhere, '--from', text])).toMatch(/is not an SQLite database/)
  const foreign = folder.file('foreign.db')
  new Database(foreign).exec('CREATE TABLE "Accounts" ("id" TEXT)').close()
  expect(await refused(['--to', nowhere, '--from', foreign])).toMatch(/is not a database of csp-gateway/)
})

test('a target that holds another installation, or anything else, is left as it is', async () => {
  const other = await used(createEmptyDatabase())
  await (await startOn(urlOf(other))).close()
  expect(await refused(['--to', urlOf(other)])).toMatch(/^The target holds another installation/)
  const offers = await used(createDatabase())
  const storage = await openPostgresqlStorage({ url: urlOf(offers), readUrl: undefined, migrationUrl: undefined })
  await loadCatalogue(storage)
  await storage.close()
  expect(await refused(['--to', urlOf(offers)])).toMatch(/^The target holds other data already \(Offer\)/)
  const foreign = await used(createEmptyDatabase())
  await withClient(urlOf(foreign), (client) => client.query('CREATE TABLE "Accounts" ("id" TEXT)'))
  expect(await refused(['--to', urlOf(foreign)])).toMatch(/it has other tables/)
})

test('a target that somebody uses is not waited for', async () => {
  const database = await used(createDatabase())
  const told = await withClient(urlOf(database), async (client) => {
    await client.query('BEGIN; LOCK TABLE "Customer" IN ACCESS SHARE MODE')
    return refused(['--to', urlOf(database)])
  })
  expect(told).toMatch(/^The target is in use: /)
})

test.each([
  [
    'a row that refers to nothing',
    'UPDATE "Subscription" SET "orderId" = "id"',
    /^PostgreSQL says: .*violates foreign key constraint "Subscription_orderId/,
  ],
  [
    'a date that is none',
    `UPDATE "Order" SET "createdAt" = 'no date' WHERE "rowid" = 2`,
    /^PostgreSQL says: .* \(Order, row 2, createdAt\)$/m,
  ],
  [
    'a date that only PostgreSQL takes for one',
    `UPDATE "Order" SET "createdAt" = 'yesterday' WHERE "rowid" = 2`,
    /^Order [-0-9a-f]+: createdAt is another one$/m,
  ],
  [
    'JSON that is none',
    `UPDATE "Event" SET "data" = '{' WHERE "rowid" = 3`,
    /^PostgreSQL says: .* \(Event, row 3, data\)$/m,
  ],
  [
    'a date with another time zone',
    `UPDATE "Order" SET "createdAt" = '2026-01-01T00:00:00.000+02:00'`,
    /^Order [-0-9a-f]+: createdAt is another one$/m,
  ],
  [
    'an edited audit trail',
    `DROP TRIGGER "AuditRecord_no_update"; UPDATE "AuditRecord" SET "userName" = 'nobody' WHERE "sequence" = 2`,
    /^FAULT +the audit trail\n +record 2 \(\S+\) is not what was written$/m,
  ],
  ['a gap in the events', 'DELETE FROM "Event" WHERE "sequence" = 2', /^FAULT +events are numbered without gaps$/m],
  ['an order without subscriptions', 'DELETE FROM "Subscription"', /^FAULT +every order has subscriptions$/m],
])('a file with %s is not taken over, and the target stays empty', async (_what, sql, expected) => {
  const database = await used(createEmptyDatabase())
  const { status, stdout, stderr } = await runScript('db-copy', ['--to', urlOf(database), '--from', changedFile(sql)], {
    SERVER_KEY: serverKey,
  })
  expect(status).toBe(1)
  const lines = stderr.split('\n').filter((line) => line && !/\.\.\.$| left$/.test(line))
  expect([...lines, stdout].join('\n')).toMatch(expected)
  const counts = await withClient(urlOf(database), (client) =>
    client.query('SELECT (SELECT count(*) FROM "Customer") + (SELECT count(*) FROM "Installation") AS "count"'),
  )
  expect(counts.rows).toEqual([{ count: '0' }])
})

test('a backup is copied with the key that lies beside the database', async () => {
  const home = join(dirname(folder.file('x')), 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'server.key'), `${serverKey}\n`)
  copyFileSync(original, join(home, 'gateway.db'))
  const backup = folder.file('backup.db')
  copyFileSync(original, backup)
  const database = await used(createEmptyDatabase())
  const { status, stdout } = await runScript('db-copy', ['--to', urlOf(database), '--from', backup], {
    DATABASE_URL: `file:${home}/gateway.db`,
  })
  expect(status).toBe(0)
  expect(stdout).toContain(`SERVER_KEY=$(cat '${home}/server.key')`)
  expect(stdout).not.toContain(serverKey)
})
