import { open, rm, writeFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { CustomerListDocument } from '../../src/client/generated/graphql.js'
import { aDomain } from '../support/builders.js'
import {
  aRow,
  createdIn,
  credentialsIn,
  csvOf,
  endWithPeak,
  headings,
  killAfter,
  summaryOf,
  writeManyRows,
} from '../support/bulk.js'
import { csp, cspProcess, linesOf, spawnCsp } from '../support/cli.js'
import { eventually } from '../support/eventually.js'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { freePort } from '../support/postgresql-server.js'
import { startProcess } from '../support/process.js'

const gateway = aGateway()
const limited = aGateway({ RATE_LIMITS: 'createCustomer=5' })
const folder = aFolder()

const megabytesMax = 200

test('ten thousand rows, killed twice: 9,900 customers, a hundred reasons, under 200 MB', async () => {
  const [path, admins, report] = [folder.file('many.csv'), folder.file('admins'), folder.file('report.csv')]
  const identity = await generateIdentity()
  await writeManyRows(path, 10_000, 'long')
  const words = ['customer', 'import', path, '--credentials-file', admins, '--report', report, '--json']
  words.push('--recipient', await identityToRecipient(identity), '--parallel', '16')
  for (const count of [2_000, 5_000]) await killAfter(spawnCsp(words, { url: gateway.url }), `${path}.journal`, count)
  const { status, stdout, megabytes } = await endWithPeak(spawnCsp(words, { url: gateway.url }))
  expect([status, linesOf(stdout).length]).toEqual([11, 101])
  const { created, earlier, ...rest } = summaryOf(stdout)
  expect(Number(created) + Number(earlier)).toBe(9_900)
  expect(rest).toMatchObject({ rows: 10_000, refused: 100, failed: 0, credentialResetNeeded: [] })
  const listed = { search: 'long', withTotalCount: true }
  expect((await gateway.run(CustomerListDocument, listed)).customers.totalCount).toBe(9_900)
  const credentials = await credentialsIn(admins, identity)
  expect(new Set(credentials.map(({ domain }) => domain)).size).toBe(9_900)
  expect(megabytes).toBeGreaterThan(0)
  expect(megabytes).toBeLessThan(megabytesMax)

  const exported = await endWithPeak(
    spawnCsp(['customer', 'export', '--out', folder.file('all.xlsx')], { url: gateway.url }),
  )
  expect(exported).toMatchObject({ status: 0, stderr: expect.stringContaining('9900 customers') })
  expect(exported.megabytes).toBeLessThan(megabytesMax)
}, 1_800_000)

test('a million lines are read to their end in little memory before anything is made', async () => {
  const path = folder.file('million.csv')
  const file = await open(path, 'w')
  await file.write(`${headings.join(',')}\n`)
  for (let part = 0; part < 100; part += 1) {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      aRow({ domain: `m${part * 10_000 + index}.onmicrosoft.com` }),
    )
    await file.write(csvOf(rows).slice(headings.join(',').length + 1))
  }
  await file.write('"never closed')
  await file.close()
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl')]
  const { status, stderr, megabytes } = await endWithPeak(spawnCsp(words, { url: gateway.url }))
  expect([status, stderr]).toEqual([2, expect.stringContaining('line 1000002')])
  expect(megabytes).toBeGreaterThan(0)
  expect(megabytes).toBeLessThan(megabytesMax)
  await rm(path)
}, 300_000)

test('waits as long as a gateway asks that has enough for now', async () => {
  const path = folder.file('limited.csv')
  await writeFile(path, csvOf(Array.from({ length: 8 }, () => aRow({ domain: aDomain() }))))
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl'), '--json']
  const { status, stdout } = await csp(words, { url: limited.url })
  expect([status, summaryOf(stdout)]).toEqual([0, expect.objectContaining({ created: 8 })])
}, 180_000)

test('a gateway that goes away ends the import after some patience; the next run goes on', async () => {
  const path = folder.file('away.csv')
  await writeManyRows(path, 400, 'away')
  const environment = { DATABASE_URL: `file:${folder.file('away.db')}`, PORT: String(await freePort()) }
  const words = ['customer', 'import', path, '--credentials-file', folder.file('admins.jsonl'), '--json']
  const first = await startProcess(environment)
  const running = spawnCsp(words, { url: first.url })
  await eventually(async () => (await createdIn(`${path}.journal`)) > 10, 60_000)
  await first.stop('SIGKILL')
  const { status, stdout, stderr } = await running.ended
  expect([status, stderr]).toEqual([75, expect.stringContaining('goes on where this one stopped')])
  expect(Number(summaryOf(stdout).untried)).toBeGreaterThan(0)
  const second = await startProcess(environment)
  const ended = await cspProcess(words, { url: second.url })
  expect([ended.status, summaryOf(ended.stdout)]).toEqual([11, expect.objectContaining({ refused: 4, untried: 0 })])
  await second.stop()
}, 300_000)
