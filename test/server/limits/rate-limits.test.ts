import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { anIssuer } from '../../support/issuer.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'
import { aRestCustomer, send } from '../../support/rest.js'

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
    const [again] = (await create()).body.errors ?? []
    expect(again?.message).toMatch(/^Too much within a minute: try again after \d+ s\.$/)
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

describe('what is counted', () => {
  const gateway = aGateway({ RATE_LIMITS: 'customer=2,domainAvailability=4' })
  const id = (last: string) => `0198f3c0-0000-7000-8000-00000000${last}`
  const customer = '{ customer(by: { id: "ID" }) { id } }'

  const statusesOf = async (queries: readonly string[]) => {
    const statuses: number[] = []
    for (const query of queries) statuses.push((await gateway.ask(query)).status)
    return statuses
  }

  test('is each customer for itself, and not how often any is asked for', async () => {
    const ids = ['aaaa', 'bbbb', 'cccc', 'dddd'].map(id)
    expect(await statusesOf(ids.map((found) => customer.replace('ID', found)))).toEqual([200, 200, 200, 200])
  })

  test('is no customer that cannot be one', async () => {
    expect(await statusesOf(Array(4).fill(customer.replace('ID', 'nobody')))).toEqual([200, 200, 200, 200])
    const byDomain = '{ customer(by: { domain: "coffee.onmicrosoft.com" }) { id } }'
    expect(await statusesOf(Array(4).fill(byDomain))).toEqual([200, 200, 200, 200])
  })

  test('is what fragments ask for, wherever they stand', async () => {
    const asked = 'domainAvailability(domain: "a") { available }'
    expect(
      await statusesOf([
        `{ ... on Query { ${asked} b: ${asked} } }`,
        `{ ...F ...G } fragment F on Query { __typename } fragment G on Query { ${asked} ... { b: ${asked} } }`,
        `{ ${asked} }`,
      ]),
    ).toEqual([200, 200, 429])
  })

  test('is nothing of a field whose arguments do not fit; the others are answered', async () => {
    const query = 'query ($id: ID = "a") { subscription(id: $id) { id } viewer { userName } }'
    const { status, body } = await gateway.ask(query, { id: null })
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([200, [['subscription']]])
    expect(body.data).toMatchObject({ subscription: null, viewer: { userName: expect.any(String) } })
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

describe('what is asked for in a way that nobody can understand', () => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
  const documents: Readonly<Record<string, object>> = {
    'a document that is none': { query: '{' },
    'an unknown field': { query: '{ nothing }' },
    'an operation that is not there': { query: 'query A { __typename }', operationName: 'B' },
    'variables that do not fit': { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: [] } },
    'a document that is too deep': { query: `${'{customers{nodes'.repeat(11)}{id}${'}}'.repeat(11)}` },
    'a document that costs too much': {
      query: '{ customers(first: 100) { nodes { subscriptions(first: 100) { nodes { id } } } } }',
    },
    'a trusted document that nobody knows': { documentId: 'sha256:nothing' },
    'no document': {},
  }
  const counted = { partner: 50 }
  const gateway = aGateway({ RATE_LIMITS: `partner=${counted.partner}` })

  const statusOf = async (init: RequestInit) => (await fetch(`${gateway.url}/graphql`, { ...post, ...init })).status

  test('counts as a request each time, by every way to send it, and is refused when it is too much', async () => {
    const headers = { ...post.headers, accept: 'text/event-stream' }
    const sent = [
      ...Object.values(documents).map((body) => ({ body: JSON.stringify(body) })),
      ...Object.values(documents).map((body) => ({ body: JSON.stringify(body), headers })),
    ]
    for (const init of sent) expect(await statusOf(init)).not.toBe(429)
    for (let left = counted.partner - sent.length; left > 0; left -= 1)
      expect(await statusOf({ body: '{"query":"{"}' })).toBe(200)
    expect(await statusOf({ body: '{"query":"{"}' })).toBe(429)
  })

  test('is from then on refused without a look at it, like all else, and told until when', async () => {
    for (const body of [...Object.values(documents), { query: '{ __typename }' }]) {
      const response = await fetch(`${gateway.url}/graphql`, { ...post, body: JSON.stringify(body) })
      const wait = Number(response.headers.get('retry-after'))
      expect([response.status, wait > 0 && wait <= 60]).toEqual([429, true])
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
    }
    expect((await send(gateway, 'GET', '/v1/customers')).status).toBe(429)
  })
})

describe('by REST', () => {
  const issuer = anIssuer()
  const gateway = aGateway(Object.assign(issuer.environment(), { RATE_LIMITS: 'partner=6,createCustomer=1' }))
  aRegisteredPartner(gateway)

  test('a body that nobody can read counts, and what is forbidden is not taken from those who may do it', async () => {
    const post = async (role: string, body: unknown) => {
      const headers = { authorization: `Bearer ${await issuer.token({ roles: [role] })}` }
      return (await send(gateway, 'POST', '/v1/customers', { body, headers })).status
    }
    const statuses = [
      ...[await post('HELPDESK_AGENT', {}), await post('HELPDESK_AGENT', {})],
      ...[await post('SALES_AGENT', aRestCustomer()), await post('SALES_AGENT', '{')],
      ...[await post('HELPDESK_AGENT', {}), await post('HELPDESK_AGENT', {})],
    ]
    expect(statuses).toEqual([403, 403, 201, 429, 403, 403])
    expect(await post('HELPDESK_AGENT', '{')).toBe(429)
  })
})

describe('a sandbox of which nothing else is said', () => {
  const gateway = aGateway()

  test('is not limited, so that it can be tried and filled', async () => {
    for (let sent = 0; sent < 40; sent += 1) expect((await gateway.ask(available)).status).toBe(200)
  })
})
