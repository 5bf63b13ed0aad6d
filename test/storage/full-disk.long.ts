import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type Answered, createAt, createTimes } from '../support/clients.js'
import { ask } from '../support/http.js'
import { healthy, inspect } from '../support/inspect.js'
import { testWith } from '../support/means.js'
import { type GatewayProcess, startProcess } from '../support/process.js'
import { limitFileSize, mountSmallDisk, type SmallDisk } from '../support/small-disk.js'

/** More than fits on the disk. */
const requestsMax = 400
const recoveryMaxMs = 5_000

const createUntilRefused = async (url: string): Promise<Answered[]> => {
  const answers: Answered[] = []
  while (answers.length < requestsMax) {
    const answer = await createAt(url)
    answers.push(answer)
    if (!answer.isCreated) return answers
  }
  throw new Error(`${requestsMax} customers were created on a full disk.`)
}

const statusOf = async (gateway: GatewayProcess, path: string) => (await fetch(`${gateway.url}${path}`)).status

const waitUntilReady = async (gateway: GatewayProcess): Promise<void> => {
  const deadline = performance.now() + recoveryMaxMs
  while ((await statusOf(gateway, '/readyz')) !== 200) {
    if (performance.now() > deadline) throw new Error('The gateway is not ready again.')
    await sleep(50)
  }
}

const expectRefusal = ({ status, retryAfter, ms }: Answered) => {
  expect(status).toBe(503)
  expect(Number(retryAfter)).toBeGreaterThan(0)
  expect(ms).toBeLessThan(5_000)
}

/** Fills the disk under a running gateway, frees it again, and holds what was acknowledged against what is there. */
const runOutOfSpace = async (disk: SmallDisk) => {
  const gateway = await startProcess({ DATABASE_URL: `file:${disk.databaseFile}`, LOG_LEVEL: 'silent' })
  const process = gateway.child.pid ?? 0
  const before = await createTimes(gateway.url, 5)
  disk.fill(process)
  const during = await createUntilRefused(gateway.url)
  expect(await statusOf(gateway, '/readyz')).toBe(503)
  expect(await statusOf(gateway, '/readyz')).toBe(503)
  expect(await statusOf(gateway, '/healthz')).toBe(200)
  expect((await ask(gateway.url, '{ customers { nodes { id } } }')).status).toBe(200)
  during.push(...(await createTimes(gateway.url, 10)))
  for (const refused of during.filter(({ isCreated }) => !isCreated)) expectRefusal(refused)
  disk.free(process)
  await waitUntilReady(gateway)
  const after = await createTimes(gateway.url, 20)
  expect(after.filter(({ isCreated }) => !isCreated)).toEqual([])
  expect(await gateway.stop()).toBe(0)
  const acknowledged = [...before, ...during, ...after].filter(({ isCreated }) => isCreated)
  const { domains, health } = inspect(disk.databaseFile)
  expect(domains.sort()).toEqual(acknowledged.map(({ domain }) => domain).sort())
  expect(health).toEqual(healthy)
}

describe('a disk without space', () => {
  const disks = { mounted: mountSmallDisk(), limited: limitFileSize() }
  afterAll(() => {
    for (const disk of Object.values(disks)) disk?.remove()
  })

  const title = 'nothing is acknowledged that is not there, and with space again all goes on, without a restart'

  // Containers often may not mount: there the limit is the check, and this one says that it was left out.
  if (disks.mounted) test(`${title}: a full file system`, () => runOutOfSpace(disks.mounted as SmallDisk), 90_000)
  else test.skip(`${title}: a full file system (NOT CHECKED: it may not be mounted here)`, () => {})

  testWith(
    `${title}: a limit on the size of files`,
    { means: disks.limited, missing: 'there is no prlimit (Debian: util-linux)' },
    runOutOfSpace,
    90_000,
  )
})
