import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { AuditRecordsDocument } from '../../../src/client/generated/graphql.js'
import { Faults } from '../../support/faults.js'
import { aGateway } from '../../support/gateway.js'
import { aRestCustomer, type CreatedByRest, ok, orderByRest, type RestError, send } from '../../support/rest.js'

const faults = new Faults()
const gateway = aGateway({}, faults.surroundings)

describe('MS-RequestId', () => {
  test('is the idempotency key: the same request again is answered again, password and all', async () => {
    const headers = { 'MS-RequestId': randomUUID() }
    const body = aRestCustomer()
    const create = () => send<CreatedByRest>(gateway, 'POST', '/v1/customers', { body, headers })
    const [first, second] = [await create(), await create()]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect(second.body.userCredentials).toEqual(first.body.userCredentials)
  })

  test('of another request is refused, and so is one of more than 255 characters', async () => {
    const headers = { 'MS-RequestId': randomUUID() }
    await ok(gateway, 'POST', '/v1/customers', { body: aRestCustomer(), headers })
    const other = await send<RestError>(gateway, 'POST', '/v1/customers', { body: aRestCustomer(), headers })
    expect([other.status, other.body.errorName, other.body.data]).toEqual([
      409,
      'IDEMPOTENCY_KEY_REUSED',
      ['MS-RequestId'],
    ])
    const long = { body: aRestCustomer(), headers: { 'MS-RequestId': 'x'.repeat(256) } }
    const tooLong = await send<RestError>(gateway, 'POST', '/v1/customers', long)
    expect([tooLong.status, tooLong.body.data]).toEqual([400, ['MS-RequestId']])
  })

  test('orders once, however often an order is sent', async () => {
    const { id } = await ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body: aRestCustomer() })
    const path = `/v1/customers/${id}/orders`
    const request = { body: { lineItems: [{ offerId: 'MS-AZR-0145P' }] }, headers: { 'MS-RequestId': randomUUID() } }
    const orders = [await ok(gateway, 'POST', path, request), await ok(gateway, 'POST', path, request)]
    expect(orders[1]).toEqual(orders[0])
    expect(await ok(gateway, 'GET', path)).toMatchObject({ totalCount: 1 })
  })
})

describe('answers', () => {
  test('echo what they are asked under, and say who answered', async () => {
    const headers = { 'MS-RequestId': 'a-request', 'MS-CorrelationId': 'a-correlation' }
    const answer = await send(gateway, 'GET', '/v1/customers', { headers })
    expect(answer.headers.get('ms-requestid')).toBe('a-request')
    expect(answer.headers.get('ms-correlationid')).toBe('a-correlation')
    expect(answer.headers.get('ms-cv')).toMatch(/^\S{16}\.0$/)
    expect(answer.headers.get('ms-serverid')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('make up what is not sent, also of a refusal and of what is not there', async () => {
    for (const path of ['/v1/customers', '/v1/customers/x', '/v1/nothing', '/v1/invoices']) {
      const { headers } = await send(gateway, 'GET', path)
      for (const name of ['ms-requestid', 'ms-correlationid']) expect(headers.get(name)).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('do not echo what could break a log line or a header', async () => {
    const headers = { 'MS-CorrelationId': `${'x'.repeat(101)}`, 'MS-RequestId': 'a b' }
    const answer = await send(gateway, 'GET', '/v1/customers', { headers })
    expect(answer.headers.get('ms-correlationid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.headers.get('ms-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

test('MS-CorrelationId stands in the audit records of what was done', async () => {
  const headers = { 'MS-CorrelationId': randomUUID() }
  const { id } = await ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body: aRestCustomer(), headers })
  const { auditRecords } = await gateway.run(AuditRecordsDocument, { customerId: id })
  expect(auditRecords.nodes.map(({ correlationId }) => correlationId)).toEqual([headers['MS-CorrelationId']])
})

test('X-Locale chooses the language, before Accept-Language, and not the codes', async () => {
  const refusedIn = async (headers: Record<string, string>) =>
    (await send<RestError>(gateway, 'POST', '/v1/customers', { body: {}, headers })).body
  const german = await refusedIn({ 'X-Locale': 'de-DE', 'accept-language': 'ja' })
  const english = await refusedIn({ 'X-Locale': 'xx-XX' })
  expect(german.description).toMatch(/erforderlich|fehlt|angeben|Pflicht/i)
  expect(german.description).not.toBe(english.description)
  expect([german.code, german.data]).toEqual([english.code, english.data])
})

describe('If-Match', () => {
  test('with a stale etag is refused with 400 and 2055, never 412', async () => {
    const { id } = await ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body: aRestCustomer() })
    const path = `/v1/customers/${id}/profiles/billing`
    interface Profile {
      readonly attributes: { readonly etag: string }
    }
    const profile = await ok<Profile>(gateway, 'GET', path)
    const put = (changes: object, headers: Record<string, string> = {}) =>
      send<RestError & Profile>(gateway, 'PUT', path, { body: { ...profile, ...changes }, headers })
    const quoted = { 'If-Match': `"${profile.attributes.etag}"` }
    const changed = await put({ email: 'new@fourthcoffee.example.com', attributes: {} }, quoted)
    expect(changed.status).toBe(200)
    expect(changed.body.attributes.etag).not.toBe(profile.attributes.etag)
    const byHeader = await put({ email: 'newer@fourthcoffee.example.com', attributes: {} }, quoted)
    const byBody = await put({ email: 'newest@fourthcoffee.example.com' })
    for (const { status, body } of [byHeader, byBody]) {
      expect([status, body.code, body.data]).toEqual([400, 2055, ['attributes.etag']])
    }
  })
})

test('while the database cannot be used the answer is 503 with Retry-After and a body', async () => {
  faults.reset({ at: (sql) => /[`"]Customer[`"]/.test(sql), when: 'before', code: 'SQLITE_FULL' })
  const answer = await send<RestError>(gateway, 'GET', '/v1/customers')
  faults.reset()
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(answer.body).toMatchObject({ code: 900192, errorName: 'SERVICE_UNAVAILABLE', isRetryable: true })
  expect(JSON.stringify(answer.body)).not.toMatch(/sqlite|prisma/i)
  expect((await send(gateway, 'GET', '/v1/customers')).status).toBe(200)
})

test('a fault of the gateway is 500, masked', async () => {
  faults.reset({ at: (sql) => /[`"]Customer[`"]/.test(sql), when: 'before', code: 'SQLITE_MISMATCH' })
  const answer = await send<RestError>(gateway, 'GET', '/v1/customers')
  faults.reset()
  expect([answer.status, answer.body.description]).toEqual([500, 'Unexpected error.'])
})

test('an order is announced where it can be read', async () => {
  const { id } = await ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body: aRestCustomer() })
  const order = await orderByRest(gateway, id)
  expect(await ok(gateway, 'GET', `/v1//v1/customers/${id}//orders/${order.id}/`)).toEqual(order)
})
