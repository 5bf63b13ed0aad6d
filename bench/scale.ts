/**
 * How pages, searches, counts, one customer by id and a new one grow with the number of customers: two databases, one
 * gateway on each, asked in turn.
 *
 *     npm run bench:scale -- --customers 1000000 [--folder DIR]
 *
 * The folder keeps the seeded databases, so that a second run need not seed again. What is created stays in them: some
 * sixty customers of each run in either, which are on the first pages of the next. What counts is the ratio: both gateways
 * run in the same process, on the same machine, at the same time.
 */
import 'reflect-metadata'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  AuditRecordsDocument,
  type AuditRecordsQuery,
  CreateCustomerDocument,
  type CreateCustomerMutation,
  CustomerDocument,
  type CustomerQuery,
  CustomersDocument,
  type CustomersQuery,
  type CustomersQueryVariables,
  OverviewDocument,
  type OverviewQuery,
} from '../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../src/gateway.js'
import { readConfiguration } from '../src/server/configuration.js'
import { median, quantile } from './compare/numbers.js'
import { aCustomerWithTwoSubscriptions, Sample } from './compare/sample.js'

const small = 10_000
const rounds = 60
const countsMeanwhile = 20
const yearMs = 365 * 24 * 3_600_000

/** Where most seeded customers are. */
const country = 'US'

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

interface Side {
  readonly gateway: Gateway
  readonly sample: Sample
}

const start = async (customers: number): Promise<Side> => {
  const file = seeded(customers)
  const sample = new Sample(file)
  const gateway = await startGateway(
    readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${file}` }),
  )
  return { gateway, sample }
}

interface Question {
  readonly query: string
  readonly variables: object
}

/** What is looked at of an answer. */
interface Answer extends Partial<CustomerQuery & CreateCustomerMutation & OverviewQuery & AuditRecordsQuery> {
  readonly customers?: Partial<CustomersQuery['customers']>
}

const ask = async ({ gateway: { url } }: Side, question: Question): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  const { data, errors } = (await response.json()) as { data?: Answer | null; errors?: unknown }
  if (!data) throw new Error(JSON.stringify(errors))
  return data
}

/** How many customers an answer is about. A refusal would be no answer, and sooner. */
const found = ({ customers, customer, createCustomer, overview, auditRecords }: Answer): number => {
  if (createCustomer?.__typename === 'Rejection') throw new Error(JSON.stringify(createCustomer))
  const counts = [
    customers?.edges?.length ?? customers?.totalCount,
    overview?.customerCount,
    auditRecords?.nodes.length,
  ]
  return counts.find((count) => count !== undefined) ?? (customer || createCustomer ? 1 : 0)
}

// Counting all matches takes a time that grows with what it counts.
const listQuery = CustomersDocument.toString().replace(/\btotalCount\b/, '')

const countQuery = `query CustomerCount($search: String, $filter: CustomerFilter) {
  customers(first: 1, search: $search, filter: $filter) { totalCount }
}`

const list = async (side: Side, variables: CustomersQueryVariables) => {
  const { customers } = await ask(side, { query: listQuery, variables })
  if (!customers) throw new Error('No list was answered.')
  return customers as CustomersQuery['customers']
}

/** Finds out what to ask for; what that makes is asked again and again. */
type Scenario = (side: Side) => Promise<() => Question>

const listing =
  (find: (side: Side) => Promise<CustomersQueryVariables>): Scenario =>
  async (side) => {
    const variables = await find(side)
    return () => ({ query: listQuery, variables })
  }

/** Customers from the beginning of the list by domain: what is searched for is taken from them. */
const someNames = async (side: Side): Promise<string[]> => {
  const page = await list(side, { first: 100, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
  return page.edges.map(({ node }) => node.companyProfile.companyName)
}

/** What about so many customers have: a name or a word of one. An answer of another length would be another amount of work. */
const whatSomeHave = async (side: Side, wanted: number): Promise<string> => {
  const names = (await someNames(side)).slice(0, 20)
  const terms = new Set([...names, ...names.flatMap((name) => name.split(' ').filter((word) => word.length > 4))])
  let best = { term: '', distance: Number.POSITIVE_INFINITY }
  for (const term of terms) {
    const count = found(await ask(side, { query: countQuery, variables: { search: term } }))
    const distance = Math.abs(Math.log(count / wanted))
    if (distance < best.distance) best = { term, distance }
  }
  return best.term
}

const counting =
  (variables: CustomersQueryVariables): Scenario =>
  async () =>
  () => ({ query: countQuery, variables })

const scenarios: Record<string, Scenario> = {
  'first page, latest first': listing(async () => ({ first: 20 })),
  'first page by company name': listing(async () => ({
    first: 20,
    orderBy: { field: 'COMPANY_NAME', direction: 'ASC' },
  })),
  'page after 1,000 customers': listing(async (side) => {
    let after: string | null = null
    for (let page = 0; page < 10; page += 1)
      after = (await list(side, { first: 100, after })).pageInfo.endCursor ?? null
    return { first: 20, after }
  }),
  'first page in one country': listing(async () => ({ first: 20, filter: { country } })),
  'the same, by company name': listing(async () => ({
    first: 20,
    filter: { country },
    orderBy: { field: 'COMPANY_NAME', direction: 'ASC' },
  })),
  'search for what 15 have': listing(async (side) => ({ first: 20, search: await whatSomeHave(side, 15) })),
  'search for what 500 have': listing(async (side) => ({ first: 20, search: await whatSomeHave(side, 500) })),
  'search for a frequent word': listing(async () => ({ first: 20, search: 'onmicrosoft' })),
  'search for one domain': listing(async (side) => {
    const page = await list(side, { first: 50, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
    return { first: 20, search: page.edges.at(-1)?.node.companyProfile.domain ?? '' }
  }),
  'search for what nobody has': listing(async () => ({ first: 20, search: 'zzyzx qqwerty' })),
  'audit records before a year ago': async () => () => ({
    query: AuditRecordsDocument.toString(),
    variables: { first: 20, until: new Date(Date.now() - yearMs), withTotalCount: false },
  }),
  'how many customers': counting({}),
  'how many in one country': counting({ filter: { country } }),
  'how many have a frequent word': counting({ search: 'onmicrosoft' }),
  overview: async () => () => ({ query: OverviewDocument.toString(), variables: {} }),
  'one customer by id': async ({ sample }) => {
    const query = CustomerDocument.toString()
    // Another one each time: of one alone, everything would be in memory.
    return () => ({ query, variables: { by: sample.variables('byId') } })
  },
  // At the end, so that all before find what was seeded.
  'a new customer': async () => {
    const query = CreateCustomerDocument.toString()
    return () => ({ query, variables: aCustomerWithTwoSubscriptions(newDomain()) })
  },
}

/** One that no earlier run has taken, and none of the first by domain: of those searches are made. */
const newDomain = (): string => `n${randomBytes(12).toString('hex')}.onmicrosoft.com`

const timeOf = async (side: Side, question: Question): Promise<number> => {
  const begin = performance.now()
  found(await ask(side, question))
  return performance.now() - begin
}

const sides = [await start(small), await start(large)] as const
console.log(`median of ${rounds}, in ms        ${small} customers   ${large} customers   ratio  customers found`)
for (const [name, scenario] of Object.entries(scenarios)) {
  const next = [await scenario(sides[0]), await scenario(sides[1])] as const
  const counts = [found(await ask(sides[0], next[0]())), found(await ask(sides[1], next[1]()))]
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    for (const side of [0, 1] as const) times[side].push(await timeOf(sides[side], next[side]()))
  }
  const [few, many] = [median(times[0]), median(times[1])]
  console.log(
    `${name.padEnd(30)} ${few.toFixed(1).padStart(12)} ${many.toFixed(1).padStart(18)} ${(many / few).toFixed(2).padStart(12)} ${counts
      .join(', ')
      .padStart(10)}`,
  )
}

/** How long one waits for a customer while another asks, without a rest, how many have a frequent word. */
const meanwhile = async (side: Side): Promise<number[]> => {
  const times: number[] = []
  const byId = await (scenarios['one customer by id'] as Scenario)(side)
  const state = { isCounting: true }
  const reading = async () => {
    while (state.isCounting) times.push(await timeOf(side, byId()))
  }
  const counted = async () => {
    for (let count = 0; count < countsMeanwhile; count += 1)
      await ask(side, { query: countQuery, variables: { search: 'onmicrosoft' } })
    state.isCounting = false
  }
  await Promise.all([reading(), counted()])
  return times
}
for (const side of sides) {
  const times = await meanwhile(side)
  const [half, most] = [median(times), quantile(times, 0.99)].map((ms) => ms.toFixed(1))
  console.log(
    `one customer by id while another counts: half within ${half} ms, 99 % within ${most}; ${times.length} times`,
  )
}
for (const { gateway } of sides) await gateway.close()
