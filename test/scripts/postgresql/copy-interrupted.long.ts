import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { startConnectionCutter } from '../../support/connection-cutter.js'
import { serverKey } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { createEmptyDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'
import { runScript, spawnScript } from '../../support/scripts.js'

const folder = aFolder()
const customers = 3_000

let environment: Record<string, string>
/** For each test its own. */
let database = ''

beforeAll(async () => {
  environment = { DATABASE_URL: `file:${folder.file('gateway.db')}`, SERVER_KEY: serverKey }
  expect(await runScript('seed', ['--customers', String(customers)], environment)).toMatchObject({ status: 0 })
}, 120_000)

beforeEach(async () => {
  database = await createEmptyDatabase()
})

afterEach(() => dropDatabase(database))

/** Rows in the tables of whatever a copy has left. */
const countRows = () =>
  withClient(urlOf(database), async (client) => {
    const { rows } = await client.query<{ count: string }>(
      'SELECT (SELECT count(*) FROM "Customer") + (SELECT count(*) FROM "Offer") + (SELECT count(*) FROM "Installation") AS "count"',
    )
    return Number(rows[0]?.count)
  })

/** That nothing is left of the one before, and that the next one comes to its end. */
const expectCleanAndCopy = async () => {
  expect(await countRows()).toBe(0)
  const { status, stdout } = await runScript('db-copy', ['--to', urlOf(database)], environment)
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Customer +3,000 +3,000$/m)
  expect(await countRows()).toBeGreaterThan(customers)
  const verified = await runScript('db-verify', [urlOf(database)], environment)
  expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('is sound.') })
}

const steps = ['Copying', 'Making indexes', 'Comparing', 'Looking at']

test.each(steps.flatMap((step) => [[step, 'SIGKILL'] as const, [step, 'SIGINT'] as const]))(
  'ended at "%s" by %s it leaves nothing, and can be repeated',
  async (step, signal) => {
    const { child, output, finished } = spawnScript('db-copy', ['--to', urlOf(database)], environment)
    while (!output.stderr.includes(step)) await sleep(1)
    await sleep(Math.random() * 300)
    child.kill(signal)
    const { status, stderr } = await finished
    if (signal === 'SIGINT') {
      expect(status).toBe(1)
      expect(stderr).toMatch(/SIGINT: the target is left as it was\.$/m)
    }
    await expectCleanAndCopy()
  },
  120_000,
)

test('with a connection that is cut it says so, leaves nothing, and can be repeated', async () => {
  const { hostname, port } = new URL(urlOf(database))
  const cutter = await startConnectionCutter(hostname, Number(port))
  const through = Object.assign(new URL(urlOf(database)), { port: String(cutter.port) }).href
  const { output, finished } = spawnScript('db-copy', ['--to', through], environment)
  while (!output.stderr.includes('Copying')) await sleep(1)
  cutter.cutAt(5, 'before')
  const { status, stderr } = await finished
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The connection to PostgreSQL was lost \(.*\)\.$/m)
  cutter.close()
  await expectCleanAndCopy()
}, 120_000)

test('when the answer to the commit is lost, the next one finds all of it there', async () => {
  const { hostname, port } = new URL(urlOf(database))
  const cutter = await startConnectionCutter(hostname, Number(port))
  const through = Object.assign(new URL(urlOf(database)), { port: String(cutter.port) }).href
  const { output, finished } = spawnScript('db-copy', ['--to', through], environment)
  while (!output.stderr.includes('Looking at')) await sleep(1)
  cutter.cutNextCommit('after')
  expect(await finished).toMatchObject({ status: 1, stderr: expect.stringContaining('was lost') })
  cutter.close()
  expect(await countRows()).toBeGreaterThan(customers)
  const again = await runScript('db-copy', ['--to', urlOf(database)], environment)
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('all there already') })
}, 120_000)

test('two at once: one copies, the other is told to wait, or that all is there', async () => {
  const runs = await Promise.all([1, 2].map(() => runScript('db-copy', ['--to', urlOf(database)], environment)))
  // The file is held by the first one.
  expect(runs.map(({ status }) => status).sort()).toEqual([0, 1])
  expect(runs.find(({ status }) => status === 1)?.stderr).toMatch(/is in use by another csp-gateway process/)
  expect(await countRows()).toBeGreaterThan(customers)
}, 120_000)
