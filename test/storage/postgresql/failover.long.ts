import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer, aDomain } from '../../support/builders.js'
import { serverKey } from '../../support/database.js'
import { type DebianServer, startDebianServer } from '../../support/debian-postgresql.js'
import { type Forwarder, startForwarder } from '../../support/forwarder.js'
import { ask } from '../../support/http.js'
import { withClient } from '../../support/postgresql.js'
import { type GatewayProcess, startProcess } from '../../support/process.js'

let primary: DebianServer
let standby: DebianServer
let forwarder: Forwarder
const gateways: GatewayProcess[] = []

beforeAll(async () => {
  primary = await startDebianServer()
  standby = await primary.follow()
  // From here on a commit is acknowledged when it is on both disks.
  await withClient(`${primary.url}/postgres`, async (client) => {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '*'`)
    await client.query('SELECT pg_reload_conf()')
    await client.query('CREATE DATABASE failover')
  })
  forwarder = await startForwarder(primary.port)
  const environment = {
    DATABASE_URL: `postgresql://postgres@127.0.0.1:${forwarder.port}/failover`,
    SERVER_KEY: serverKey,
    LOG_LEVEL: 'silent',
  }
  for (let count = 0; count < 2; count += 1) gateways.push(await startProcess(environment))
}, 60_000)

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()))
  forwarder?.close()
  await standby?.stop()
  await primary?.stop()
}, 30_000)

/** Whether a new customer was acknowledged; an unanswered request was not. */
const create = async (url: string, domain: string): Promise<boolean> => {
  const { body } = await ask(url, CreateCustomerDocument.toString(), aCustomer({ domain }))
  return (body.data?.createCustomer as { __typename: string } | undefined)?.__typename === 'CreateCustomerSuccess'
}

test('a primary that is killed under load loses nothing acknowledged, and the standby is used without a restart', async () => {
  const acknowledged: string[] = []
  let isOver = false
  const clients = Array.from({ length: 8 }, async (_, index) => {
    const { url = '' } = gateways[index % 2] ?? {}
    while (!isOver) {
      const domain = aDomain()
      if (await create(url, domain)) acknowledged.push(domain)
      else await sleep(50)
    }
  })
  const untilAcknowledged = async (count: number) => {
    while (acknowledged.length < count) await sleep(20)
  }
  await untilAcknowledged(100)
  await primary.kill()
  const killedAt = performance.now()
  standby.promote()
  forwarder.leadTo(standby.port)
  const movedAt = performance.now()
  for (const { url } of gateways) while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(20)
  const readyAt = performance.now()
  await untilAcknowledged(acknowledged.length + 50)
  isOver = true
  await Promise.all(clients)
  expect(readyAt - movedAt).toBeLessThan(5_000)
  await withClient(`${standby.url}/failover`, async (client) => {
    const { rows } = await client.query<{ kept: number; halves: number }>(
      `SELECT (SELECT count(*)::int FROM "Customer" WHERE "domain" = ANY($1)) AS kept,
        (SELECT count(*)::int FROM "Customer" c WHERE NOT EXISTS (
          SELECT FROM "AdminCredential" a WHERE a."customerId" = c."id")) AS halves`,
      [acknowledged],
    )
    expect(rows).toEqual([{ kept: acknowledged.length, halves: 0 }])
  })
  console.info(
    `${acknowledged.length} acknowledged, 0 lost; moved ${Math.round(movedAt - killedAt)} ms after the kill, ready ${Math.round(readyAt - movedAt)} ms later`,
  )
}, 60_000)
