import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, RenameSubscriptionDocument } from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { Faults } from '../support/faults.js'
import { aGateway } from '../support/gateway.js'
import { createSubscription } from '../support/outcomes.js'

const faults = new Faults()
const gateway = aGateway({}, faults.surroundings)

/** Runs with a database in which every statement fails that has this in it. */
const withFault = async <Result>(pattern: RegExp, work: () => Promise<Result>, code = 'SQLITE_FULL') => {
  faults.reset({ at: (sql) => pattern.test(sql), when: 'before', code })
  try {
    return await work()
  } finally {
    faults.reset()
  }
}

const expectUnavailable = ({ status, headers, body }: Awaited<ReturnType<typeof gateway.ask>>) => {
  expect(status).toBe(503)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(body.data).toBeNull()
  const extensions = { code: 'SERVICE_UNAVAILABLE', requestId: headers.get('x-request-id') }
  expect(body.errors?.map((error) => error.extensions)).toContainEqual(extensions)
  expect(JSON.stringify(body)).not.toMatch(/sqlite|prisma|planted|insert|node_modules|gateway\.db/i)
}

describe('while the database cannot be used', () => {
  test('a mutation answers 503, when to try again, and that nothing is wrong with it', async () => {
    const create = () => gateway.ask(CreateCustomerDocument.toString(), aCustomer())
    const answer = await withFault(/^COMMIT/, create)
    expectUnavailable(answer)
    expect(answer.body.errors?.[0]?.message).toMatch(/Nothing is wrong with the request.*again.*idempotency key/)
    expect((await create()).status).toBe(200)
  })

  test.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_READ', 'SQLITE_CANTOPEN', 'SQLITE_READONLY_DBMOVED'])(
    'because of %s, a query answers 503',
    async (code) => {
      expectUnavailable(await withFault(/[`"]Customer[`"]/, () => gateway.ask('{ customers { nodes { id } } }'), code))
    },
  )

  test('a query of which one field fails answers 503, without the other fields', async () => {
    const query = '{ viewer { userName } countries { code } customers { nodes { id } } }'
    expect((await gateway.ask(query)).body.data).toMatchObject({ viewer: { userName: expect.any(String) } })
    expectUnavailable(await withFault(/[`"]Customer[`"]/, () => gateway.ask(query)))
  })

  test('a query answers 503 where the field that fails may be null', async () => {
    const query = '{ node(id: "0198f3c0-0000-7000-8000-00000000ffff") { id } }'
    expectUnavailable(await withFault(/SELECT/, () => gateway.ask(query)))
  })

  test('a mutation of which the second field fails answers 503, not with the first one’s success', async () => {
    const { id } = await createSubscription(gateway)
    const mutation = `mutation ($id: ID!) {
      first: renameSubscription(subscriptionId: $id, friendlyName: "One") { __typename }
      second: renameSubscription(subscriptionId: $id, friendlyName: "Two") { __typename }
    }`
    let commits = 0
    faults.reset({
      at: (sql) => {
        if (sql === 'COMMIT') commits += 1
        return commits === 2
      },
      when: 'before',
      code: 'SQLITE_FULL',
    })
    const answer = await gateway.ask(mutation, { id })
    faults.reset()
    expectUnavailable(answer)
    const renamed = await gateway.run(RenameSubscriptionDocument, { subscriptionId: id, friendlyName: 'One' })
    expect(renamed.renameSubscription.__typename).toBe('RenameSubscriptionSuccess')
  })

  test('/readyz answers 503, and /healthz that the process lives', async () => {
    const [ready, alive] = await withFault(/^BEGIN/, () =>
      Promise.all([fetch(`${gateway.url}/readyz`), fetch(`${gateway.url}/healthz`)]),
    )
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'database not writable' }])
    expect(Number(ready.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(alive.status).toBe(200)
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
  })

  test('a write that could not be synced to the disk is the last one until the gateway is started anew', async () => {
    const create = () => gateway.ask(CreateCustomerDocument.toString(), aCustomer())
    expectUnavailable(await withFault(/^COMMIT/, create, 'SQLITE_IOERR_FSYNC'))
    expectUnavailable(await create())
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503)
    expect((await gateway.ask('{ customers { nodes { id } } }')).status).toBe(200)
  })
})
