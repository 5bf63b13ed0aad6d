import pg from 'pg'
import { StartRefused } from '../../shared/start-refused.js'
import { applyMigrations, readMigrations } from './migrate.js'
import { verifyServer } from './verify-server.js'

interface Logins {
  readonly url: string
  readonly migrationUrl: string | undefined
}

/** Any number, but always the same one: processes that start together prepare one after the other. */
const preparationLock = 4_027_431_905n

/**
 * Makes a database ready in one transaction: all migrations or none.
 *
 * @returns the names of the migrations that were applied now
 * @throws StartRefused when something stands in the way that whoever runs the gateway can mend
 */
export const prepareDatabase = async ({ url, migrationUrl = url }: Logins): Promise<string[]> => {
  const login = migrationUrl === url ? undefined : await withClient('DATABASE_URL', url, sessionUser)
  return withClient(migrationUrl === url ? 'DATABASE_URL' : 'DATABASE_MIGRATION_URL', migrationUrl, async (client) => {
    await verifyServer(client)
    const migrations = await readMigrations()
    return inTransaction(client, async () => {
      const applied = await applyMigrations(client, migrations)
      await letIn(client, login ?? (await sessionUser(client)))
      return applied
    })
  })
}

const sessionUser = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ name: string }>('SELECT session_user AS name')
  return rows[0]?.name ?? ''
}

/** The gateway takes on the application's role in each transaction, so its login has to be a member. */
const letIn = async (client: pg.Client, login: string): Promise<void> => {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  const hasChoice = (rows[0]?.version ?? 0) >= 160_000
  const membership = await client.query<{ is: boolean }>('SELECT pg_has_role($1, $2, $3) AS is', [
    ...[login, 'csp_gateway_app', hasChoice ? 'SET' : 'MEMBER'],
  ])
  if (membership.rows[0]?.is) return
  const choice = hasChoice ? ' WITH INHERIT FALSE, SET TRUE' : ''
  await client.query(`GRANT "csp_gateway_app" TO ${client.escapeIdentifier(login)}${choice}`)
}

const inTransaction = async <Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> => {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(${preparationLock})`)
  const result = await work()
  await client.query('COMMIT')
  return result
}

/** What fails leaves its transaction to the end of the connection, which rolls it back. */
const withClient = async <Result>(
  variable: string,
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'csp-gateway',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const { message, code = '' } = error as NodeJS.ErrnoException
    throw new StartRefused(`${variable}: PostgreSQL cannot be reached there (${message || code}).`, { cause: error })
  }
  try {
    return await work(client)
  } catch (error) {
    if ((error as { code?: unknown }).code !== '42501') throw error
    throw new StartRefused(
      `The login of ${variable} may not prepare the database: ${(error as Error).message}. ` +
        'Set DATABASE_MIGRATION_URL to a login that owns the database and may create roles (CREATEROLE).',
      { cause: error },
    )
  } finally {
    await client.end()
  }
}
