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

const list = async (
  { url }: Gateway,
  variables: CustomersQueryVariables,
  total?: 'with the total',
): Promise<CustomersQuery['customers']> => {
  // Counting all matches takes a time that grows with what it counts.
  const query = total ? CustomersDocument.toString() : CustomersDocument.toString().replace(/\btotalCount\b/, '')
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data } = (await response.json()) as { data: CustomersQuery }
  return data.customers
}

type Scenario = (gateway: Gateway) => Promise<CustomersQueryVariables>

/** Customers from the beginning of the list by domain: what is searched for is taken from them. */
const someNames = async (gateway: Gateway): Promise<string[]> => {
  const page = await list(gateway, { first: 100, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
  return page.edges.map(({ node }) => node.companyProfile.companyName)
}

/** What about so many customers have: a name or a word of one. An answer of another length would be another amount of work. */
const whatSomeHave = async (gateway: Gateway, wanted: number): Promise<string> => {
  const names = (await someNames(gateway)).slice(0, 20)
  const terms = new Set([...names, ...names.flatMap((name) => name.split(' ').filter((word) => word.length > 4))])
  let best = { term: '', distance: Number.POSITIVE_INFINITY }
  for (const term of terms) {
    const { totalCount } = await list(gateway, { first: 1, search: term }, 'with the total')
    const distance = Math.abs(Math.log((totalCount ?? 0) / wanted))
    if (distance < best.distance) best = { term, distance }
  }
  return best.term
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
  'search for what 15 have': async (gateway) => ({ first: 20, search: await whatSomeHave(gateway, 15) }),
  'search for what 500 have': async (gateway) => ({ first: 20, search: await whatSomeHave(gateway, 500) }),
  'search for a frequent word': async () => ({ first: 20, search: 'onmicrosoft' }),
  'search for one domain': async (gateway) => {
    const page = await list(gateway, { first: 50, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
    return { first: 20, search: page.edges.at(-1)?.node.companyProfile.domain ?? '' }
  },
  'search for what nobody has': async () => ({ first: 20, search: 'zzyzx qqwerty' }),
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0

const timeOf = async (gateway: Gateway, variables: CustomersQueryVariables): Promise<number> => {
  const begin = performance.now()
  await list(gateway, variables)
  return performance.now() - begin
}

const gateways = [await start(seeded(small)), await start(seeded(large))] as const
console.log(`median of ${rounds}, in ms        ${small} customers   ${large} customers   ratio  customers found`)
for (const [name, scenario] of Object.entries(scenarios)) {
  const variables = [await scenario(gateways[0]), await scenario(gateways[1])] as const
  const found = [await list(gateways[0], variables[0]), await list(gateways[1], variables[1])] as const
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    for (const side of [0, 1] as const) times[side].push(await timeOf(gateways[side], variables[side]))
  }
  const [few, many] = [median(times[0]), median(times[1])]
  console.log(
    `${name.padEnd(30)} ${few.toFixed(1).padStart(12)} ${many.toFixed(1).padStart(18)} ${(many / few).toFixed(2).padStart(12)} ${found
      .map(({ edges }) => edges.length)
      .join(', ')
      .padStart(10)}`,
  )
}
for (const gateway of gateways) await gateway.close()
