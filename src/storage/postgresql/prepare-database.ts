import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { StartRefused } from '../../shared/start-refused.js'
import { withConnection } from './connect.js'
import { applyMigrations, readMigrations } from './migrate.js'
import { verifyServer } from './verify-server.js'

interface Logins {
  readonly url: string
  readonly migrationUrl: string | undefined
  /** What whoever runs it calls `url`. */
  readonly name?: string
}

/** Any number, but always the same one: processes that start together prepare one after the other. */
const preparationLock = 4_027_431_905n

/**
 * Makes a database ready in one transaction: all migrations or none.
 *
 * @returns the names of the migrations that were applied now
 * @throws StartRefused when something stands in the way that whoever runs the gateway can mend
 */
export const prepareDatabase = async ({
  url,
  migrationUrl = url,
  name = 'DATABASE_URL',
}: Logins): Promise<string[]> => {
  const isOneLogin = migrationUrl === url
  const login = isOneLogin ? undefined : await withConnection(name, url, sessionUser)
  const migrator = isOneLogin ? name : 'DATABASE_MIGRATION_URL'
  return withConnection(migrator, migrationUrl, async (client) => {
    await verifyServer(client)
    const migrations = await readMigrations()
    return tellMissingRights(migrator, () =>
      inQuietTransaction(client, async () => {
        const applied = await applyMigrations(client, migrations)
        await letIn(client, login ?? (await sessionUser(client)))
        return applied
      }),
    )
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

/** How often all of it is begun again, and how long it waits before that at most, in milliseconds. */
const triesMax = 5
const pauseMaxMs = 500

/**
 * Gateways that go on working meanwhile take locks on the same tables in orders of their own: where both wait for each
 * other, the server ends one of the two.
 */
const inQuietTransaction = async <Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(client, work)
    } catch (error) {
      if ((error as { code?: unknown }).code !== '40P01' || tries === triesMax) throw error
      await client.query('ROLLBACK')
      await sleep(Math.random() * pauseMaxMs)
    }
  }
}

const inTransaction = async <Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> => {
  await client.query(`BEGIN; SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(${preparationLock})`)
  const result = await work()
  await client.query('COMMIT')
  return result
}

const tellMissingRights = async <Result>(migrator: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: unknown }).code !== '42501') throw error
    const variable = migrator === 'DATABASE_URL' ? 'DATABASE_MIGRATION_URL' : migrator
    throw new StartRefused(
      `The login of ${migrator} may not prepare the database: ${(error as Error).message}. ` +
        `Set ${variable} to a login that owns the database and may create roles (CREATEROLE).`,
      { cause: error },
    )
  }
}
