import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { Turns } from '../../../src/storage/postgresql/pools.js'
import { openPostgresqlStorage } from '../../../src/storage/postgresql/postgresql-storage.js'
import { readingPool } from '../../../src/storage/postgresql/reading.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aPartner, createCustomerOf, type TestPartner } from '../../support/partners.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

let database = ''
let storage: Storage
let partners: [TestPartner, TestPartner]

beforeAll(async () => {
  database = await createDatabase()
  storage = await openPostgresqlStorage({ url: urlOf(database), readUrl: undefined, migrationUrl: undefined })
  partners = [await aPartner(storage), await aPartner(storage)]
  for (const partner of partners) for (let made = 0; made < 3; made += 1) await createCustomerOf(partner)
})

afterAll(async () => {
  await storage.close()
  await dropDatabase(database)
})

const query = async <Row extends object>(text: string): Promise<Row[]> =>
  withClient(urlOf(database), async (client) => (await client.query<Row>(text)).rows)

const asApplication = (partnerId?: string) =>
  `BEGIN; SET LOCAL ROLE csp_gateway_app; ${partnerId ? `SELECT set_config('app.partner_id', '${partnerId}', true)` : ''}`

describe('roles', () => {
  test('those of the gateway sign in nowhere, own no table and get round no rule', async () => {
    const roles = await query(`
      SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole,
        EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns
      FROM pg_roles r WHERE rolname IN ('csp_gateway_app', 'csp_gateway_finder') ORDER BY 1`)
    const powerless = { rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: false }
    expect(roles).toEqual([
      { rolname: 'csp_gateway_app', ...powerless },
      { rolname: 'csp_gateway_finder', ...powerless },
    ])
  })

  test('the gateway may neither change nor delete the audit trail, and nobody else can', async () => {
    const change = (role: string, statement: string) =>
      query(`BEGIN; ${role ? `SET LOCAL ROLE ${role};` : ''} ${statement}`)
    for (const statement of [`UPDATE "AuditRecord" SET "userName" = ''`, 'DELETE FROM "AuditRecord"']) {
      await expect(change('csp_gateway_app', statement)).rejects.toThrow(/permission denied/)
      await expect(change('', statement)).rejects.toThrow(/append-only/)
    }
    await expect(change('', 'TRUNCATE "AuditRecord"')).rejects.toThrow(/append-only/)
  })

  test('the gateway cannot make tables, and cannot find customers of others by the finder’s functions', async () => {
    await expect(query(`${asApplication()}; CREATE TABLE "mine" ()`)).rejects.toThrow(/permission denied/)
    await withClient(urlOf(database), async (client) => {
      await client.query(asApplication(partners[0].id))
      const { rows } = await client.query(`SELECT find_customers_like(ARRAY['%'], 10) AS id`)
      expect(rows).toHaveLength(3)
    })
  })
})

describe('tables', () => {
  test('each one with a partnerId forces its rule upon everybody, and has one for the application only', async () => {
    const tables = await query(`
      SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced, ARRAY(
        SELECT p.polname::text || ': ' || pg_get_expr(p.polqual, p.polrelid) || ' / ' ||
          coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
        FROM pg_policy p WHERE p.polrelid = c.oid AND p.polroles = ARRAY[to_regrole('csp_gateway_app')::oid]
      ) AS rules
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partnerId'
      WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
    expect(tables.length).toBeGreaterThanOrEqual(8)
    const isOwn = `("partnerId" = current_setting('app.partner_id'::text, true))`
    for (const { relname, ...found } of tables as { relname: string }[]) {
      expect({ relname, ...found }).toEqual({
        relname,
        forced: true,
        rules: [`${relname}_of_partner: ${isOwn} / ${isOwn}`],
      })
    }
  })

  test('show nothing without a partner, and one partner’s rows with it', async () => {
    expect(await storage.read.customer.count()).toBe(0)
    expect(await storage.read.auditRecord.count()).toBe(0)
    for (const { id, run } of partners) {
      const rows = await run(() => storage.read.customer.findMany({ select: { partnerId: true } }))
      expect(rows).toEqual(Array(3).fill({ partnerId: id }))
    }
  })

  test('take no row for another partner, and change none of its', async () => {
    const [first, second] = partners
    const [row] = await second.run(() => storage.read.order.findMany())
    const [customer] = await second.run(() => storage.read.customer.findMany())
    expect(row).toBeUndefined()
    const data = {
      id: 'x',
      partnerId: second.id,
      customerId: customer?.id ?? '',
      status: 'COMPLETED' as const,
      billingCycle: 'NONE' as const,
      createdAt: new Date(),
    }
    await expect(first.run(() => storage.write((tx) => tx.order.create({ data })))).rejects.toMatchObject({
      message: expect.stringMatching(/row-level security/),
    })
    const renamed = await first.run(() =>
      storage.write((tx) => tx.customer.updateMany({ data: { companyName: 'Mine' } })),
    )
    expect(renamed.count).toBe(3)
    const names = await second.run(() => storage.read.customer.findMany({ select: { companyName: true } }))
    expect(names.map(({ companyName }) => companyName)).not.toContain('Mine')
  })
})

/** For one partner, for the other one, and so on, a hundred at a time. */
const inTurns = async <Result>(count: number, work: (partner: TestPartner) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  while (results.length < count) {
    const batch = Array.from({ length: 100 }, (_, index) => work(partners[index % 2 ? 1 : 0]))
    results.push(...(await Promise.all(batch)))
  }
  return results
}

describe('connections', () => {
  test('a thousand requests of two partners, mixed, each see their own', async () => {
    const select = { partnerId: true, billingProfile: { select: { partnerId: true } } }
    const seen = await inTurns(1_000, async (partner) => {
      const rows = await partner.run(() => storage.read.customer.findMany({ select }))
      return rows.filter((row) => row.partnerId === partner.id && row.billingProfile?.partnerId === partner.id).length
    })
    expect(seen).toEqual(Array(1_000).fill(3))
  })

  test('only two of them serve a thousand statements of two partners, and mix up none', async () => {
    const pool = new pg.Pool({ connectionString: urlOf(database), max: 2 })
    const reading = readingPool(new Turns(pool), undefined, () => {})
    const statement: pg.QueryArrayConfig = { text: 'SELECT "partnerId" FROM "Customer"', rowMode: 'array' }
    const seen = await inTurns(1_000, async (partner) => {
      const { rows } = await partner.run(() => reading.query(statement))
      return rows.flat().filter((id) => id === partner.id).length
    })
    expect(seen).toEqual(Array(1_000).fill(3))
    await pool.end()
  })

  test('keep nothing of a transaction after its end', async () => {
    await withClient(urlOf(database), async (client) => {
      await client.query(`${asApplication(partners[0].id)}; SET LOCAL statement_timeout = 4000; COMMIT`)
      const { rows } = await client.query(
        `SELECT current_user <> 'csp_gateway_app' AS "isLogin", current_setting('app.partner_id', true) AS partner`,
      )
      expect(rows).toEqual([{ isLogin: true, partner: '' }])
    })
  })

  test('have time-outs on both sides in each transaction', async () => {
    const settings = await storage.read.$queryRaw`
      SELECT current_user AS "user", current_setting('statement_timeout') AS "statement",
        current_setting('lock_timeout') AS "lock", current_setting('idle_in_transaction_session_timeout') AS "idle"`
    expect(settings).toEqual([{ user: 'csp_gateway_app', statement: '4s', lock: '3800ms', idle: '5s' }])
  })
})
