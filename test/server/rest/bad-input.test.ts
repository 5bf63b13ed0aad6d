import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'
import { aRestCustomer, createByRest, ok, type RestError, send } from '../../support/rest.js'
import { TestClock } from '../../support/webhooks.js'

const clock = new TestClock()
const gateway = aGateway({}, { clock: clock.now })

/** Always JSON, always of the one form, and nothing of the inside. */
const refused = async (...request: Parameters<typeof send> extends [unknown, ...infer Rest] ? Rest : never) => {
  const { status, headers, body } = await send<RestError>(gateway, ...request)
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(body).toMatchObject({
    code: expect.any(Number),
    description: expect.stringMatching(/./),
    data: expect.any(Array),
  })
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|prisma|sqlite|<html/i)
  return [status, body.code, body.data.join(' ')]
}

describe('a body', () => {
  const json = { 'content-type': 'application/json' }
  const post = (body: string | undefined, headers: Record<string, string> = json) =>
    refused('POST', '/v1/customers', { ...(body !== undefined && { body }), headers })

  test.each([
    ['that is not there', undefined],
    ['that is blank', '  '],
    ['that is no JSON', '{"companyProfile":'],
    ['that is a list', '[]'],
    ['that is a text', '"customer"'],
    ['that is null', 'null'],
    ['of a megabyte', JSON.stringify({ companyProfile: { domain: 'x'.repeat(1_000_000) } })],
    ['with a number for a text', '{"companyProfile":{"domain":5}}'],
    ['with a list for an object', '{"billingProfile":[]}'],
  ])('%s is refused', async (_title, body) => {
    expect(await post(body)).toEqual([400, 800002, expect.any(String)])
  })

  test('of another type, or of bytes that are no text, is refused', async () => {
    expect(await post('<customer/>', { 'content-type': 'application/xml' })).toEqual([400, 800002, ''])
    expect(await post('domain=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([400, 800002, ''])
    const response = await fetch(`${gateway.url}/v1/customers`, {
      method: 'POST',
      headers: json,
      body: Uint8Array.of(0x22, 0xff, 0xfe, 0x22),
    })
    expect([response.status, ((await response.json()) as RestError).code]).toEqual([400, 800002])
  })

  test('with the same member twice, in different case, is refused and says which', async () => {
    const body = '{"companyProfile":{"Domain":"a1.onmicrosoft.com","domain":"b1.onmicrosoft.com"}}'
    expect(await post(body)).toEqual([400, 800002, 'companyProfile.domain'])
  })

  test('with names that objects have by themselves is like any other', async () => {
    expect(await post('{"__proto__":{"domain":"x"},"constructor":1}')).toEqual([400, 2001, expect.any(String)])
  })

  test('with a byte order mark is read', async () => {
    const answer = await send(gateway, 'POST', '/v1/customers', { body: `\uFEFF${JSON.stringify(aRestCustomer())}` })
    expect(answer.status).toBe(201)
  })

  test('with nothing in it is refused with everything that is missing', async () => {
    const [status, code, data] = await post('{}')
    expect([status, code]).toEqual([400, 2001])
    expect(String(data).split(' ')).toEqual(
      expect.arrayContaining([
        'companyProfile.domain',
        'billingProfile.email',
        'billingProfile.culture',
        'billingProfile.companyName',
        'billingProfile.defaultAddress.country',
        'billingProfile.defaultAddress.addressLine1',
        'billingProfile.defaultAddress.lastName',
      ]),
    )
  })
})

describe('an address', () => {
  const unknownId = '0198f3c0-0000-7000-8000-00000000ffff'

  test.each([
    ['a GUID that is none', '/v1/customers/no-guid', 404, 1000],
    ['an unknown customer', `/v1/customers/${unknownId}`, 404, 1000],
    ['an order of nobody', `/v1/customers/${unknownId}/orders/x`, 404, 1000],
    ['a country that is none', '/v1/countryvalidationrules/XX', 404, 1000],
    ['offers of no country', '/v1/offers', 400, 800002],
    ['offers of a country that is none', '/v1/offers?country=XX', 400, 800002],
    ['a category that is none', '/v1/offers?country=US&offer_category_id=x', 400, 800002],
    ['an unknown offer', '/v1/offers/x?country=US', 404, 1000],
    ['a filter that is not JSON', '/v1/customers?filter=CompanyName', 400, 800002],
    ['a filter that is a list', '/v1/customers?filter=[]', 400, 800002],
    [
      'a filter by another field',
      `/v1/customers?filter={"Field":"Email","Value":"x","Operator":"starts_with"}`,
      400,
      800002,
    ],
    [
      'a filter by another operator',
      `/v1/customers?filter={"Field":"Domain","Value":"x","Operator":"equals"}`,
      400,
      800002,
    ],
    ['a size of 0', '/v1/customers?size=0', 400, 800002],
    ['a size of 501', '/v1/customers?size=501', 400, 800002],
    ['a size of -1', '/v1/customers?size=-1', 400, 800002],
    ['a size that is no number', '/v1/customers?size=many', 400, 800002],
    ['a size twice', '/v1/customers?size=1&size=2', 400, 800002],
    ['a seek without a token', '/v1/customers?seekOperation=Next', 400, 800002],
    ['a start too long ago', '/v1/auditrecords?startDate=2020-01-01', 400, 800002],
    ['a start that is no date', '/v1/auditrecords?startDate=yesterday', 400, 800002],
    ['a date that there is not', '/v1/auditrecords?startDate=2026-02-30', 400, 800002],
    ['no address of ours', '/v1/customer', 404, 1000],
    ['an address that cannot be read', '/v1/%E0%A4%A', 400, 800002],
  ])('with %s is refused', async (_title, path, status, code) => {
    const encoded = path.replace(/[{}"[\]]/g, encodeURIComponent)
    expect(await refused('GET', encoded)).toEqual([status, code, expect.any(String)])
  })

  test('with another method is not found: some clients repeat a 405', async () => {
    expect(await refused('PUT', '/v1/customers', { body: {} })).toEqual([404, 1000, ''])
  })

  test('of a domain that cannot be one is refused without a body', async () => {
    const answer = await send(gateway, 'HEAD', '/v1/domains/no_domain')
    expect([answer.status, answer.headers.get('content-length'), answer.body]).toEqual([400, '0', undefined])
  })
})

test('a continuation token that is none, is of another list, or has expired, is refused', async () => {
  await createByRest(gateway)
  await createByRest(gateway)
  const seek = (path: string, token: string) =>
    refused('GET', `${path}?seekOperation=Next`, { headers: { 'MS-ContinuationToken': token } })
  const { continuationToken = '' } = await ok<{ continuationToken?: string }>(gateway, 'GET', '/v1/customers?size=1')
  expect(continuationToken).not.toBe('')
  expect(await seek('/v1/customers', 'x')).toEqual([400, 800002, 'MS-ContinuationToken'])
  expect(await seek('/v1/auditrecords', continuationToken)).toEqual([400, 800002, 'MS-ContinuationToken'])
  const pageOf = (token: string) =>
    send(gateway, 'GET', '/v1/customers?seekOperation=Next', { headers: { 'MS-ContinuationToken': token } })
  expect((await pageOf(continuationToken)).status).toBe(200)
  clock.forward(24 * 3_600_000 + 1)
  expect(await seek('/v1/customers', continuationToken)).toEqual([400, 800002, 'MS-ContinuationToken'])
})
