import { readFile, stat } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import {
  CustomerDocument,
  OrderSubscriptionsDocument,
  SuspendSubscriptionDocument,
} from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure, office365E3 } from '../support/builders.js'
import { csp, linesOf } from '../support/cli.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { type CreatedCustomer, createCustomer, succeeded } from '../support/outcomes.js'

const gateway = aGateway()
const elsewhere = aGateway()
const folder = aFolder()

const exporting = (...flags: string[]) => csp(['customer', 'export', ...flags], { url: gateway.url })

/** Names as somebody would choose who wants a spreadsheet to calculate them. */
const names = ['=1+1 Coffee', '+49 Coffee', '@Coffee', "'=Coffee", 'Böhm "&" <Söhne>; Co, Ltd']

const lines = [
  { offerId: azure },
  { offerId: office365E3, quantity: 25 },
  { offerId: office365E3, friendlyName: 'Ours; all' },
]

test('writes every customer with its subscriptions, so that another gateway can be filled with it', async () => {
  const created: CreatedCustomer[] = []
  for (const companyName of names) {
    const subscriptions = created.length === 0 ? lines : []
    created.push(
      await createCustomer(gateway, { billing: { companyName }, subscriptions, externalId: `=${companyName}` }),
    )
  }
  const domains = created.map(({ customer }) => customer.companyProfile.domain)
  for (const format of ['csv', 'xlsx', 'jsonl']) {
    const path = folder.file(`customers.${format}`)
    expect(await exporting('--out', path)).toMatchObject({ status: 0, stderr: expect.stringContaining('5 customers') })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const again = folder.file('again.csv')
    const checked = await csp(['customer', 'import', path, '--dry-run', '--report', again], { url: elsewhere.url })
    expect([checked.status, checked.stdout]).toEqual([0, ''])
    const report = parse(await readFile(again), { columns: true, bom: true }) as Record<string, string>[]
    expect(report.map(({ domain }) => domain)).toEqual(domains)
  }

  const path = folder.file('customers.csv')
  await exporting('--out', path)
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl')]
  expect((await csp(words, { url: elsewhere.url })).status).toBe(0)
  for (const { customer } of created) {
    const by = { domain: customer.companyProfile.domain }
    const there = (await elsewhere.run(CustomerDocument, { by })).customer
    expect(there?.externalId).toBe(customer.externalId)
    const { id: _id, etag: _etag, ...profile } = customer.billingProfile
    expect(there?.billingProfile).toMatchObject(profile)
    const said = ({ friendlyName, quantity, offer }: (typeof customer.subscriptions.nodes)[number]) => [
      friendlyName,
      quantity,
      offer.id,
    ]
    expect(there?.subscriptions.nodes.map(said)).toEqual(customer.subscriptions.nodes.map(said))
  }
})

test('neutralises what a spreadsheet would calculate', async () => {
  const { stdout } = await exporting()
  const [, ...rows] = parse(stdout, { bom: true }) as string[][]
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(rows.flat()).toEqual(expect.arrayContaining(["'=1+1 Coffee", "'+49 Coffee", "'@Coffee", "''=Coffee"]))
})

test('has all subscriptions of a customer, however many; an import leaves out those that are not active', async () => {
  const domain = aDomain()
  const { customer } = await createCustomer(gateway, { domain, subscriptions: [{ offerId: azure }] })
  const more = Array.from({ length: 30 }, () => ({ offerId: office365E3 }))
  await gateway.run(OrderSubscriptionsDocument, { customerId: customer.id, subscriptions: more })
  const [{ id: subscriptionId = '' } = {}] = customer.subscriptions.nodes
  succeeded((await gateway.run(SuspendSubscriptionDocument, { subscriptionId })).suspendSubscription)
  const path = folder.file('many.csv')
  await exporting('--out', path)
  const rows = parse(await readFile(path), { columns: true, bom: true }) as Record<string, string>[]
  const exported = JSON.parse(rows.find((row) => row.domain === domain)?.subscriptions ?? '')
  expect(exported).toHaveLength(31)
  expect(exported[0]).toEqual({ offerId: azure, quantity: 1, status: 'SUSPENDED' })

  const there = aDomain()
  const input = { ...aCustomer({ domain: there }), subscriptions: exported }
  const words = ['customer', 'import', '-', '--format', 'jsonl', '--journal', folder.file('journal')]
  const flags = ['--credentials-file', folder.file('admins.jsonl')]
  await csp([...words, ...flags], { url: elsewhere.url, input: JSON.stringify(input) })
  const imported = (await elsewhere.run(CustomerDocument, { by: { domain: there } })).customer
  expect(imported?.subscriptions.nodes.every(({ offer }) => offer.id === office365E3)).toBe(true)
})

test('goes to standard output, as CSV or JSON Lines', async () => {
  const [csv, jsonl] = [await exporting(), await exporting('--format', 'jsonl')]
  expect(csv.stdout).toMatch(/^domain,/)
  expect(linesOf(jsonl.stdout)[0]).toMatchObject({
    relationship: 'RESELLER',
    companyProfile: { domain: expect.any(String) },
  })
})

test('says which format it is to be when the name does not', async () => {
  const { status, stderr } = await exporting('--out', folder.file('customers.dat'))
  expect([status, stderr]).toEqual([2, expect.stringContaining('--format')])
})
