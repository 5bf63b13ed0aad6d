/**
 * How pages and searches grow with the number of customers: two databases, one gateway on each, asked in turn.
 *
 *     npm run bench:scale -- --customers 1000000 [--folder DIR]
 *
 * The folder keeps the seeded databases, so that a second run need not seed again. What counts is the ratio: both
 * gateways run in the same process, on the same machine, at the same time.
 */
import 'reflect-metadata'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  CustomersDocument,
  type CustomersQuery,
  type CustomersQueryVariables,
} from '../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../src/gateway.js'
import { readConfiguration } from '../src/server/configuration.js'

const small = 10_000
const rounds = 60

const { values } = parseArgs({
  options: { customers: { type: 'string', default: '100000' }, folder: { type: 'string' } },
})
const large = Number(values.customers)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'csp-gateway-bench-'))

const seeded = (customers: number): string => {
  const file = join(folder, `${customers}`, 'gateway.db')
  if (existsSync(file)) return file
  mkdirSync(join(folder, `${customers}`), { recursive: true })
  const { status } = spawnSync('npm', ['run', '-s', 'seed', '--', '--customers', `${customers}`], {
    env: { ...process.env, DATABASE_URL: `file:${file}` },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`Seeding ${customers} customers failed.`)
  return file
}

const start = (file: string): Promise<Gateway> =>
  startGateway(readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${file}` }))

const list = async ({ url }: Gateway, variables: CustomersQueryVariables): Promise<CustomersQuery['customers']> => {
  // Counting all matches is asked for apart: its time grows with what it counts.
  const query = CustomersDocument.toString().replace(/\btotalCount\b/, '')
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data } = (await response.json()) as { data: CustomersQuery }
  return data.customers
}

type Scenario = (gateway: Gateway) => Promise<CustomersQueryVariables>

/** A customer from the middle of the list by name: rare words are taken from it. */
const someone = async (gateway: Gateway) => {
  const page = await list(gateway, { first: 100, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
  const node = page.edges.at(50)?.node
  if (!node) throw new Error('The database is empty.')
  return node
}

const scenarios: Record<string, Scenario> = {
  'first page, latest first': async () => ({ first: 20 }),
  'first page by company name': async () => ({ first: 20, orderBy: { field: 'COMPANY_NAME', direction: 'ASC' } }),
  'page after 1,000 customers': async (gateway) => {
    let after: string | null = null
    for (let page = 0; page < 10; page += 1)
      after = (await list(gateway, { first: 100, after })).pageInfo.endCursor ?? null
    return { first: 20, after }
  },
  'search for one domain': async (gateway) => ({ first: 20, search: (await someone(gateway)).companyProfile.domain }),
  'search for a company name': async (gateway) => ({
    first: 20,
    search: (await someone(gateway)).companyProfile.companyName,
  }),
  'search for a frequent word': async () => ({ first: 20, search: 'onmicrosoft' }),
  'search for what nobody has': async () => ({ first: 20, search: 'zzyzx qqwerty' }),
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

const timeOf = async (gateway: Gateway, variables: CustomersQueryVariables): Promise<number> => {
  const begin = performance.now()
  await list(gateway, variables)
  return performance.now() - begin
}

const gateways = [await start(seeded(small)), await start(seeded(large))] as const
console.log(`median of ${rounds}, in ms        ${small} customers   ${large} customers   ratio`)
for (const [name, scenario] of Object.entries(scenarios)) {
  const variables = [await scenario(gateways[0]), await scenario(gateways[1])] as const
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    for (const side of [0, 1] as const) times[side].push(await timeOf(gateways[side], variables[side]))
  }
  const [few, many] = [median(times[0]), median(times[1])]
  console.log(
    `${name.padEnd(30)} ${few.toFixed(1).padStart(12)} ${many.toFixed(1).padStart(18)} ${(many / few).toFixed(2).padStart(12)}`,
  )
}
for (const gateway of gateways) await gateway.close()
