import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyPostgresql } from '../../../scripts/database/postgresql-database.js'
import { serverKey } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { createOn, startOn } from '../../support/installation.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'
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

/** A login as gateways have it: it owns nothing, and is a member of the role. */
const login = { user: `verify_${randomBytes(4).toString('hex')}`, password: 'canary-of-a-password' }

let database = ''

beforeAll(async () => {
  database = await createDatabase()
  const gateway = await startOn(urlOf(database))
  for (let count = 0; count < 3; count += 1) await createOn(gateway)
  await gateway.close()
  await withServer((client) =>
    client.query(
      `CREATE ROLE ${login.user} LOGIN PASSWORD '${login.password}' NOINHERIT; GRANT csp_gateway_app TO ${login.user}`,
    ),
  )
})

afterAll(async () => {
  await dropDatabase(database)
  await withServer((client) => client.query(`DROP ROLE ${login.user}`))
})

const verify = (url: string, environment: Record<string, string> = {}) =>
  runScript('db-verify', [], { DATABASE_URL: url, SERVER_KEY: serverKey, ...environment })

test('the database of gateways is found sound with their own login', async () => {
  const { status, stdout, stderr } = await verify(urlOf(database, login))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).not.toContain('FAULT')
  expect(stdout).toMatch(/^partner 0198f3c0-\S+: 6 audit records, the last is \S+$/m)
  expect(stdout).toMatch(/^PostgreSQL at \S+ is sound\.$/m)
  expect(stdout).not.toContain(login.password)
})

test.each([
  [
    'none of ours',
    async () => ({ url: urlOf(await createEmptyDatabase()), environment: {} }),
    /is not one of csp-gateway/,
  ],
  [
    'a server that is not there',
    async () => ({ url: 'postgresql://a:canary@127.0.0.1:1/x', environment: {} }),
    /^DATABASE_URL: .*ECONNREFUSED/,
  ],
  [
    'another server key',
    async () => ({ url: urlOf(database), environment: { SERVER_KEY: Buffer.alloc(32, 1).toString('base64') } }),
    /^The server key is not the one/,
  ],
  ['no server key', async () => ({ url: urlOf(database), environment: { SERVER_KEY: '' } }), /set SERVER_KEY/],
])('with %s it says in one line what is wrong', async (_what, prepare, expected) => {
  const { url, environment } = await prepare()
  const { status, stdout, stderr } = await verify(url, environment)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(expected)
  expect(stderr).not.toContain('canary')
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test('while gateways write to it, its chains are whole', async () => {
  const gateway = await startOn(urlOf(database))
  const partner = await aPartner(gateway.storage)
  let isDone = false
  const creating = (async () => {
    while (!isDone) await createCustomerOf(partner)
  })()
  for (let round = 0; round < 5; round += 1) {
    const { faults } = await verifyPostgresql('it', urlOf(database, login), Buffer.from(serverKey, 'base64'))
    // The partner beside the sandbox's is of services under another key.
    expect(faults).toMatchObject({ 'events are numbered without gaps': [], 'every customer is whole': [] })
    expect(faults['the audit trail']?.filter((fault) => /chain ends|missing/.test(fault))).toEqual([])
  }
  isDone = true
  await creating
  await gateway.close()
})

test('for a backup it says to use pg_dump', async () => {
  const environment = { DATABASE_URL: urlOf(database, login), SERVER_KEY: serverKey }
  const { status, stderr } = await runScript('db-backup', [folder.file('backup')], environment)
  expect(status).toBe(1)
  expect(stderr).toMatch(/pg_dump --format=custom --file=\S+ "\$DATABASE_URL"/)
  expect(stderr).not.toContain(login.password)
})

describe('is found', () => {
  /** The faults of a copy of the database that was changed past the gateway. */
  const faultsAfter = async (change: string): Promise<Readonly<Record<string, readonly string[]>>> => {
    const changed = await createEmptyDatabase(`TEMPLATE ${database}`)
    try {
      await withClient(urlOf(changed), (client) => client.query(`SET session_replication_role = replica; ${change}`))
      const { faults } = await verifyPostgresql('it', urlOf(changed, login), Buffer.from(serverKey, 'base64'))
      return faults
    } finally {
      await dropDatabase(changed)
    }
  }

  test.each([
    [
      'migrations',
      `UPDATE "_prisma_migrations" SET "checksum" = 'x' WHERE "migration_name" LIKE '%_init'`,
      /_init is not one of/,
    ],
    [
      'migrations',
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_retention'`,
      /_retention was not applied/,
    ],
    [
      'constraints',
      `ALTER TABLE "Order" DROP CONSTRAINT "Order_customerId_partnerId_fkey"; ALTER TABLE "Order" ADD CONSTRAINT "x" CHECK (true) NOT VALID`,
      /"Order" has x, which was not validated/,
    ],
    [
      'indexes',
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"Customer_domain_key"'::regclass`,
      /Customer_domain_key.* is not valid/,
    ],
    [
      'triggers',
      'ALTER TABLE "AuditRecord" DISABLE TRIGGER "AuditRecord_no_change"',
      /AuditRecord_no_change switched off/,
    ],
    ['row-level security', 'ALTER TABLE "Event" NO FORCE ROW LEVEL SECURITY', /"Event" does not force/],
    ['row-level security', 'ALTER TABLE "Event" DISABLE ROW LEVEL SECURITY', /"Event" does not force/],
    ['row-level security', 'CREATE POLICY "open" ON "Event" USING (true)', /"Event" has the rule open/],
    [
      'row-level security',
      'CREATE POLICY "open" ON "Event" FOR SELECT TO csp_gateway_app USING (true)',
      /"Event" has the rule open/,
    ],
    ['row-level security', 'DROP POLICY "Event_of_partner" ON "Event"', /"Event" has no rule/],
    ['rights of the gateway', 'GRANT UPDATE ON "AuditRecord" TO csp_gateway_app', /may update audit records/],
    ['references between rows', `UPDATE "Subscription" SET "orderId" = "id"`, /"Subscription" \S+ refers to nothing/],
    ['every customer is whole', 'DELETE FROM "Relationship"', /lacks its billing profile/],
    ['every order has subscriptions', 'DELETE FROM "Subscription"', /has no subscription/],
    ['events are numbered without gaps', 'DELETE FROM "Event" WHERE "sequence" = 2', /has 8 events from 1 to 9/],
    ['events are numbered without gaps', 'UPDATE "PartnerLedger" SET "eventSequence" = 20', /its ledger says 20/],
    [
      'every delivery that can be sent has its event',
      `INSERT INTO "WebhookDelivery" SELECT 'd', "partnerId", 'w', 'gone', 1, NULL, 'WEBHOOK_TEST', 'DEAD', 1, NULL, NULL, NULL, NULL, now(), NULL FROM "PartnerLedger" LIMIT 1`,
      /delivery d has no event/,
    ],
    [
      'the audit trail',
      `UPDATE "AuditRecord" SET "userName" = 'nobody' WHERE "sequence" = 2`,
      /record 2 \(\S+\) is not what was written/,
    ],
    [
      'the audit trail',
      `UPDATE "AuditRecord" SET "occurredAt" = "occurredAt" + interval '1 ms' WHERE "sequence" = 2`,
      /record 2 /,
    ],
    ['the audit trail', 'DELETE FROM "AuditRecord" WHERE "sequence" = 3', /record 3 is missing/],
    ['the audit trail', 'DELETE FROM "AuditRecord"', /the chain ends at 0/],
  ])('what is wrong with %s: %s', async (name, change, expected) => {
    const faults = await faultsAfter(change)
    expect(faults[name]?.[0]).toMatch(expected)
  })
})
