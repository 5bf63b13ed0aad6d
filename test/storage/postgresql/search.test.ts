import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CustomersQuery } from '../../../src/provisioning/customer/customer-query.service.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aPartner, createCustomerOf, type TestPartner } from '../../support/partners.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

const names = [
  ...['Café Zürich', 'cafe zurich nord', 'Münchner Kaffee', 'Ørsted Power', 'STRASSE Straße', 'Žižkov Pivo'],
  ...['Fabrikam_100%', 'Fabrikam 100', 'Back\\slash Works', 'Backslash Works', "O'Brien & Söhne", 'A.B.C. Trading'],
  ...['日本電気株式会社', '東京スカイツリー', 'ﾊﾝｶｸ カタカナ', 'Ελληνική Εταιρεία', 'Ωmega "Quoted"', 'Emoji 🙂 Party'],
  ...['aardvark Ltd', 'Aardvark-Ltd', 'AARDVARK_LTD', 'zz top', 'Zz-Top', 'ab', 'Ab initio'],
]

const searches = [
  ...['cafe', 'CAFÉ', 'zurich', 'zür', 'straße', 'strasse', 'žiž', 'ø', 'ü', 'a', 'ab', 'zz', 'e 🙂', '🙂'],
  ...[
    '%',
    '_',
    '100%',
    'm_1',
    'fabrikam_100',
    '\\',
    'back\\slash',
    'slash\\',
    '%%%',
    "o'b",
    '"quoted"',
    '& s',
    'a.b.c',
  ],
  ...['日本', '電気株', '株式会社', '東京', 'ー', 'カタカナ', 'ﾊﾝｶｸ', 'ハンカク', 'ελλην', 'ΕΤΑΙΡΕΙΑ', 'ωmega'],
  ...['aardvark ltd', 'aardvark-ltd', '-ltd', 'ltd aardvark', 'onmicrosoft', 'names1', 'example.com', '---', 'no such'],
]

interface Side {
  readonly storage: Storage
  readonly partner: TestPartner
}

const sides: Side[] = []
let folder = ''
let database = ''

const openSide = async (storage: Storage): Promise<Side> => {
  const partner = await aPartner(storage)
  for (const [index, companyName] of names.entries()) {
    await createCustomerOf(partner, { domain: `names${index}.onmicrosoft.com`, billing: { companyName } })
  }
  return { storage, partner }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csp-gateway-test-'))
  database = await createDatabase()
  sides.push(await openSide(await openStorage({ file: join(folder, 'gateway.db') })))
  const url = urlOf(database)
  sides.push(await openSide(await openStorage({ url, readUrl: undefined, migrationUrl: undefined })))
}, 60_000)

afterAll(async () => {
  for (const { storage } of sides) await storage.close()
  await rm(folder, { recursive: true })
  await dropDatabase(database)
})

const list = ({ partner }: Side, query: CustomersQuery): Promise<string[]> =>
  partner.run(async () => {
    const { nodes } = await partner.services.customerQueries.list(partner.caller(), { first: 100, ...query })
    return nodes.map(({ companyProfile }) => companyProfile.domain)
  })

const onBoth = async (query: CustomersQuery): Promise<string[][]> => Promise.all(sides.map((side) => list(side, query)))

describe('both databases', () => {
  test('have the names', async () => {
    for (const found of await onBoth({})) expect(found).toHaveLength(names.length)
  })

  test.each(searches)('find the same customers by %p', async (search) => {
    const [sqlite, postgresql] = await onBoth({ search, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
    expect(postgresql).toEqual(sqlite)
  })

  test.each(['COMPANY_NAME', 'DOMAIN'] as const)('order all by %s in the same way', async (field) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const [sqlite, postgresql] = await onBoth({ orderBy: { field, direction } })
      expect(postgresql).toEqual(sqlite)
    }
  })

  test('find offers by words in the same way', async () => {
    for (const search of ['office 365', 'E3', 'azure', 'a', '\\', 'e_3']) {
      const [sqlite, postgresql] = await Promise.all(
        sides.map(async ({ partner }) => {
          const { nodes } = await partner.services.offers.list({ country: 'US', search, first: 100 })
          return nodes.map(({ id }) => id)
        }),
      )
      expect(postgresql).toEqual(sqlite)
    }
  })
})

test('PostgreSQL uses its index of trigrams where there are many customers', async () => {
  const { partner } = sides[1] as Side
  await withClient(urlOf(database), async (client) => {
    await client.query(`
      INSERT INTO "Customer" ("id", "partnerId", "commerceId", "domain", "companyName", "companyNameKey", "searchText",
        "createdAt", "updatedAt")
      SELECT 'id' || i, '${partner.id}', '', 'made' || i, '', '', md5(i::text), now(), now()
      FROM generate_series(1, 30000) AS i`)
    // As autovacuum does after a while: new rows go into the index late.
    await client.query('VACUUM ANALYZE "Customer"')
    // As the role of find_customers_like, under whose policy LIKE may use an index.
    await client.query('SET ROLE csp_gateway_finder')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`
      EXPLAIN SELECT c."id" FROM "Customer" c
      WHERE c."partnerId" = '${partner.id}' AND c."searchText" LIKE '%coffee%' LIMIT 901`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Customer_searchText_idx')
  })
})
