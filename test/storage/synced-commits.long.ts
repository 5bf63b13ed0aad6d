import { describe, expect } from '@jest/globals'
import { projectFile } from '../../src/shared/project-file.js'
import { createAt, createTimes } from '../support/clients.js'
import { aFolder } from '../support/folder.js'
import { healthy, inspect } from '../support/inspect.js'
import { testWith } from '../support/means.js'
import { startProcess } from '../support/process.js'
import { canTrace, mainThreadOf, traced, traceMissing } from '../support/strace.js'

const folder = aFolder()
const customers = 20
const strace = { means: canTrace() || undefined, missing: traceMissing }

const isRequest = (call: string) => /^read\(.*"POST \/graphql/.test(call)
const isAnswer = (call: string) => /^writev?\(\d+<socket.*"HTTP\/1\.1 200/.test(call)
const isSync = (call: string) => /^f(data)?sync\(\d+<.*-wal>\) += 0/.test(call)

/** How often the write-ahead log was synced between each request and its answer. */
const syncsBeforeAnswers = (calls: readonly string[]): number[] => {
  const found: number[] = []
  let syncs: number | undefined
  for (const call of calls) {
    if (isRequest(call)) syncs = 0
    if (isSync(call) && syncs !== undefined) syncs += 1
    if (!isAnswer(call) || syncs === undefined) continue
    found.push(syncs)
    syncs = undefined
  }
  return found
}

const traceCustomers = async (main?: readonly string[]): Promise<number[]> => {
  const log = folder.file('calls')
  const gateway = await startProcess(
    { DATABASE_URL: `file:${folder.file('gateway.db')}`, LOG_LEVEL: 'silent' },
    { under: traced(log, ['trace=read,write,writev,fsync,fdatasync']), ...(main && { main }) },
  )
  const answers = await createTimes(gateway.url, customers)
  await gateway.stop()
  expect(answers.filter(({ isCreated }) => isCreated)).toHaveLength(customers)
  return syncsBeforeAnswers(mainThreadOf(log, gateway.child.pid ?? 0))
}

describe('an acknowledged customer', () => {
  testWith(
    'was synced to the disk before its answer was sent',
    strace,
    async () => {
      const syncs = await traceCustomers()
      expect(syncs).toHaveLength(customers)
      expect(Math.min(...syncs)).toBeGreaterThan(0)
    },
    120_000,
  )

  testWith(
    'was not, with a setting that does not sync: the check would notice',
    strace,
    async () => {
      const syncs = await traceCustomers(['--import', 'tsx', projectFile('test/support/unsynced-gateway.ts')])
      expect(syncs).toHaveLength(customers)
      expect(syncs.filter((count) => count === 0).length).toBeGreaterThan(customers / 2)
    },
    120_000,
  )
})

describe('when the disk fails to sync a commit', () => {
  testWith(
    'it is not acknowledged, nor is any after it, until a new start finds all that was',
    strace,
    async () => {
      const file = folder.file('gateway.db')
      const environment = { DATABASE_URL: `file:${file}`, LOG_LEVEL: 'warn' }
      await (await startProcess(environment)).stop()
      const broken = await startProcess(environment, {
        // Once, after a few good ones: that it works again says nothing of what the disk has lost.
        under: traced(folder.file('calls'), ['trace=fsync,fdatasync', 'inject=fsync,fdatasync:error=EIO:when=12']),
      })
      const answers = await createTimes(broken.url, customers)
      const ready = await fetch(`${broken.url}/readyz`)
      await broken.stop('SIGKILL')
      const acknowledged = answers.filter(({ isCreated }) => isCreated)
      const firstRefused = answers.findIndex(({ isCreated }) => !isCreated)
      expect(firstRefused).toBeGreaterThan(0)
      expect(answers.slice(firstRefused).map(({ status }) => status)).toEqual(
        Array.from({ length: customers - firstRefused }, () => 503),
      )
      expect(ready.status).toBe(503)
      expect(broken.output.stdout).toMatch(/SQLITE_IOERR_FSYNC.*has to be started anew/)
      const again = await startProcess(environment)
      expect((await createAt(again.url)).isCreated).toBe(true)
      await again.stop()
      const { domains, health } = inspect(file)
      expect(domains).toEqual(expect.arrayContaining(acknowledged.map(({ domain }) => domain)))
      expect(health).toEqual(healthy)
    },
    120_000,
  )
})
