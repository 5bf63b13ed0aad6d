import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { verifySqliteChains } from '../../scripts/database/sqlite-trail.js'
import { describeProgress } from '../../scripts/progress.js'
import { seededMarketOf } from '../../scripts/seed/market.js'
import { placesIn } from '../../scripts/seed/places.js'
import { profileOf, type SeededProfile } from '../../scripts/seed/profile.js'
import { Random } from '../../scripts/seed/random.js'
import { findAddressIssues } from '../../src/provisioning/address/address.rules.js'
import { requireCountryRules } from '../../src/provisioning/country/country.catalogue.js'
import { culturesByCountry } from '../../src/provisioning/country/country.cultures.js'
import { marketOf } from '../../src/provisioning/country/country.markets.js'
import {
  findBillingProfileIssues,
  findCompanyProfileIssues,
  findExternalIdIssues,
  normaliseBillingProfile,
} from '../../src/provisioning/customer/customer.rules.js'
import type { NewCustomer } from '../../src/provisioning/customer/customer-examination.service.js'
import { findDomainIssues } from '../../src/provisioning/domain/domain.rules.js'
import type { BillingCycle } from '../../src/provisioning/offer/offer.types.js'
import { findOrderIssues } from '../../src/provisioning/order/order.rules.js'
import { composeServices } from '../../src/services.js'
import type { Caller } from '../../src/shared/caller.js'
import { projectFile } from '../../src/shared/project-file.js'
import { lockForThisProcess } from '../../src/storage/sqlite/process-lock.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import type { Storage } from '../../src/storage/storage.js'
import { aCustomer, azure, office365E3 } from '../support/builders.js'
import { aFolder } from '../support/folder.js'

const folder = aFolder()
const serverKey = Buffer.alloc(32, 7)

const run = (file: string, ...args: string[]) => {
  try {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/seed.ts', ...args], {
      cwd: projectFile(''),
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${file}`, SERVER_KEY: serverKey.toString('base64') },
      stdio: 'pipe',
    })
    return { status: 0, stderr: '' }
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer }
    return { status, stderr: stderr.toString() }
  }
}

const withStorage = async <Result>(file: string, work: (storage: Storage) => Promise<Result>): Promise<Result> => {
  const storage = await openSqliteStorage(file)
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

/** Each list is read by itself: Prisma repeats the rows of a long list that hangs on another one by two keys. */
const everything = (file: string) =>
  withStorage(file, async ({ read }) => {
    const include = { billingProfile: true, relationship: true, adminCredential: { omit: { passwordHash: true } } }
    const orderBy = { id: 'asc' } as const
    return {
      customers: await read.customer.findMany({ include, orderBy }),
      orders: await read.order.findMany({ orderBy }),
      subscriptions: await read.subscription.findMany({ include: { offer: true }, orderBy }),
      accessGrants: await read.accessGrant.findMany({ orderBy }),
    }
  })

const issuesOf = ({ billing, company, externalId }: SeededProfile) => {
  const rules = requireCountryRules(billing.defaultAddress.country)
  return [
    ...findBillingProfileIssues(billing, rules, 'sandboxpartner.onmicrosoft.com'),
    ...findAddressIssues(billing.defaultAddress, rules, []),
    ...findCompanyProfileIssues(company, rules),
    ...findDomainIssues(company.domain, []),
    ...findExternalIdIssues(externalId),
  ]
}

describe('a seeded profile', () => {
  test.each(['US', 'DE', 'JP', 'BR', 'AE'])('of a partner in %s passes our own rules, as it stands', (country) => {
    const market = seededMarketOf(country)
    if (!market) throw new Error(`No market for ${country}.`)
    const profiles = Array.from({ length: 500 }, (_, number) => profileOf(number, new Random(number), market))
    expect(profiles.filter((profile) => issuesOf(profile).length > 0)).toEqual([])
    expect(profiles.map(({ billing }) => billing)).toEqual(
      profiles.map(({ billing }) =>
        normaliseBillingProfile(billing, requireCountryRules(billing.defaultAddress.country)),
      ),
    )
    const countries = profiles.map(({ billing }) => billing.defaultAddress.country)
    expect(countries.filter((code) => !marketOf(country).includes(code))).toEqual([])
    expect(new Set(profiles.map(({ company }) => company.domain)).size).toBe(500)
  })

  test('has a place to be in every country with people in it, and each place fits its country', () => {
    const nobodyLivesIn = ['AQ', 'BV', 'GS', 'HM', 'IO', 'TF', 'UM']
    const codes = Object.keys(culturesByCountry)
    expect(codes.filter((code) => marketOf(code).length > 0 && placesIn(code).length === 0)).toEqual(nobodyLivesIn)
    const wrong = codes.flatMap((code) =>
      placesIn(code).filter(({ city, state, postalCode }) => {
        const rules = requireCountryRules(code)
        const address = { country: code, region: null, city, state, addressLine1: '1 High Street', addressLine2: null }
        const person = { firstName: 'Dave', lastName: 'Smith', middleName: null }
        const phoneNumber = rules.phoneNumberExample
        return findAddressIssues({ ...address, postalCode, ...person, phoneNumber }, rules, []).length > 0
      }),
    )
    expect(wrong).toEqual([])
  })
})

describe('npm run seed', () => {
  const files = { first: '', second: '' }

  beforeAll(() => {
    Object.assign(files, { first: folder.file('first.db'), second: folder.file('second.db') })
    for (const file of Object.values(files)) {
      expect(run(file, '--customers', '300', '--partner-country', 'de')).toEqual({ status: 0, stderr: '' })
    }
  }, 60_000)

  test('makes the same customers each time, all but their passwords’ hashes', async () => {
    const first = await everything(files.first)
    expect(first.customers).toHaveLength(300)
    expect(await everything(files.second)).toEqual(first)
  })

  test('makes whole customers, whose subscriptions could have been ordered', async () => {
    const { customers, orders, subscriptions } = await everything(files.first)
    expect(orders.map(({ customerId }) => customerId)).toEqual(customers.map(({ id }) => id))
    for (const { id, billingProfile, relationship, adminCredential, domain } of customers) {
      expect([billingProfile?.country, relationship?.relationshipToPartner]).toEqual([expect.any(String), 'RESELLER'])
      expect(adminCredential?.signInName).toBe(`admin@${domain}`)
      const lines = subscriptions.filter(({ customerId }) => customerId === id)
      expect(lines.length).toBeGreaterThanOrEqual(1)
      const offers = lines.map(({ offer }) => ({
        ...offer,
        supportedBillingCycles: offer.supportedBillingCycles as BillingCycle[],
        prerequisiteOfferIds: offer.prerequisiteOfferIds as string[],
        countries: offer.countries?.split(' ') ?? null,
      }))
      const sold = offers.filter(({ countries }) => countries?.includes(billingProfile?.country ?? '') ?? true)
      const facts = { offers: new Map(sold.map((offer) => [offer.id, offer])), countryName: '' }
      expect(findOrderIssues(lines, { ...facts, activeOfferIds: new Set() })).toEqual([])
    }
  })

  test('makes subscriptions in every state that partners see, some renamed, some with access grants', async () => {
    const { subscriptions, accessGrants } = await everything(files.first)
    const states = new Set(subscriptions.map(({ status }) => status))
    expect([...states].sort()).toEqual(['ACTIVE', 'DELETED', 'DISABLED', 'EXPIRED', 'SUSPENDED'])
    const suspended = subscriptions.filter(({ suspensionReasons }) => JSON.stringify(suspensionReasons) !== '[]')
    expect(suspended.every(({ status }) => status === 'SUSPENDED')).toBe(true)
    const renamed = subscriptions.filter(({ friendlyName, offer }) => friendlyName !== offer.name)
    expect(renamed.every(({ version }) => version >= 2)).toBe(true)
    const usage = new Set(subscriptions.filter(({ billingType }) => billingType === 'USAGE').map(({ id }) => id))
    expect(accessGrants.every(({ subscriptionId }) => usage.has(subscriptionId))).toBe(true)
    for (const some of [suspended, renamed, accessGrants]) expect(some.length).toBeGreaterThan(10)
    const wrongTerms = subscriptions.filter(({ status, autoRenewEnabled, commitmentEndDate }) => {
      const isOver = commitmentEndDate.getTime() < Date.now() - 2 * 86_400_000
      return status === 'EXPIRED' ? commitmentEndDate > new Date() : status === 'ACTIVE' && autoRenewEnabled && isOver
    })
    expect(wrongTerms).toEqual([])
  })

  test('leaves a trail: one record for each version', async () => {
    const file = files.first
    const { records, versions } = await withStorage(file, async ({ read }) => ({
      records: await read.auditRecord.groupBy({ by: 'operation', _count: true }),
      versions: await read.subscription.findMany({ select: { version: true } }),
    }))
    const counts = Object.fromEntries(records.map(({ operation, _count }) => [operation, _count]))
    const changes = versions.reduce((sum, { version }) => sum + version - 1, 0)
    expect(counts).toMatchObject({ ADD_CUSTOMER: 300, CREATE_ORDER: 300, UPDATE_SUBSCRIPTION: changes })
  })

  test('a second time adds further customers, also after some were deleted', async () => {
    const before = await everything(files.second)
    const [gone, ...kept] = before.customers
    await withStorage(files.second, (storage) =>
      storage.write((tx) => tx.customer.delete({ where: { id: gone?.id ?? '' } })),
    )
    expect(run(files.second, '--customers', '150')).toEqual({ status: 0, stderr: '' })
    const { customers } = await everything(files.second)
    expect(customers).toHaveLength(449)
    const ids = new Set(kept.map(({ id }) => id))
    expect(customers.filter(({ id }) => ids.has(id))).toEqual(kept)
  })

  test('writes rows like the gateway’s own, which the gateway can read and find', async () => {
    const address = { country: 'DE', city: 'Berlin', state: null, postalCode: '10115' }
    const created = aCustomer({
      address,
      billing: { culture: 'de-DE', language: 'de' },
      subscriptions: [
        { offerId: azure, quantity: 1 },
        { offerId: office365E3, quantity: 2 },
      ],
    }) as NewCustomer
    const seededDomain = await withStorage(files.first, async (storage) => {
      const { customers, customerQueries } = composeServices(storage, serverKey)
      const partner = await storage.read.partner.findFirstOrThrow()
      const caller: Caller = { partner, userName: 'sandbox', roles: ['ADMIN_AGENT'], language: 'en', ...aCall() }
      const { domain, id } = await storage.read.customer.findFirstOrThrow({ skip: 7, orderBy: { id: 'asc' } })
      const found = await customerQueries.list(caller, { first: 50, search: domain.split('.')[0] ?? '' })
      expect(found.edges.map(({ node }) => node.id)).toEqual([id])
      expect(await customers.create(caller, created)).toHaveProperty('customer.companyProfile')
      return domain
    })
    const [own, gateways] = shapes(files.first, [seededDomain, created.companyProfile.domain])
    expect(own).toEqual(gateways)
  })

  test('leaves indexes, triggers and figures for the planner as they were, and sound rows', async () => {
    const fresh = folder.file('fresh.db')
    await withStorage(fresh, async () => undefined)
    expect(layoutOf(files.first)).toEqual(layoutOf(fresh))
    const database = new Database(files.first)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    database.close()
    expect((await verifySqliteChains(files.first, serverKey)).faults).toEqual([])
    expect((await verifySqliteChains(files.second, serverKey)).faults).toEqual([])
  })

  test('that is killed leaves nothing behind', async () => {
    const file = folder.file('killed.db')
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/seed.ts', '--customers', '20000'], {
      cwd: projectFile(''),
      env: { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${file}` },
    })
    await once(child.stderr, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await withStorage(file, ({ read }) => read.customer.count())).toBe(0)
    const fresh = folder.file('fresh.db')
    await withStorage(fresh, async () => undefined)
    expect(layoutOf(file)).toEqual(layoutOf(fresh))
  })

  test('refuses a database that a gateway holds', () => {
    const unlock = lockForThisProcess(files.first)
    const { status, stderr } = run(files.first, '--customers', '1')
    unlock()
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^.* is in use by another csp-gateway process\. .*\n$/)])
  })

  test.each([
    [[], '--customers is missing'],
    [['--customers', '0'], '--customers is "0"'],
    [['--customers', '1e3'], '--customers is "1e3"'],
    [['--customers', '5', '--partner-country', 'RU'], '--partner-country is "RU"'],
    [['--customer', '5'], "Unknown option '--customer'"],
  ])('with %p says in one line what is wrong, and makes no file', (args, expected) => {
    const { status, stderr } = run(folder.file('none.db'), ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(expected)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  test('tells how far it is', () => {
    expect(describeProgress(3_000, { total: 10_000, unit: 'customers' }, 1.5)).toBe(
      '3,000 of 10,000 customers (30 %), 2,000 a second, 4 s left',
    )
  })
})

const aCall = () => ({ correlationId: '01a12423-ac00-7786-b356-3260d8a8b0fb', calledAt: new Date() })

/** All that the schema says, and what the planner knows. */
const layoutOf = (file: string) => {
  const database = new Database(file, { readonly: true })
  const entries = database.prepare('SELECT "type", "name", "sql" FROM "sqlite_schema" ORDER BY 1, 2').all()
  const figures = database.prepare('SELECT * FROM "sqlite_stat1" ORDER BY 1, 2').all()
  // The usual size of its memory may be written down, or be known without.
  const search = database.prepare('SELECT * FROM "CustomerSearch_config" WHERE "v" <> 1048576 ORDER BY 1').all()
  database.close()
  return { entries, figures, search }
}

/** By table: which columns have which kind of value, and the fields that the trail of a new customer names. */
const shapes = (file: string, domains: readonly string[]) => {
  const database = new Database(file, { readonly: true })
  const rowsOf = (table: string, column: string, id: string) =>
    database.prepare(`SELECT * FROM "${table}" WHERE "${column}" = ? ORDER BY "id" LIMIT 1`).all(id) as object[]
  const shapesOf = (domain: string) => {
    const id = database.prepare('SELECT "id" FROM "Customer" WHERE "domain" = ?').pluck().get(domain) as string
    const tables = ['BillingProfile', 'Relationship', 'AdminCredential', 'Order', 'Subscription']
    const trail = database
      .prepare('SELECT "operation", "changes" FROM "AuditRecord" WHERE "customerId" = ? ORDER BY "id"')
      .all(id) as { operation: string; changes: string }[]
    return {
      rows: Object.fromEntries([
        ['Customer', rowsOf('Customer', 'id', id).map(shapeOf)],
        ...tables.map((table) => [table, rowsOf(table, 'customerId', id).map(shapeOf)]),
      ]),
      trail: trail
        .filter(({ operation }) => operation === 'ADD_CUSTOMER' || operation === 'CREATE_ORDER')
        .map(({ operation, changes }) => [operation, fieldsOf(changes)]),
    }
  }
  const found = domains.map(shapesOf)
  database.close()
  return found
}

/** Times and ids by their form, other values by their type; what can be null says nothing. */
const shapeOf = (row: object) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !optional.has(name))
      .map(([name, value]) => [name, typeof value === 'string' ? formOf(value) : typeof value]),
  )

const optional = new Set(['externalId', 'organizationRegistrationNumber', 'state', 'addressLine2', 'phoneNumber'])

const formOf = (text: string): string => {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return text.replace(/\d/g, '0')
  return /^[0-9a-f]{8}-/.test(text) ? text.replace(/[0-9a-f]/g, '0').replace(/0000-[0-9a-f]000-0/, '') : 'text'
}

/** Without the fields that are empty now and then, and the lines after the first. */
const fieldsOf = (changes: string): string[] =>
  (JSON.parse(changes) as { field: string }[])
    .map(({ field }) => field)
    .filter((field) => !optional.has(field.split('.').at(-1) ?? '') && !/^subscriptions\.[1-9]/.test(field))
