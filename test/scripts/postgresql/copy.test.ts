import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import type pg from 'pg'
import { compare } from '../../../scripts/copy/comparison.js'
import { Source } from '../../../scripts/copy/source.js'
import { readTables } from '../../../scripts/copy/tables.js'
import { CustomersDocument } from '../../../src/client/generated/graphql.js'
import { textSettings } from '../../../src/storage/postgresql/text-rows.js'
import { serverKey } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { ask } from '../../support/http.js'
import { anInstallation, replayOn, startOn } from '../../support/installation.js'
import {
  createDatabase,
  createEmptyDatabase,
  dropDatabase,
  urlOf,
  withClient,
  withServer,
} from '../../support/postgresql.js'
import { type Finished, runScript } from '../../support/scripts.js'

const folder = aFolder()

/** What a careless way from one database to the other would make something else of. */
const odd = {
  lastName: 'Tab\tnew\nline\rback\\slash \\N \\. "quotes" \'and\' 😀 𠮷 é e\u0301 \u202e trailing  ',
  firstName: '',
  addressLine2: '\\N',
  region: 'with a NUL: \0!',
}

/** It owns the database and may create roles: what whoever runs the gateway is told to have, and no superuser. */
const owner = { user: `copy_owner_${process.pid}`, password: 'canary-of-a-password' }

let file = ''
let database = ''
let created: Awaited<ReturnType<typeof anInstallation>>
let onSqlite: Awaited<ReturnType<typeof seenOn>>
let first: Finished
let second: Finished

beforeAll(async () => {
  file = folder.file('gateway.db')
  // Roles belong to the server: those of the gateway can have been made by another login, for another database.
  await dropDatabase(await createDatabase())
  database = await createEmptyDatabase()
  await withServer((client) =>
    client.query(`
      CREATE ROLE ${owner.user} LOGIN CREATEROLE PASSWORD '${owner.password}';
      GRANT csp_gateway_app, csp_gateway_finder TO ${owner.user} WITH ADMIN OPTION;
      ALTER DATABASE ${database} OWNER TO ${owner.user}`),
  )
  created = await anInstallation(file)
  const source = new Database(file)
  const columns = Object.keys(odd).map((name) => `"${name}" = @${name}`)
  source.prepare(`UPDATE "BillingProfile" SET ${columns.join(', ')}`).run(odd)
  source.exec(`
    UPDATE "Customer" SET "createdAt" = '1969-12-31T23:59:59.999+00:00' WHERE "rowid" = 1;
    UPDATE "Relationship" SET "createdAt" = 1761955199001 WHERE "rowid" = 2;
    UPDATE "Event" SET "data" = '{"n": [1.50, 1e2, true], "a": null, "text": [ "é😀", "\\u0041", "a\\\\u0000", "b\\u0000" ] }';
    UPDATE "Subscription" SET "suspensionReasons" = '[ "é😀", "B" ]';
    UPDATE "Subscription" SET "quantity" = 2147483647 WHERE "lineItemNumber" = 0;
    UPDATE "Webhook" SET "oldSecret" = x'00ff0a5c';`)
  source.close()
  onSqlite = await seenOn(`file:${file}`)
  first = await copy()
  second = await copy()
})

afterAll(async () => {
  await dropDatabase(database)
  await withServer((client) => client.query(`DROP ROLE ${owner.user}`))
})

const copy = () =>
  runScript('db-copy', ['--to', urlOf(database, owner)], { DATABASE_URL: `file:${file}`, SERVER_KEY: serverKey })

const query = <Row extends pg.QueryResultRow>(text: string) =>
  withClient(urlOf(database), async (client) => (await client.query<Row>(text)).rows)

/** What a list of customers says, and what only the key can open. */
const seenOn = async (url: string) => {
  const gateway = await startOn(url)
  try {
    const { body } = await ask(gateway.url, CustomersDocument.toString(), { first: 50, search: 'fourth coffee' })
    const answers = []
    for (const { variables } of created) answers.push(await replayOn(gateway, variables))
    return { list: body, answers }
  } finally {
    await gateway.close()
  }
}

test('a copy tells what it does and what it has found, and neither key nor password', () => {
  const { status, stdout, stderr } = first
  expect({ status, stderr: stderr.replaceAll(/^\d.* left\n/gm, '') }).toEqual({
    status: 0,
    stderr:
      'Copying ...\nMaking indexes and foreign keys ...\nComparing ...\nLooking at constraints and audit chains ...\n',
  })
  expect(stdout).toMatch(/^Customer +3 +3$/m)
  expect(stdout).toMatch(/^WebhookDelivery +0 +0$/m)
  expect(stdout).toMatch(/^ok +the audit trail$/m)
  expect(stdout).not.toContain('FAULT')
  expect(stdout + stderr).not.toContain(serverKey)
  expect(stdout + stderr).not.toContain(owner.password)
})

test('values that are easily made others of are what they were', async () => {
  const [profile] = await query('SELECT "lastName", "firstName", "addressLine2", "region" FROM "BillingProfile"')
  expect(profile).toEqual({ ...odd, region: 'with a NUL: \u{FFFD}!' })
  const firstOf = (table: string) => query(`SELECT min("createdAt")::text AS "at" FROM "${table}"`)
  expect(await firstOf('Customer')).toEqual([{ at: '1969-12-31 23:59:59.999' }])
  expect(await firstOf('Relationship')).toEqual([{ at: '2025-10-31 23:59:59.001' }])
  const [line] = await query('SELECT "suspensionReasons", "quantity" FROM "Subscription" ORDER BY "quantity" DESC')
  expect(line).toEqual({ suspensionReasons: ['é😀', 'B'], quantity: 2147483647 })
  const [event] = await query('SELECT "data" FROM "Event"')
  const text = ['é😀', 'A', 'a\\u0000', 'b\u{FFFD}']
  expect(event).toEqual({ data: { n: [1.5, 100, true], a: null, text } })
  expect(await query('SELECT "oldSecret" FROM "Webhook"')).toEqual([{ oldSecret: Buffer.from('00ff0a5c', 'hex') }])
})

test('a second copy finds it there, and changes nothing', () => {
  expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining('all there already'), stderr: '' })
})

test('indexes, constraints and rules are those that a gateway makes', async () => {
  const fresh = await createEmptyDatabase()
  const layoutOf = (url: string) =>
    withClient(url, async (client) => {
      const text = `
        SELECT pg_get_indexdef(indexrelid) AS "what" FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT relname || relrowsecurity::text || relforcerowsecurity::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
        ORDER BY 1`
      return (await client.query(text)).rows
    })
  await (await startOn(urlOf(fresh))).close()
  expect(await layoutOf(urlOf(database))).toEqual(await layoutOf(urlOf(fresh)))
  await dropDatabase(fresh)
})

describe('comparing finds', () => {
  /** Differences after a change of what was copied, which is undone. */
  const differencesAfter = async (change: string): Promise<string[]> => {
    const source = await Source.open(file)
    try {
      return await withClient(urlOf(database), async (client) => {
        await client.query(`BEGIN; ${textSettings}; SET LOCAL session_replication_role = replica; ${change}`)
        const differences: string[] = []
        for (const table of await readTables(client)) {
          differences.push(...(await compare(client, table, source.rows(table))).differences)
        }
        return differences
      })
    } finally {
      source.close()
    }
  }

  test('nothing where all is the same', async () => {
    expect(await differencesAfter('')).toEqual([])
  })

  test.each([
    [
      'a date that is a millisecond late',
      `UPDATE "Order" SET "createdAt" = "createdAt" + interval '1 ms'`,
      /^Order .*: createdAt is/,
    ],
    [
      'a date in another time zone',
      `UPDATE "AuditRecord" SET "occurredAt" = "occurredAt" + interval '1 h'`,
      /^AuditRecord .*: occurredAt is/,
    ],
    [
      'a date where there was none',
      `UPDATE "Relationship" SET "endedAt" = "createdAt"`,
      /^Relationship .*: endedAt is/,
    ],
    [
      'a boolean turned round',
      `UPDATE "Relationship" SET "allowDelegatedAccess" = NOT "allowDelegatedAccess"`,
      /: allowDelegatedAccess is/,
    ],
    ['a number', `UPDATE "Subscription" SET "quantity" = "quantity" - 1`, /: quantity is/],
    ['a text without its last space', `UPDATE "BillingProfile" SET "lastName" = rtrim("lastName")`, /: lastName is/],
    [
      'a text in another Unicode form',
      `UPDATE "BillingProfile" SET "lastName" = normalize("lastName")`,
      /: lastName is/,
    ],
    ['an empty text that became NULL', `UPDATE "BillingProfile" SET "firstName" = NULL`, /: firstName is/],
    [
      'a NULL that became an empty text',
      `UPDATE "BillingProfile" SET "contactMiddleName" = ''`,
      /: contactMiddleName is/,
    ],
    ['another value in a list', `UPDATE "Subscription" SET "suspensionReasons" = '["é😀"]'`, /: suspensionReasons is/],
    [
      'another order in a list',
      `UPDATE "AuditRecord" SET "changes" = (SELECT jsonb_agg(c ORDER BY n DESC) FROM jsonb_array_elements("changes") WITH ORDINALITY AS t(c, n)) WHERE jsonb_array_length("changes") > 1`,
      /: changes is/,
    ],
    ['another byte', `UPDATE "Webhook" SET "oldSecret" = '\\x00ff0a5d'`, /: oldSecret is/],
    ['another value of an enumeration', `UPDATE "Order" SET "status" = 'PENDING'`, /: status is/],
    [
      'a row that is missing',
      `DELETE FROM "Subscription" WHERE "id" = (SELECT max("id") FROM "Subscription")`,
      /^Subscription: .* none was found/,
    ],
    [
      'a row too many',
      `INSERT INTO "Installation" SELECT 'x', "serverKeyCheck", "createdAt" FROM "Installation"`,
      /^Installation: the next row is none/,
    ],
    ['another row', `UPDATE "Partner" SET "id" = 'x'`, /^Partner: the next row is/],
  ])('%s', async (_what, change, expected) => {
    const differences = await differencesAfter(change)
    expect(differences[0]).toMatch(expected)
  })
})

test('a gateway on it answers as the one on the file did, and from then on no copy touches it', async () => {
  const onPostgresql = await seenOn(urlOf(database))
  expect(JSON.stringify(onPostgresql)).toBe(JSON.stringify(onSqlite).replaceAll('\\u0000', '\u{FFFD}'))
  expect(onPostgresql.answers).toHaveLength(3)
  expect(await copy()).toMatchObject({
    ...{ status: 1, stdout: '' },
    stderr: expect.stringMatching(/^The target holds this installation already, and one of the two was used since/),
  })
})
