import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, CustomersDocument } from '../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { StorageUnavailable } from '../../../src/storage/storage-unavailable.js'
import { aCustomer, aDomain } from '../../support/builders.js'
import { serverKey } from '../../support/database.js'
import { type Answer, ask } from '../../support/http.js'
import { withClient } from '../../support/postgresql.js'
import { type PostgresqlServer, startPostgresqlServer } from '../../support/postgresql-server.js'

const answerWithinMs = 5_000
const readyAgainWithinMs = 5_000

let server: PostgresqlServer
let gateway: Gateway
let url = ''

beforeAll(async () => {
  server = await startPostgresqlServer()
  await withClient(`${server.url}/postgres`, (client) => client.query('CREATE DATABASE outage'))
  url = `${server.url}/outage`
  gateway = await startGateway(
    readConfiguration({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, SERVER_KEY: serverKey }),
  )
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await server.stop()
})

const create = (domain: string): Promise<Answer> =>
  ask(gateway.url, CreateCustomerDocument.toString(), aCustomer({ domain }))

const isAcknowledged = ({ body }: Answer): boolean =>
  (body.data?.createCustomer as { __typename: string } | undefined)?.__typename === 'CreateCustomerSuccess'

/** The answer, and after how many milliseconds it came. */
const timed = async <Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> => {
  const startedAt = performance.now()
  const result = await work()
  return { result, ms: performance.now() - startedAt }
}

const isReady = async (): Promise<boolean> => (await fetch(`${gateway.url}/readyz`)).status === 200

const readyAgainAfterMs = async (): Promise<number> => {
  const { ms } = await timed(async () => {
    while (!(await isReady())) await sleep(50)
  })
  return ms
}

/** Far more than there are connections: each one of the pool is tried. */
const createMany = () => Promise.all(Array.from({ length: 40 }, () => timed(() => create(aDomain()))))

const expectAllToWork = async (): Promise<void> => {
  const answers = await createMany()
  expect(answers.filter(({ result }) => !isAcknowledged(result)).map(({ result }) => result.body)).toEqual([])
  const { body } = await ask(gateway.url, CustomersDocument.toString())
  expect(body.errors).toBeUndefined()
}

describe('a server that stands still', () => {
  test('is told within five seconds, by queries, writes and /readyz, and nothing is acknowledged', async () => {
    await expectAllToWork()
    server.freeze()
    const domain = aDomain()
    try {
      const answers = await Promise.all([
        timed(() => create(domain)),
        timed(() => ask(gateway.url, CustomersDocument.toString())),
        ...(await Promise.all(Array.from({ length: 30 }, async () => timed(() => create(aDomain()))))),
      ])
      for (const { result, ms } of answers) {
        expect(ms).toBeLessThan(answerWithinMs)
        expect(result.body.errors).toHaveLength(1)
      }
      const ready = await timed(isReady)
      expect(ready.result).toBe(false)
      expect(ready.ms).toBeLessThan(answerWithinMs)
    } finally {
      server.thaw()
    }
    expect(await readyAgainAfterMs()).toBeLessThan(readyAgainWithinMs)
    await expectAllToWork()
    expect(isAcknowledged(await create(domain))).toBe(true)
  }, 60_000)

  test('in the middle of a transaction is told as well', async () => {
    const outcome = await timed(() =>
      gateway.storage
        .write(async (tx) => {
          await tx.$queryRaw`SELECT 1`
          server.freeze()
          await tx.$queryRaw`SELECT 1`
        })
        .catch((error: unknown) => error),
    )
    server.thaw()
    expect(outcome.result).toBeInstanceOf(StorageUnavailable)
    expect(outcome.ms).toBeLessThan(answerWithinMs)
    await expectAllToWork()
  }, 60_000)
})

describe('a server that dies', () => {
  test('loses nothing that was acknowledged, and is used again without a restart', async () => {
    const acknowledged: string[] = []
    let isDown = false
    const clients = Array.from({ length: 8 }, async () => {
      while (!isDown) {
        const domain = aDomain()
        const { result, ms } = await timed(() => create(domain))
        expect(ms).toBeLessThan(answerWithinMs)
        if (isAcknowledged(result)) acknowledged.push(domain)
        else isDown = true
      }
    })
    await sleep(1_500)
    await server.kill()
    await Promise.all(clients)
    const refused = await timed(() => create(aDomain()))
    expect(isAcknowledged(refused.result)).toBe(false)
    expect(refused.ms).toBeLessThan(answerWithinMs)
    await server.start()
    expect(await readyAgainAfterMs()).toBeLessThan(readyAgainWithinMs)
    await expectAllToWork()
    expect(acknowledged.length).toBeGreaterThan(10)
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM "Customer" WHERE "domain" = ANY($1)',
        [acknowledged],
      )
      expect(rows[0]?.count).toBe(acknowledged.length)
    })
  }, 60_000)
})

describe('a transaction that others stand in the way of', () => {
  test('gives up a lock that it does not get in three seconds, and says to try again', async () => {
    await create(aDomain())
    await withClient(url, async (client) => {
      await client.query('BEGIN; LOCK TABLE "Partner"')
      const outcome = await timed(() =>
        gateway.storage.write((tx) => tx.partner.updateMany({ data: { name: 'x' } })).catch((error: unknown) => error),
      )
      expect(outcome.result).toBeInstanceOf(StorageUnavailable)
      expect(outcome.ms).toBeLessThan(4_500)
      await client.query('ROLLBACK')
    })
  })

  test('is run again after a deadlock, of which it knows nothing', async () => {
    const ids = ['deadlock-1', 'deadlock-2']
    const data = { name: '', country: 'US', domain: '', isSandbox: true, createdAt: new Date() }
    await gateway.storage.write((tx) => tx.partner.createMany({ data: ids.map((id) => ({ id, ...data })) }))
    let runs = 0
    const renameBoth = (order: string[], name: string) =>
      gateway.storage.write(async (tx) => {
        runs += 1
        for (const id of order) {
          await tx.partner.update({ where: { id }, data: { name } })
          await sleep(300)
        }
      })
    await withClient(url, (client) => client.query(`ALTER SYSTEM SET deadlock_timeout = '100ms'`))
    await withClient(url, (client) => client.query('SELECT pg_reload_conf()'))
    await sleep(300)
    await Promise.all([renameBoth(ids, 'a'), renameBoth([...ids].reverse(), 'b')])
    expect(runs).toBe(3)
    const names = await gateway.storage.read.partner.findMany({ where: { id: { in: ids } } })
    expect(new Set(names.map(({ name }) => name)).size).toBe(1)
  })

  test('is run again when its connection is cut before the commit, and writes once', async () => {
    const id = 'cut'
    const data = { id, name: '', country: 'US', domain: '', isSandbox: true, createdAt: new Date() }
    let runs = 0
    await gateway.storage.write(async (tx) => {
      runs += 1
      await tx.partner.create({ data })
      if (runs > 1) return
      const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid"`
      await withClient(url, (client) => client.query('SELECT pg_terminate_backend($1)', [row?.pid]))
      await tx.$queryRaw`SELECT 1`
    })
    expect(runs).toBe(2)
    expect(await gateway.storage.read.partner.count({ where: { id } })).toBe(1)
  })
})
