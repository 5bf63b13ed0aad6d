import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { ask } from '../../support/http.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

const query = '{ domainAvailability(domain: "coffee.onmicrosoft.com") { available } }'

let database = ''
let gateways: [Gateway, Gateway]

const start = () =>
  startGateway(
    readConfiguration({
      PORT: '0',
      LOG_LEVEL: 'silent',
      SERVER_KEY: Buffer.alloc(32).toString('base64'),
      DATABASE_URL: urlOf(database),
      RATE_LIMITS: 'domainAvailability=5',
    }),
  )

beforeAll(async () => {
  database = await createDatabase()
  gateways = [await start(), await start()]
})

afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
  await dropDatabase(database)
})

describe('gateways that share a database', () => {
  test('count together, also what comes at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => ask((gateways[i % 2] as Gateway).url, query)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
  })

  test('let requests pass when the counts cannot be had', async () => {
    await withClient(urlOf(database), (client) => client.query('ALTER TABLE "rate_limits"."Count" RENAME TO "Gone"'))
    // One that has not seen the limit reached.
    const third = await start()
    const { status } = await ask(third.url, query)
    await third.close()
    await withClient(urlOf(database), (client) => client.query('ALTER TABLE "rate_limits"."Gone" RENAME TO "Count"'))
    expect(status).toBe(200)
  })

  test('keep the counts out of the log of the database, which none of them needs after a crash', async () => {
    const { rows } = await withClient(urlOf(database), (client) =>
      client.query(`SELECT relpersistence FROM pg_class WHERE oid = '"rate_limits"."Count"'::regclass`),
    )
    expect(rows).toEqual([{ relpersistence: 'u' }])
  })
})
