/**
 * The gateway beside itself: one of its doors beside the other, reads beside writes, one database beside the other, and
 * its memory after many requests (bench/README.md).
 *
 *     npm run bench:gateway [-- --part doors --seconds 4 --requests 200000 --folder DIR]
 */
import 'reflect-metadata'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withConnection } from '../src/storage/postgresql/connect.js'
import { aCustomer } from '../test/support/builders.js'
import { startPostgresqlServer } from '../test/support/postgresql-server.js'
import { aRestCustomer } from '../test/support/rest.js'
import { bodyOf, startContestant, startGatewayOn } from './compare/contestants.js'
import { customerAlone, documents } from './compare/documents.js'
import { startIssuer } from './compare/issuer.js'
import { type Figures, loadFor, type NextRequest, type Target } from './compare/load.js'
import { Sample } from './compare/sample.js'
import { seededFileIn, serverKey } from './compare/seeded.js'

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '4' },
    requests: { type: 'string', default: '200000' },
    folder: { type: 'string' },
  },
})

const seconds = Number(values.seconds)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'csp-gateway-bench-'))
const seededFile = seededFileIn(folder, '10000')
const sample = new Sample(seededFile)
const issuer = await startIssuer()
const setting = { folder, seededFile, serverKey, issuer }

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Three rounds of each in turn, after one that does not count: the CPU of one request, in milliseconds. */
const compareCpu = async (loads: Readonly<Record<string, () => Promise<Figures>>>): Promise<void> => {
  const found = new Map<string, number[]>(Object.keys(loads).map((name) => [name, []]))
  for (let round = 0; round < 4; round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      const { cpuMsPerRequest } = await load()
      if (round > 0) found.get(name)?.push(cpuMsPerRequest)
    }
  }
  for (const [name, all] of found) console.log(`${name}: ${median(all).toFixed(3)} ms of CPU a request`)
}

const withGateway = async (work: (gateway: Target) => Promise<void>): Promise<void> => {
  const gateway = await startContestant('gateway', setting)
  try {
    await work(gateway)
  } finally {
    await gateway.server.stop()
  }
}

/** What the REST facade costs beside the same by GraphQL. */
const doors = () =>
  withGateway(async (gateway) => {
    const byGraphQL = () => JSON.stringify({ query: customerAlone, variables: sample.variables('byId') })
    const byRest: NextRequest = () => ({
      method: 'GET',
      path: `/v1/customers/${sample.variables('byId').id}`,
      body: '',
    })
    const createByGraphQL = () => JSON.stringify({ query: documents.create, variables: aCustomer() })
    const createByRest: NextRequest = () => ({ path: '/v1/customers', body: JSON.stringify(aRestCustomer()) })
    await compareCpu({
      'one customer by GraphQL': () => loadFor(gateway, byGraphQL, seconds),
      'one customer by REST': () => loadFor(gateway, byRest, seconds),
      'a new customer by GraphQL': () => loadFor(gateway, createByGraphQL, seconds),
      'a new customer by REST': () => loadFor(gateway, createByRest, seconds),
    })
  })

/** How long readers wait while as much is written as can be. */
const writes = () =>
  withGateway(async (gateway) => {
    const read = () => loadFor(gateway, () => bodyOf(gateway, 'byId', sample), seconds)
    const create = () => loadFor(gateway, () => bodyOf(gateway, 'create', sample), seconds)
    await create()
    const alone = await read()
    const [beside, created] = await Promise.all([read(), create()])
    console.log(`byId alone: p50 ${alone.p50} ms, p99 ${alone.p99} ms`)
    console.log(
      `byId while ${created.perSecond.toFixed(0)} creates a second: p50 ${beside.p50} ms, p99 ${beside.p99} ms`,
    )
  })

/** What many mixed requests leave in memory. */
const memory = () =>
  withGateway(async (gateway) => {
    console.log(`at rest: ${gateway.server.residentMb().toFixed(0)} MB`)
    const points: [number, number][] = []
    let sent = 0
    while (sent < Number(values.requests)) {
      sent += (await loadFor(gateway, () => bodyOf(gateway, sample.mixed(), sample), seconds)).requests
      points.push([sent, gateway.server.residentMb()])
      console.log(`after ${sent} requests: ${points.at(-1)?.[1].toFixed(0)} MB`)
    }
    // The first fifth fills what is remembered.
    const slope = slopeOf(points.slice(points.length / 5))
    console.log(`${(slope * 10_000).toFixed(2)} MB more for each 10,000 requests, of the last four fifths`)
  })

/** Of a straight line through the points. */
const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}

/** The same installation in both databases, the gateway's own CPU. */
const postgresql = async () => {
  const server = await startPostgresqlServer()
  const onSqlite = await startContestant('gateway', setting)
  try {
    const url = `${server.url}/gateway`
    await withConnection('the server', `${server.url}/postgres`, (client) => client.query('CREATE DATABASE gateway'))
    const copied = join(folder, 'copied.db')
    cpSync(join(folder, 'gateway', 'gateway.db'), copied)
    const copy = spawnSync('npm', ['run', '-s', 'db:copy', '--', '--from', copied, '--to', url], {
      env: { ...process.env, SERVER_KEY: serverKey },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (copy.status !== 0) throw new Error('Copying failed.')
    const onPostgresql = await startGatewayOn(url, setting)
    try {
      for (const scenario of ['byId', 'list20', 'rename', 'create'] as const) {
        await compareCpu({
          [`${scenario} on SQLite`]: () => loadFor(onSqlite, () => bodyOf(onSqlite, scenario, sample), seconds),
          [`${scenario} on PostgreSQL`]: () =>
            loadFor(onPostgresql, () => bodyOf(onPostgresql, scenario, sample), seconds),
        })
      }
    } finally {
      await onPostgresql.server.stop()
    }
  } finally {
    await onSqlite.server.stop()
    await server.stop()
  }
}

const parts = { doors, writes, memory, postgresql }

try {
  for (const name of values.part ?? Object.keys(parts)) {
    const part = parts[name as keyof typeof parts]
    if (!part) throw new Error(`There is no part "${name}". There are: ${Object.keys(parts).join(', ')}.`)
    console.log(`## ${name}`)
    await part()
  }
} finally {
  issuer.stop()
}
