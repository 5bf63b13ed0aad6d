/**
 * How long it takes until the last of many who follow is told of a new customer, and what they cost in memory. Time is
 * taken from the moment at which createCustomer is sent, so it holds the write itself, which is shown beside it.
 *
 *     npm run bench:events -- [--followers 500] [--rounds 30]
 *
 * The gateway runs as a process of its own, on a new SQLite file; all followers are in this one.
 */

import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { CreateCustomerDocument } from '../src/client/generated/graphql.js'
import { aCustomer } from '../test/support/builders.js'
import { startProcess } from '../test/support/process.js'

const { values } = parseArgs({
  options: { followers: { type: 'string', default: '500' }, rounds: { type: 'string', default: '30' } },
})
const [followers, rounds] = [Number(values.followers), Number(values.rounds)]

const folder = mkdtempSync(join(tmpdir(), 'csp-gateway-bench-'))
const gateway = await startProcess({
  DATABASE_URL: `file:${folder}/gateway.db`,
  LOG_LEVEL: 'warn',
  EVENT_STREAMS_MAX: String(followers),
})

/** Resident memory of the gateway's process, as Linux tells it. */
const memoryMb = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.child.pid}/status`, 'utf8'))?.[1]) / 1_024

/** @returns the time to the answer, in milliseconds */
const create = async (): Promise<number> => {
  const sentAt = performance.now()
  const body = JSON.stringify({ query: CreateCustomerDocument.toString(), variables: aCustomer() })
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (!(await response.text()).includes('CreateCustomerSuccess')) throw new Error('No customer was created.')
  return performance.now() - sentAt
}

let told = 0

const follow = async (): Promise<void> => {
  const sent = request(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    agent: false,
  })
  sent.end(JSON.stringify({ query: 'subscription { events { id type occurredAt customerId data } }' }))
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`The stream was answered with ${response.statusCode}.`)
  response.on('data', (chunk: Buffer) => {
    told += chunk.toString().split('event: next').length - 1
  })
}

const until = async (count: number): Promise<void> => {
  while (told < count) await sleep(1)
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
const show = (ms: number): string => `${ms.toFixed(0)} ms`

// So that what is loaded and compiled once is not counted.
for (let warm = 0; warm < 50; warm += 1) await create()
const alone: number[] = []
for (let round = 0; round < rounds; round += 1) alone.push(await create())
const memory = { before: memoryMb(), open: 0, after: 0 }
for (let opened = 0; opened < followers; opened += 50) {
  await Promise.all(Array.from({ length: Math.min(50, followers - opened) }, follow))
}
await sleep(1_000)
memory.open = memoryMb()
const answered: number[] = []
const reached: number[] = []
for (let round = 0; round < rounds; round += 1) {
  told = 0
  const sentAt = performance.now()
  const all = until(followers).then(() => performance.now() - sentAt)
  answered.push(await create())
  reached.push(await all)
}
memory.after = memoryMb()
console.log(`createCustomer without followers   median ${show(median(alone))}`)
console.log(`  with ${followers} followers: answered   median ${show(median(answered))}`)
console.log(
  `  the last follower was told        median ${show(median(reached))}, at most ${show(Math.max(...reached))}`,
)
console.log(
  `memory of the gateway in MB: ${memory.before.toFixed(0)}, with all followers ${memory.open.toFixed(0)}, after ${rounds} events ${memory.after.toFixed(0)}`,
)
await gateway.stop()
rmSync(folder, { recursive: true })
process.exit()
