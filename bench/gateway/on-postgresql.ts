import { spawnSync } from 'node:child_process'
import { withConnection } from '../../src/storage/postgresql/connect.js'
import { type PostgresqlServer, startPostgresqlServer } from '../../test/support/postgresql-server.js'
import { registeredCopy, type Setting, startGatewayOn } from '../compare/contestants.js'
import type { Target } from '../compare/load.js'

interface OnPostgresql {
  readonly server: PostgresqlServer
  /** One for each that was asked for, all on the same database. */
  readonly gateways: readonly Target[]
}

/** So many gateways on a PostgreSQL of their own, with what is in the seeded file. */
export const withGatewaysOnPostgresql = async (
  count: number,
  setting: Setting,
  work: (running: OnPostgresql) => Promise<void>,
): Promise<void> => {
  const server = await startPostgresqlServer()
  const gateways: Target[] = []
  try {
    const url = await copiedDatabase(server, setting)
    while (gateways.length < count) gateways.push(await startGatewayOn(url, setting))
    await work({ server, gateways })
  } finally {
    for (const gateway of gateways) await gateway.server.stop()
    await server.stop()
  }
}

/** @returns its URL */
const copiedDatabase = async (server: PostgresqlServer, setting: Setting): Promise<string> => {
  const url = `${server.url}/gateway`
  await withConnection('the server', `${server.url}/postgres`, (client) => client.query('CREATE DATABASE gateway'))
  const file = await registeredCopy('copied', setting)
  const copy = spawnSync('npm', ['run', '-s', 'db:copy', '--', '--from', file, '--to', url], {
    env: { ...process.env, SERVER_KEY: setting.serverKey },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (copy.status !== 0) throw new Error('Copying failed.')
  return url
}
