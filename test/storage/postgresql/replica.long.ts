import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, CustomerDocument } from '../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { aCustomer, aDomain } from '../../support/builders.js'
import { serverKey } from '../../support/database.js'
import { type DebianServer, startDebianServer } from '../../support/debian-postgresql.js'
import { eventually } from '../../support/eventually.js'
import { ask } from '../../support/http.js'
import { withClient } from '../../support/postgresql.js'

let primary: DebianServer
let replica: DebianServer
let gateway: Gateway

beforeAll(async () => {
  primary = await startDebianServer()
  replica = await primary.follow()
  gateway = await startOn('replicated')
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await replica.stop()
  await primary.stop()
})

/** A gateway on a database that was made a moment ago. */
const startOn = async (database: string): Promise<Gateway> => {
  await withClient(`${primary.url}/postgres`, (client) => client.query(`CREATE DATABASE ${database}`))
  return startGateway(
    readConfiguration({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL: `${primary.url}/${database}`,
      DATABASE_READ_URL: `${replica.url}/${database}`,
      SERVER_KEY: serverKey,
    }),
  )
}

const create = async (domain: string): Promise<void> => {
  const { body } = await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer({ domain }))
  expect(body.data?.createCustomer).toMatchObject({ __typename: 'CreateCustomerSuccess' })
}

const find = async (domain: string): Promise<unknown> => {
  const { body } = await ask(gateway.url, CustomerDocument.toString(), { by: { domain } })
  expect(body.errors).toBeUndefined()
  return body.data?.customer
}

/** Transactions of the gateway that a server has run so far: asked from another database, so that asking is not counted. */
const readsAt = (server: DebianServer): Promise<number> =>
  withClient(`${server.url}/postgres`, async (client) => {
    await client.query('SELECT pg_stat_clear_snapshot()')
    const { rows } = await client.query<{ count: string }>(
      `SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = 'replicated'`,
    )
    return Number(rows[0]?.count)
  })

const onReplica = (statement: string) => withClient(`${replica.url}/postgres`, (client) => client.query(statement))

describe('a replica for reading', () => {
  test('is read from', async () => {
    const domain = aDomain()
    await create(domain)
    await sleep(1_000)
    const before = await readsAt(replica)
    for (let count = 0; count < 50; count += 1) expect(await find(domain)).not.toBeNull()
    // The server counts late: a connection that does nothing more is counted after ten seconds.
    await eventually(async () => (await readsAt(replica)) - before >= 50, 20_000)
  }, 60_000)

  test('that has not come as far never hides what the partner just wrote', async () => {
    for (let count = 0; count < 50; count += 1) {
      const domain = aDomain()
      await create(domain)
      expect(await find(domain)).not.toBeNull()
    }
    await onReplica('SELECT pg_wal_replay_pause()')
    const domain = aDomain()
    await create(domain)
    expect(await find(domain)).not.toBeNull()
    await withClient(`${replica.url}/replicated`, async (client) => {
      expect((await client.query('SELECT 1 FROM "Customer" WHERE "domain" = $1', [domain])).rowCount).toBe(0)
    })
    await onReplica('SELECT pg_wal_replay_resume()')
  }, 60_000)

  test('that does not even have the database yet is done without', async () => {
    await onReplica('SELECT pg_wal_replay_pause()')
    const early = await startOn('early')
    const { body } = await ask(early.url, CreateCustomerDocument.toString(), aCustomer())
    expect(body.data?.createCustomer).toMatchObject({ __typename: 'CreateCustomerSuccess' })
    await early.close()
    await onReplica('SELECT pg_wal_replay_resume()')
  }, 60_000)

  test('that is gone is done without', async () => {
    const domain = aDomain()
    await create(domain)
    await replica.kill()
    for (let count = 0; count < 10; count += 1) expect(await find(domain)).not.toBeNull()
  })
})
