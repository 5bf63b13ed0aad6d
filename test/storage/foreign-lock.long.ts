import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { projectFile } from '../../src/shared/project-file.js'
import { type Answered, createAt, createTimes, repeat } from '../support/clients.js'
import { aFolder } from '../support/folder.js'
import { ask } from '../support/http.js'
import { healthy, inspect } from '../support/inspect.js'
import { type GatewayProcess, startProcess } from '../support/process.js'
import { takeWriteLock } from '../support/write-lock.js'

const folder = aFolder()
const lockedMs = 2_500

/** Loaded into the gateway's process: says on standard error, each second, how long its event loop stood still at most. */
const stallReport = `
  import { monitorEventLoopDelay } from 'node:perf_hooks'
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  setInterval(() => {
    process.stderr.write('stalled ' + Math.round(delay.max / 1e6) + ' ms\\n')
    delay.reset()
  }, 1000).unref()`
const reportStalls = ['--import', `data:text/javascript,${encodeURIComponent(stallReport)}`]

const stallsMs = (output: string): number[] => [...output.matchAll(/stalled (\d+) ms/g)].map(([, ms]) => Number(ms))

/** What clients meet while another process holds the write lock, and a little longer. */
const askWhileLocked = async (gateway: GatewayProcess, file: string) => {
  const startedAt = performance.now()
  const isOver = () => performance.now() - startedAt > lockedMs + 500
  const giveBack = takeWriteLock(file)
  const releasing = sleep(lockedMs).then(giveBack)
  const [reads, ...written] = await Promise.all([
    repeat(isOver, async () => (await ask(gateway.url, '{ customers { nodes { id } } }')).status),
    ...Array.from({ length: 8 }, () => repeat(isOver, () => createAt(gateway.url))),
  ])
  await releasing
  return { reads, answers: written.flat() }
}

describe('while another process holds the write lock for 2.5 s', () => {
  let found: Awaited<ReturnType<typeof askWhileLocked>>
  let before: Answered[]
  let stalls: number[]
  let after: Answered[]
  let health: ReturnType<typeof inspect>
  let log: string

  beforeAll(async () => {
    const file = folder.file('gateway.db')
    const gateway = await startProcess(
      { DATABASE_URL: `file:${file}`, LOG_LEVEL: 'warn' },
      { main: [...reportStalls, projectFile('dist/main.js')] },
    )
    before = await createTimes(gateway.url, 20)
    const outputBefore = gateway.output.stderr.length
    found = await askWhileLocked(gateway, file)
    stalls = stallsMs(gateway.output.stderr.slice(outputBefore))
    after = (await Promise.all(Array.from({ length: 4 }, () => createTimes(gateway.url, 25)))).flat()
    await gateway.stop()
    health = inspect(file)
    log = gateway.output.stdout
  }, 90_000)

  test('a write succeeds, or answers 503 long before the lock is free', () => {
    const refused = found.answers.filter(({ isCreated }) => !isCreated)
    expect(refused.length).toBeGreaterThan(8)
    expect(refused.filter(({ status, retryAfter }) => status !== 503 || !Number(retryAfter))).toEqual([])
    expect(found.answers.filter(({ ms }) => ms > 2_000)).toEqual([])
  })

  test('reads go on, and the event loop never stands still for long', () => {
    expect(found.reads.length).toBeGreaterThan(20)
    expect(found.reads.filter((status) => status !== 200)).toEqual([])
    expect(stalls.length).toBeGreaterThan(1)
    // The wait itself blocks for 25 ms at a time; the rest of the bound is for a machine that does other things as well.
    expect(stalls.filter((ms) => ms > 1_000)).toEqual([])
  })

  test('and after it 100 of 100 writes succeed', () => {
    expect(after.filter(({ isCreated }) => isCreated)).toHaveLength(100)
  })

  test('what is in the database is what was acknowledged', () => {
    const acknowledged = [...before, ...found.answers, ...after].filter(({ isCreated }) => isCreated)
    expect(health.domains.sort()).toEqual(acknowledged.map(({ domain }) => domain).sort())
    expect(health.health).toEqual(healthy)
  })

  test('each 503 is one line of warning in the log, with its cause and the request’s id', () => {
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'the database cannot be used')
    expect(lines).toHaveLength(found.answers.filter(({ isCreated }) => !isCreated).length)
    for (const line of lines) {
      expect(line).toMatchObject({
        level: 40,
        requestId: expect.any(String),
        cause: expect.stringMatching(/^SQLITE_BUSY: /),
      })
    }
  })
})
