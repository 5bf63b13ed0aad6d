import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { prepareDatabase } from '../../src/storage/postgresql/prepare-database.js'

/** Where the run's server is (test/support/postgresql-setup.mjs). */
const serverUrl = (): string => {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('The Jest project of this test has no PostgreSQL.')
  return url
}

/** The run's server with another database, and another login where one is given. */
export const urlOf = (database: string, login?: { readonly user: string; readonly password: string }): string => {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  if (login) Object.assign(url, { username: login.user, password: login.password })
  return url.href
}

export const withClient = async <Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The server as whoever runs it. */
export const withServer = <Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> =>
  withClient(serverUrl(), work)

const template = 'csp_gateway_template'
const templateLock = 1_640_531_527

let isTemplateReady = false

/** A database with nothing in it. */
export const createEmptyDatabase = async (options = 'TEMPLATE template0'): Promise<string> => {
  const name = `csp_gateway_${randomUUID().slice(0, 13).replace('-', '_')}`
  await withServer((client) => client.query(`CREATE DATABASE ${name} ${options}`))
  return name
}

/** A database as the gateway makes it at its first start; a copy, which is faster than making it. */
export const createDatabase = async (): Promise<string> => {
  if (!isTemplateReady) await withServer(makeTemplate)
  isTemplateReady = true
  return createEmptyDatabase(`TEMPLATE ${template}_${process.env.JEST_POSTGRES_RUN}`)
}

export const dropDatabase = (name: string): Promise<unknown> =>
  withServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))

/** Once for all workers of a run. */
const makeTemplate = async (client: pg.Client): Promise<void> => {
  const name = `${template}_${process.env.JEST_POSTGRES_RUN}`
  await client.query(`SELECT pg_advisory_lock(${templateLock})`)
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rowCount) return
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0`)
  await prepareDatabase({ url: urlOf(name), migrationUrl: undefined })
}
