import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { aFolder } from '../support/folder.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'
import { runScript } from '../support/scripts.js'

const folder = aFolder()
const gateway = aGateway()

const run = (script: string, ...args: string[]) =>
  runScript(script, args, { DATABASE_URL: `file:${gateway.folder}/gateway.db` })

const backUp = (file: string) => run('db-backup', file)
const verify = (file: string) => run('db-verify', file)

test('a backup while customers are created has all that were there before it, whole, and opens as a database', async () => {
  for (let count = 0; count < 5; count += 1) await createCustomer(gateway)
  const before = await gateway.gateway.storage.read.customer.findMany({ select: { domain: true } })
  const file = folder.file('backup.db')
  let isDone = false
  const creating = (async () => {
    while (!isDone) await createCustomer(gateway)
  })()
  const { status, stdout, stderr } = await backUp(file)
  isDone = true
  await creating
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('The server key is not in it')
  const copy = new Database(file, { readonly: true })
  const domains = copy.prepare('SELECT "domain" FROM "Customer"').pluck().all()
  copy.close()
  expect(domains).toEqual(expect.arrayContaining(before.map(({ domain }) => domain)))
  expect(await verify(file)).toMatchObject({ status: 0, stdout: expect.stringContaining('is sound.') })
})

test('a backup never replaces a file', async () => {
  const file = folder.file('precious.txt')
  writeFileSync(file, 'precious')
  expect(await backUp(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') })
  expect(readFileSync(file, 'utf8')).toBe('precious')
  expect(existsSync(`${file}.unfinished`)).toBe(false)
})

test('the database of a running gateway is found sound', async () => {
  await createCustomer(gateway)
  expect(await run('db-verify')).toMatchObject({ status: 0, stderr: '' })
})

test.each([
  ['a customer without its relationship', 'DELETE FROM "Relationship"', 'lacks its billing profile, relationship'],
  ['a row that refers to nothing', `UPDATE "Subscription" SET "orderId" = "id"`, 'refers to nothing'],
  ['a customer whom no search finds', 'DELETE FROM "CustomerSearchKey"', 'is not in the search index'],
])('%s is found', async (_fault, sql, expected) => {
  await createCustomer(gateway, { subscriptions: [{ offerId: 'MS-AZR-0145P' }] })
  const file = folder.file('fault.db')
  await backUp(file)
  const database = new Database(file)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
  expect(await verify(file)).toMatchObject({ status: 1, stdout: expect.stringContaining(expected) })
})

test('damaged pages are found', async () => {
  const file = folder.file('damaged.db')
  const sound = folder.file('sound.db')
  await backUp(sound)
  copyFileSync(sound, file)
  const bytes = readFileSync(file)
  const { size } = statSync(file)
  bytes.fill(0x5a, Math.floor(size / 4), Math.floor((size * 3) / 4))
  writeFileSync(file, bytes)
  expect(await verify(file)).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^FAULT +(pages and indexes|references)/m),
  })
})
