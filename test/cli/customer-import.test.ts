import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { parse } from 'csv-parse/sync'
import { CustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure, office365E3 } from '../support/builders.js'
import { aRow, credentialsIn, csvOf, headings, summaryOf } from '../support/bulk.js'
import { csp, linesOf } from '../support/cli.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()
const folder = aFolder()
const here = (input = '') => ({ url: gateway.url, input })

const stored = async (domain: string) => (await gateway.run(CustomerDocument, { by: { domain } })).customer

const aFile = async (rows: readonly (readonly string[])[], name = 'customers.csv'): Promise<string> => {
  const path = folder.file(name)
  await writeFile(path, csvOf(rows))
  return path
}

const importing = (path: string, ...flags: string[]) => csp(['customer', 'import', path, ...flags], here())
const reportOf = async (path: string) =>
  parse(await readFile(path), { columns: true, bom: true }) as Record<string, string>[]

describe('csp customer import', () => {
  test('creates a customer for each row, and keeps each password where only the user can read it', async () => {
    const [first, second, credentials] = [aDomain(), aDomain(), folder.file('admins.jsonl')]
    const orders = `${azure}; ${office365E3}=3`
    const path = await aFile([
      aRow({ domain: first, subscriptions: orders }),
      aRow({ domain: second, subscriptions: '' }),
    ])
    const { status, stdout, stderr } = await importing(path, '--credentials-file', credentials)
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toContain('2 created')
    const customer = await stored(first)
    expect(customer?.billingProfile).toMatchObject({ culture: 'en-US', language: 'en' })
    expect(customer?.subscriptions.nodes.map(({ quantity }) => quantity)).toEqual([1, 3])
    const kept = linesOf(await readFile(credentials, 'utf8'))
    expect(kept).toContainEqual(expect.objectContaining({ line: 2, customerId: customer?.id, domain: first }))
    expect(kept.map(({ password }) => String(password).length > 11)).toEqual([true, true])
    expect((await stat(credentials)).mode & 0o777).toBe(0o600)
    const journal = await readFile(`${path}.journal`, 'utf8')
    for (const { password } of kept) expect(journal + stderr).not.toContain(JSON.stringify(password).slice(1, -1))
  })

  test('encrypts passwords for those who hold a key', async () => {
    const [domain, identity, credentials] = [aDomain(), await generateIdentity(), folder.file('admins')]
    const recipient = await identityToRecipient(identity)
    const path = await aFile([aRow({ domain })])
    const { status } = await importing(path, '--credentials-file', credentials, '--recipient', recipient)
    expect([status, existsSync(credentials)]).toEqual([0, false])
    expect(await credentialsIn(credentials, identity)).toEqual([
      expect.objectContaining({ domain, signInName: `admin@${domain}`, password: expect.stringMatching(/.{12}/) }),
    ])
  })

  test('a dry run tells what would be refused, with the reasons beside each row, and makes nothing', async () => {
    const [good, bad, report] = [aDomain(), aDomain(), folder.file('report.csv')]
    const taken = (await createCustomer(gateway)).customer.companyProfile.domain
    const path = await aFile([
      aRow({ domain: good }),
      aRow({ domain: bad, postalCode: '9', email: 'nobody' }),
      aRow({ domain: taken }),
    ])
    const { status, stdout, stderr } = await importing(path, '--dry-run', '--report', report)
    expect(status).toBe(11)
    expect(stdout).toMatch(/^line +domain +column +problem\n3 +\S+ +email/)
    expect(stderr).toContain('1 can be created, 2 refused')
    expect(await reportOf(report)).toEqual([
      expect.objectContaining({ line: '2', outcome: 'passed', issues: '', domain: good }),
      expect.objectContaining({
        line: '3',
        outcome: 'refused',
        issues: expect.stringMatching(/email: .*postalCode: /),
      }),
      expect.objectContaining({ line: '4', outcome: 'refused', issues: expect.stringContaining(taken) }),
    ])
    expect([await stored(good), existsSync(`${path}.journal`)]).toEqual([null, false])
  })

  test('creates what is good, and takes its own report, put right, for the rest', async () => {
    const [good, bad, credentials, report] = [
      aDomain(),
      aDomain(),
      folder.file('admins.jsonl'),
      folder.file('report.csv'),
    ]
    const path = await aFile([aRow({ domain: good }), aRow({ domain: bad, postalCode: '9' })])
    const flags = ['--credentials-file', credentials, '--report', report, '--json']
    const first = await importing(path, ...flags)
    expect(first.status).toBe(11)
    expect(linesOf(first.stdout)[0]).toMatchObject({
      line: 3,
      outcome: 'refused',
      issues: [{ code: 'INVALID_FORMAT' }],
    })
    expect(summaryOf(first.stdout)).toMatchObject({ rows: 2, created: 1, refused: 1, untried: 0 })

    const mended = folder.file('mended.csv')
    await writeFile(mended, (await readFile(report, 'utf8')).replace(',9,', ',98052,'))
    const second = await importing(mended, ...flags, '--journal', `${path}.journal`)
    expect(second.status).toBe(0)
    expect(summaryOf(second.stdout)).toMatchObject({ created: 1, earlier: 1, refused: 0 })
    expect(await stored(bad)).not.toBeNull()
    expect(linesOf(await readFile(credentials, 'utf8'))).toHaveLength(2)
  })

  test('repeated it makes nothing again, and says of a row that has changed since that it is not its business', async () => {
    const [domain, credentials] = [aDomain(), folder.file('admins.jsonl')]
    const path = await aFile([aRow({ domain })])
    const flags = ['--credentials-file', credentials, '--json']
    await importing(path, ...flags)
    expect(summaryOf((await importing(path, ...flags)).stdout)).toMatchObject({ created: 0, earlier: 1 })
    await writeFile(path, csvOf([aRow({ domain, city: 'Seattle' })]))
    const { status, stdout } = await importing(path, ...flags)
    expect([status, linesOf(stdout)[0]]).toEqual([19, expect.objectContaining({ outcome: 'refused' })])
    expect(linesOf(await readFile(credentials, 'utf8'))).toHaveLength(1)
  })

  test('takes other people’s headings, separators and line ends', async () => {
    const domain = aDomain()
    const german = csvOf([aRow({ domain, companyName: 'Böhm; Söhne' })], ';')
      .replace('companyName', 'Firma')
      .replace('addressLine1', 'Address Line 1')
      .replace('subscriptions', 'Notiz')
    const path = folder.file('german.csv')
    await writeFile(path, `\ufeff${german.replaceAll('\n', '\r\n')}`)
    const { status } = await importing(
      ...[path, '--map', 'Firma=companyName', '--map', 'Notiz='],
      ...['--credentials-file', folder.file('admins.jsonl')],
    )
    expect(status).toBe(0)
    expect(await stored(domain)).toMatchObject({
      billingProfile: { companyName: 'Böhm; Söhne' },
      subscriptions: { nodes: [] },
    })
  })

  test('takes JSON Lines as createCustomer has them, or with the columns’ names, from standard input as well', async () => {
    const [nested, flat] = [aDomain(), aDomain()]
    const named = Object.fromEntries(headings.map((heading, index) => [heading, aRow({ domain: flat })[index]]))
    const input = [aCustomer({ domain: nested, subscriptions: [{ offerId: azure, friendlyName: 'Ours' }] }), named]
      .map((row) => JSON.stringify(row))
      .join('\n')
    const flags = [
      '--format',
      'jsonl',
      '--credentials-file',
      folder.file('admins'),
      '--journal',
      folder.file('journal'),
    ]
    const { status } = await csp(['customer', 'import', '-', ...flags], here(input))
    expect(status).toBe(0)
    expect((await stored(nested))?.subscriptions.nodes).toMatchObject([{ friendlyName: 'Ours' }])
    expect(await stored(flat)).not.toBeNull()
  })

  test('does not put a journal where there is no place for it, nor passwords nowhere', async () => {
    const ended = await Promise.all([
      csp(['customer', 'import', '-', '--format', 'csv', '--credentials-file', folder.file('x')], here('domain\n')),
      importing(await aFile([aRow({ domain: aDomain() })])),
      csp(['customer', 'import'], here()),
    ])
    expect(ended.map(({ status }) => status)).toEqual([2, 2, 2])
    expect(ended.map(({ stderr }) => /--journal|--credentials-file|Name a file/.exec(stderr)?.[0])).toEqual([
      '--journal',
      '--credentials-file',
      'Name a file',
    ])
  })

  test('keeps away from files that are something else', async () => {
    const path = await aFile([aRow({ domain: aDomain() })])
    const other = await aFile([], 'other.txt')
    const open = folder.file('open.jsonl')
    await writeFile(open, '{"line":1}\n', { mode: 0o644 })
    const ended = await Promise.all([
      importing(path, '--dry-run', '--report', path),
      importing(path, '--credentials-file', open),
      importing(path, '--credentials-file', folder.file('a'), '--journal', other),
      importing(path, '--credentials-file', folder.file('b'), '--recipient', 'age1nobody'),
      importing(path, '--credentials-file', folder.file('c'), '--parallel', '0'),
      importing(path, '--credentials-file', folder.file('d'), '--report', '/nowhere/report.csv'),
    ])
    expect(ended.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2, 2])
    expect(await readFile(other, 'utf8')).toBe(csvOf([]))
  })

  test('does not take one gateway’s journal for another’s', async () => {
    const [path, credentials] = [await aFile([aRow({ domain: aDomain() })]), folder.file('admins.jsonl')]
    await importing(path, '--credentials-file', credentials)
    const elsewhere = { url: gateway.url.replace('127.0.0.1', 'localhost') }
    const { status, stderr } = await csp(['customer', 'import', path, '--credentials-file', credentials], elsewhere)
    expect([status, stderr]).toEqual([2, expect.stringContaining('--journal')])
  })

  test.each(['csv', 'xlsx', 'jsonl'])('writes a template of %s, whose example passes', async (format) => {
    const path = folder.file(`template.${format}`)
    expect((await csp(['customer', 'import', '--template', path], here())).status).toBe(0)
    const { status, stderr } = await importing(path, '--dry-run')
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 can be created')])
  })
})
