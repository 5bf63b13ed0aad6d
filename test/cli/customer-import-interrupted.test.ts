import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { CreateCustomerDocument, CustomerListDocument } from '../../src/client/generated/graphql.js'
import { aCustomer, aDomain } from '../support/builders.js'
import { aRow, credentialsIn, csvOf, killAfter, summaryOf, writeManyRows } from '../support/bulk.js'
import { csp, linesOf, spawnCsp, Typist } from '../support/cli.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()
const folder = aFolder()
const here = () => ({ url: gateway.url })

const countOf = async (search: string) => {
  const { customers } = await gateway.run(CustomerListDocument, { search, withTotalCount: true })
  return customers.totalCount
}

test('killed twice on the way it makes each customer once, and loses no password', async () => {
  const [path, admins, identity] = [folder.file('many.csv'), folder.file('admins'), await generateIdentity()]
  await writeManyRows(path, 100, 'killed')
  const words = ['customer', 'import', path, '--credentials-file', admins, '--json', '--parallel', '4']
  words.push('--recipient', await identityToRecipient(identity))
  for (const count of [10, 30]) await killAfter(spawnCsp(words, here()), `${path}.journal`, count)
  const { status, stdout } = await csp(words, here())
  expect(status).toBe(11)
  const { created, earlier, ...summary } = summaryOf(stdout)
  expect(Number(created) + Number(earlier)).toBe(99)
  expect(Number(earlier)).toBeGreaterThanOrEqual(30)
  expect(summary).toMatchObject({ rows: 100, refused: 1, failed: 0, unknown: 0, credentialResetNeeded: [] })
  expect(
    linesOf(stdout)
      .slice(0, -1)
      .map(({ line }) => line),
  ).toEqual([52])
  expect(await countOf('killed')).toBe(99)

  const credentials = await credentialsIn(admins, identity)
  const passwords = new Map(credentials.map(({ domain, password }) => [domain, password]))
  expect(passwords.size).toBe(99)
  // What was written twice is the same twice.
  expect(credentials.every(({ domain, password }) => passwords.get(domain) === password)).toBe(true)
}, 60_000)

/** A journal of a run that asked for a row and was killed. */
const askedBefore = async (domain: string, at: Date) => {
  const path = folder.file('lost.csv')
  await writeFile(path, csvOf([aRow({ domain })]))
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl'), '--json']
  await csp(words, { url: gateway.url })
  const [header = '', asked = '{}'] = (await readFile(`${path}.journal`, 'utf8')).split('\n')
  await writeFile(`${path}.journal`, `${header}\n${JSON.stringify({ ...JSON.parse(asked), at })}\n{"crea`)
  return words
}

test('an answer that was lost within the quarter of an hour is given again, with its password', async () => {
  const words = await askedBefore(aDomain(), new Date())
  const { status, stdout } = await csp(words, here())
  expect([status, summaryOf(stdout)]).toEqual([0, expect.objectContaining({ created: 1, credentialResetNeeded: [] })])
})

test('later it says whose password has to be reset', async () => {
  const domain = aDomain()
  const words = await askedBefore(domain, new Date())
  await gateway.inStorage((storage) =>
    storage.write((tx) => tx.idempotencyRecord.updateMany({ data: { sealed: null, sealedUntil: null } })),
  )
  const { status, stdout, stderr } = await csp(words, here())
  expect([status, summaryOf(stdout)]).toEqual([0, expect.objectContaining({ credentialResetNeeded: [domain] })])
  expect(stderr).toMatch(new RegExp(`csp credential reset .*\n +${domain}`))
})

test('after a day, when the gateway has forgotten the key, it knows its own customer by the domain', async () => {
  const domain = aDomain()
  const words = await askedBefore(domain, new Date())
  await gateway.inStorage((storage) => storage.write((tx) => tx.idempotencyRecord.deleteMany()))
  expect(summaryOf((await csp(words, here())).stdout)).toMatchObject({ created: 1, credentialResetNeeded: [domain] })
  expect(summaryOf((await csp(words, here())).stdout)).toMatchObject({ created: 0, earlier: 1 })
})

test('and does not take a customer for its own that was there before', async () => {
  const { customer } = await createCustomer(gateway)
  const path = folder.file('before.csv')
  await writeFile(path, csvOf([aRow({ domain: customer.companyProfile.domain })]))
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl'), '--json']
  for (const _run of [1, 2]) expect((await csp(words, here())).status).toBe(16)
})

test('a row whose customer somebody else makes meanwhile is refused', async () => {
  const domain = aDomain()
  const words = await askedBefore(aDomain(), new Date())
  await writeFile(words[2] ?? '', csvOf([aRow({ domain })]))
  await gateway.run(CreateCustomerDocument, aCustomer({ domain }))
  expect((await csp(words, here())).status).toBe(16)
})

test('a damaged journal is told by its line', async () => {
  const words = await askedBefore(aDomain(), new Date())
  await appendFile(`${words[2]}.journal`, '\n{}\n')
  const { status, stderr } = await csp(words, here())
  expect([status, stderr]).toEqual([2, expect.stringContaining('line 3 is damaged')])
})

test('Ctrl+C waits for what was sent, tells where it stopped, and the next run goes on from there', async () => {
  const path = folder.file('interrupted.csv')
  await writeManyRows(path, 100, 'interrupted')
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl'), '--json']
  const interruption = new AbortController()
  const running = csp(words, { ...here(), interruption: interruption.signal })
  await eventually(async () => Number(await countOf('interrupted')) >= 5)
  interruption.abort()
  const { status, stdout, stderr } = await running
  expect([status, stderr]).toEqual([130, expect.stringContaining('goes on where this one stopped')])
  const { created, untried, unknown } = summaryOf(stdout)
  expect(unknown).toBe(0)
  expect(await countOf('interrupted')).toBe(created)
  expect(Number(untried)).toBeGreaterThan(0)
  expect(summaryOf((await csp(words, here())).stdout)).toMatchObject({ earlier: created, untried: 0, refused: 1 })
})

test('at a terminal it shows how far it has come', async () => {
  const path = folder.file('seen.csv')
  await writeManyRows(path, 60, 'seen')
  const typist = new Typist(['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl')], here())
  expect(await typist.end()).toBe(11)
  expect(typist.screen).toMatch(/\d+ of 60 \| \d+\/s \| \S+ left \| \d refused or failed/)
  expect(typist.screen).toContain('59 created, 1 refused')
})
