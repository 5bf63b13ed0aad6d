/**
 * What attackers cost the others: one gateway, eight attackers who send what is refused, one after the other and without
 * a rest, and one normal client, for 30 seconds; then each attack alone.
 *
 *     npm run bench:attack [-- --seconds 30]
 *
 * All of it runs on one machine, the attackers in a process of their own.
 */
import 'reflect-metadata'
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startGateway } from '../src/gateway.js'
import { readConfiguration } from '../src/server/configuration.js'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, target: { type: 'string' } } })

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')

const attacks: Readonly<Record<string, object>> = {
  '2,002 deep': { query: `{${'customers{nodes{'.repeat(1_001)}id${'}}'.repeat(1_001)}}` },
  '10,000 aliases': { query: `{${times(10_000, (i) => `a${i}:id`)}}` },
  'one field 240 times': { query: `{customers{nodes{${'offer{id}'.repeat(240)}}}}` },
  '2^25 fields by fragments': {
    query: `{customers{nodes{...F0}}} ${times(25, (i) => `fragment F${i} on Customer{...F${i + 1} ...F${i + 1}}`)} fragment F25 on Customer{id}`,
  },
  'the costliest pages': { query: '{customers(first:100){nodes{subscriptions(first:100){nodes{id}}}}}' },
  '10,000 wrong variables': {
    query: 'query($a:[ID!]!){nodes(ids:$a){id}}',
    variables: { a: Array.from({ length: 10_000 }, () => ({})) },
  },
}

const send = async (url: string, body: string): Promise<number> => {
  const begun = performance.now()
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  await response.text()
  return performance.now() - begun
}

const attack = async (url: string): Promise<never> => {
  const bodies = Object.values(attacks).map((body) => JSON.stringify(body))
  for (let next = 0; ; next += 1) await send(url, bodies[next % bodies.length] ?? '')
}

const quantile = (sorted: readonly number[], part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)

const askNormally = async (url: string, ms: number): Promise<number[]> => {
  const taken: number[] = []
  const query = JSON.stringify({ query: '{ customers(first: 20) { nodes { id companyProfile { domain } } } }' })
  for (const end = performance.now() + ms; performance.now() < end; await sleep(20)) taken.push(await send(url, query))
  return taken.sort((a, b) => a - b)
}

const measure = async (): Promise<void> => {
  const file = join(mkdtempSync(join(tmpdir(), 'csp-gateway-bench-')), 'gateway.db')
  const gateway = await startGateway(
    readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${file}` }),
  )
  await askNormally(gateway.url, 1_000)
  for (const [name, body] of Object.entries(attacks)) {
    const taken: number[] = []
    for (let sent = 0; sent < 50; sent += 1) taken.push(await send(gateway.url, JSON.stringify(body)))
    console.log(
      `${name}: refused in ${quantile(
        taken.sort((a, b) => a - b),
        0.5,
      )} ms (median)`,
    )
  }
  const alone = await askNormally(gateway.url, 5_000)
  console.log(`normal client alone: median ${quantile(alone, 0.5)} ms, p99 ${quantile(alone, 0.99)} ms`)
  const attackers = spawn(process.execPath, [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    '--target',
    gateway.url,
  ])
  await sleep(2_000)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const meanwhile = await askNormally(gateway.url, Number(values.seconds) * 1_000)
  delay.disable()
  attackers.kill()
  console.log(`under attack: median ${quantile(meanwhile, 0.5)} ms, p99 ${quantile(meanwhile, 0.99)} ms`)
  console.log(`event loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`)
  await gateway.close()
}

if (values.target) {
  const { target } = values
  await Promise.all(Array.from({ length: 8 }, () => attack(target)))
} else {
  await measure()
}
