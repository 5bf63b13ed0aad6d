import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'

const available = '{ domainAvailability(domain: "coffee.onmicrosoft.com") { available } }'

describe('a partner that asks too much within a minute', () => {
  const gateway = aGateway({ RATE_LIMITS: 'createCustomer=2,domainAvailability=3,customer=10' })

  const refused = async (answer: ReturnType<typeof gateway.ask>) => {
    const { status, headers, body } = await answer
    return { status, wait: Number(headers.get('retry-after')), error: body.errors?.[0]?.extensions, data: body.data }
  }

  test('has its customers created until then', async () => {
    const create = () => gateway.ask(CreateCustomerDocument.toString(), aCustomer())
    expect([(await create()).status, (await create()).status]).toEqual([200, 200])
    const { status, wait, error, data } = await refused(create())
    expect([status, data]).toEqual([429, undefined])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(error).toMatchObject({ code: 'RATE_LIMITED', limit: 'createCustomer', requestId: expect.any(String) })
  })

  test('is counted for each field of its request', async () => {
    const thrice =
      'query { a: domainAvailability(domain: "a") { available } ...F } fragment F on Query { b: domainAvailability(domain: "b") { available } c: domainAvailability(domain: "c") { available } }'
    expect((await gateway.ask(thrice)).status).toBe(200)
    expect(await refused(gateway.ask(available))).toMatchObject({ status: 429, error: { limit: 'domainAvailability' } })
  })

  test('is counted for one customer, by what it asks of it, and for others not', async () => {
    const query =
      'query ($id: ID) { customer(by: { id: $id }) { relationship { id } billingProfile { id } companyProfile { domain } } }'
    const [one, other] = ['0198f3c0-0000-7000-8000-00000000aaaa', '0198f3c0-0000-7000-8000-00000000bbbb']
    const statuses: number[] = []
    for (const id of [one, one.toUpperCase(), one, other]) statuses.push((await gateway.ask(query, { id })).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })
})

describe('cost', () => {
  const gateway = aGateway({ RATE_LIMITS: 'partner=50' })

  test('counts for the partner, whatever is asked for', async () => {
    const query = '{ customers { nodes { id } } }'
    expect((await gateway.ask(query)).status).toBe(200)
    expect((await gateway.ask(query)).status).toBe(200)
    expect((await gateway.ask(query)).status).toBe(429)
    expect((await gateway.ask('{ viewer { userName } }')).status).toBe(429)
  })
})

describe('a sandbox of which nothing else is said', () => {
  const gateway = aGateway()

  test('is not limited, so that it can be tried and filled', async () => {
    for (let sent = 0; sent < 40; sent += 1) expect((await gateway.ask(available)).status).toBe(200)
  })
})
