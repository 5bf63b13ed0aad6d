import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { CustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain, azure, office365E3 } from '../support/builders.js'
import { csp, jsonOf } from '../support/cli.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()
const folder = aFolder()
const here = () => ({ url: gateway.url })

const flags = (domain: string): string[] => [
  ...['--company-name', 'Fourth Coffee', '--domain', domain, '--email', 'dave@fourthcoffee.example.com'],
  ...['--country', 'US', '--state', 'WA', '--city', 'Redmond', '--address-line-1', 'One Microsoft Way'],
  ...['--postal-code', '98052', '--first-name', 'Dave', '--last-name', 'Smith'],
]

const stored = async (domain: string) => (await gateway.run(CustomerDocument, { by: { domain } })).customer

describe('csp customer create', () => {
  test('takes everything by flags, and shows the password once, on standard output', async () => {
    const domain = aDomain()
    const offers = ['--offer', azure, '--offer', `${office365E3}=3`]
    const { status, stdout, stderr } = await csp(['customer', 'create', ...flags(domain), ...offers], here())
    expect([status, stderr]).toEqual([0, '✓ Fourth Coffee exists now.\n'])
    expect(stdout).toMatch(new RegExp(`sign-in name +admin@${domain}\npassword +\\S{12,}\n`))
    const customer = await stored(domain)
    expect(customer?.billingProfile).toMatchObject({ culture: 'en-US', language: 'en' })
    expect(customer?.subscriptions.nodes.map(({ quantity }) => quantity)).toEqual([1, 3])
  })

  test('takes a file of YAML or JSON, or standard input; flags have the last word', async () => {
    const [inYaml, inJson] = [aDomain(), aDomain()]
    const file = folder.file('customer.yaml')
    await writeFile(
      file,
      `companyProfile: { domain: ${inYaml} }\nbillingProfile:\n  companyName: From a file\n  email: a@file.example\n  defaultAddress: { country: US, state: WA, city: Redmond, addressLine1: One, postalCode: "98052", firstName: Da, lastName: Smith }\n`,
    )
    const create = ['customer', 'create', '--json']
    const [yaml, json] = await Promise.all([
      csp([...create, '--file', file, '--email', 'b@flag.example'], here()),
      csp([...create, '--file', '-'], { ...here(), input: JSON.stringify(aCustomer({ domain: inJson })) }),
    ])
    expect(JSON.parse(yaml.stdout)).toMatchObject({ __typename: 'CreateCustomerSuccess', replayed: false })
    expect((await stored(inYaml))?.billingProfile).toMatchObject({
      companyName: 'From a file',
      email: 'b@flag.example',
    })
    expect(JSON.parse(json.stdout)).toMatchObject({ customer: { companyProfile: { domain: inJson } } })
  })

  test('keeps the password in a file that nobody else can read, and shows it nowhere', async () => {
    const [domain, file] = [aDomain(), folder.file('admin.json')]
    const ended = await csp(['customer', 'create', ...flags(domain), '--credentials-file', file], here())
    expect(ended.status).toBe(0)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { signInName, password } = JSON.parse(await readFile(file, 'utf8'))
    expect(signInName).toBe(`admin@${domain}`)
    expect(ended.stdout + ended.stderr).not.toContain(password)

    const again = await csp(['customer', 'create', ...flags(aDomain()), '--credentials-file', file], here())
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('exists already')
    expect(JSON.parse(await readFile(file, 'utf8')).signInName).toBe(signInName)
  })

  test('says by flags what has to change, all of it, and ends with the status of the first', async () => {
    const { status, stdout, stderr } = await csp(['customer', 'create', '--country', 'US'], here())
    expect([status, stdout]).toEqual([10, ''])
    for (const flag of ['--domain', '--company-name', '--city', '--postal-code', '--first-name'])
      expect(stderr).toContain(`✗ ${flag}: `)
  })

  test('leaves no file behind, and tells a program the issues as the schema has them, when it is refused', async () => {
    const [domain, file] = [aDomain(), folder.file('admin.json')]
    await csp(['customer', 'create', ...flags(domain)], here())
    const create = ['customer', 'create', ...flags(domain), '--json', '--credentials-file', file]
    const { status, stdout } = await csp(create, here())
    expect(status).toBe(16)
    expect(JSON.parse(stdout)).toMatchObject({ __typename: 'Rejection', issues: [{ code: 'DOMAIN_TAKEN' }] })
    expect(existsSync(file)).toBe(false)
  })

  test('repeated under its key it makes no second customer', async () => {
    const create = ['customer', 'create', ...flags(aDomain()), '--idempotency-key', aDomain()]
    const [first] = await jsonOf(create, here())
    const [second] = await jsonOf(create, here())
    expect(second).toEqual({ ...first, replayed: true })
  })

  test.each([
    ['a file that is not there', ['--file', '/nowhere/customer.yaml'], 'ENOENT'],
    ['a file that holds no object', ['--file', '-'], 'has to be an object'],
    ['a quantity that is none', ['--offer', 'MS-AZR-0145P=many'], 'no whole number'],
    ['a flag that does not exist', ['--colour', 'red'], 'unknown option'],
  ])('refuses %s', async (_mistake, parameters, words) => {
    const { status, stderr } = await csp(['customer', 'create', ...parameters], { ...here(), input: '[]' })
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })
})

test('csp customer check tells the same and writes nothing', async () => {
  const domain = aDomain()
  const check = ['customer', 'check', ...flags(domain)]
  const [good, bad] = await Promise.all([csp(check, here()), csp([...check, '--postal-code', 'x'], here())])
  expect([good.status, bad.status]).toEqual([0, 11])
  expect(bad.stderr).toContain('✗ --postal-code: ')
  expect(await stored(domain)).toBeNull()
})
