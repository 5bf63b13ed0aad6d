import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { loadCatalogue } from '../../../src/provisioning/offer/offer.catalogue.js'
import { convertOffers } from '../../../src/provisioning/offer/offer.import.js'
import { projectFile } from '../../../src/shared/project-file.js'
import { openSqliteStorage } from '../../../src/storage/sqlite/sqlite-storage.js'
import { aFolder } from '../../support/folder.js'

const folder = aFolder()

/** An offer as Partner Center writes it. */
const aWireOffer = (changes: object = {}) => ({
  id: 'aaaaaaaa-0000-0000-0000-000000000001',
  name: 'New Product',
  description: 'ignored',
  minimumQuantity: 1,
  maximumQuantity: 300,
  category: { id: 'SmallBusiness_Key', name: 'Small business', rank: 30 },
  billing: 'license',
  supportedBillingCycles: ['annual', 'monthly'],
  term: 1,
  termUnitOfMeasure: 'Year',
  unitType: 'Licenses',
  isAddOn: false,
  isTrial: false,
  prerequisiteOffers: [],
  ...changes,
})

const azure = aWireOffer({
  id: 'MS-AZR-0145P',
  name: 'Microsoft Azure',
  category: { id: 'Enterprise_Key' },
  billing: 'usage',
  supportedBillingCycles: ['monthly'],
  term: 9999,
  termUnitOfMeasure: 'Month',
  maximumQuantity: 999_999_999,
  unitType: 'Usage-based',
})

const run = async (database: string, text: string, ...flags: string[]) => {
  const file = folder.file('offers.json')
  await writeFile(file, text)
  try {
    const output = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/import-offers.ts', file, ...flags], {
      cwd: projectFile(''),
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${database}` },
      stdio: 'pipe',
    })
    return { status: 0, output: output.toString() }
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer }
    return { status, output: stderr.toString() }
  }
}

describe('an offer of Partner Center', () => {
  test('becomes one of ours', () => {
    expect(convertOffers({ totalCount: 1, items: [aWireOffer()] }).offers).toMatchObject([
      {
        id: 'AAAAAAAA-0000-0000-0000-000000000001',
        segment: 'SMALL_BUSINESS',
        billingType: 'LICENSE',
        supportedBillingCycles: ['MONTHLY', 'ANNUAL'],
        term: 'P1Y',
      },
    ])
    expect(convertOffers([azure]).offers).toMatchObject([
      { id: 'MS-AZR-0145P', segment: 'ENTERPRISE', billingType: 'USAGE', term: null },
    ])
  })

  test('can have names with a capital', () => {
    const pascal = Object.fromEntries(
      Object.entries(aWireOffer()).map(([name, value]) => [name[0]?.toUpperCase() + name.slice(1), value]),
    )
    expect(convertOffers({ Items: [pascal] }).offers).toHaveLength(1)
  })

  test.each([
    ['category', { category: { id: 'Other_Key' } }],
    ['billing', { billing: 'barter' }],
    ['supportedbillingcycles', { supportedBillingCycles: [] }],
    ['termUnitOfMeasure', { termUnitOfMeasure: 'Fortnight' }],
    ['minimumQuantity', { minimumQuantity: 5, maximumQuantity: 4 }],
    ['prerequisiteOffers', { isAddOn: true }],
    ['name', { name: '' }],
  ])('is refused for its %s, and the others are taken', (member, changes) => {
    const { offers, refused } = convertOffers({ items: [aWireOffer(changes), aWireOffer()] })
    expect(offers).toHaveLength(1)
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toContain(member)
  })

  test.each([null, 5, {}, { items: 'x' }])('is not in %p', (answer) => {
    expect(() => convertOffers(answer)).toThrow(/no list of offers/)
  })
})

describe('npm run offers:import', () => {
  test('adds, changes, leaves and refuses, and a start does not undo it', async () => {
    const database = folder.file('import.db')
    const items = [
      aWireOffer(),
      azure,
      aWireOffer({
        id: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
        name: 'Office 365 E3 (new name)',
        category: { id: 'Enterprise_Key' },
        maximumQuantity: 10_000_000,
      }),
      aWireOffer({ id: 'X', billing: '?' }),
    ]
    const dry = await run(database, JSON.stringify({ items }), '--dry-run')
    expect(dry.output).toContain('1 added, 1 changed, 1 unchanged, 1 refused. Nothing was written.')
    const { status, output } = await run(database, `\uFEFF${JSON.stringify({ items })}`)
    expect([status, output]).toEqual([0, expect.stringContaining('1 added, 1 changed, 1 unchanged, 1 refused.')])
    expect(output).toContain('changed  796B6B5F-613C-4E24-A17C-EBA730D49C02  Office 365 E3 (new name): name')
    expect((await run(database, JSON.stringify(items))).output).toContain('0 added, 0 changed, 3 unchanged, 1 refused.')
    const storage = await openSqliteStorage(database)
    await loadCatalogue(storage)
    const offer = await storage.read.offer.findFirst({ where: { id: '796B6B5F-613C-4E24-A17C-EBA730D49C02' } })
    await storage.close()
    expect(offer?.name).toBe('Office 365 E3 (new name)')
  })

  test.each([
    ['no JSON', '{', /JSON/],
    ['no offers', '{}', /no list of offers/],
  ])('of %s is refused with one clear line', async (_title, text, expected) => {
    const { status, output } = await run(folder.file('x.db'), text)
    expect(status).toBe(1)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect(output).toMatch(expected)
  })
})
