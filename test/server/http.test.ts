import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })

const codeOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
  return [response.status, errors[0]?.extensions.code]
}

describe('a body that cannot be read', () => {
  test('of more than 100 kB is refused with JSON', async () => {
    const query = `{ viewer { userName } } # ${'x'.repeat(100_000)}`
    expect(await codeOf(await post(JSON.stringify({ query })))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  test('of exactly 100 kB is read', async () => {
    const envelope = JSON.stringify({ query: '{ viewer { userName } } #' })
    const body = envelope.replace('#', `#${'x'.repeat(100_000 - envelope.length)}`)
    expect(body).toHaveLength(100_000)
    expect((await post(body)).status).toBe(200)
  })

  test.each([
    ['that is no JSON', '{"query":', 400, 'BAD_REQUEST'],
    ['that is empty', '', 400, 'BAD_REQUEST'],
  ])('%s is refused with JSON', async (_title, body, status, code) => {
    expect(await codeOf(await post(body))).toEqual([status, code])
  })

  test('of another type is refused with JSON', async () => {
    expect(await codeOf(await post('<x/>', { 'content-type': 'application/xml' }))).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ])
  })
})

test('another address is not found, and one that cannot be read is refused, in JSON', async () => {
  expect(await codeOf(await fetch(`${gateway.url}/%E0%A4%A`))).toEqual([400, 'BAD_REQUEST'])
  expect(await codeOf(await fetch(`${gateway.url}/nothing`))).toEqual([404, 'NOT_FOUND'])
})

test('a mutation cannot be sent by GET, nor a form post be one', async () => {
  const query = encodeURIComponent(
    'mutation { renameSubscription(subscriptionId: "x", friendlyName: "y") { __typename } }',
  )
  const byGet = await fetch(`${gateway.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } })
  expect(byGet.status).toBe(405)
  const byForm = await post('query={viewer{userName}}', { 'content-type': 'application/x-www-form-urlencoded' })
  expect(byForm.status).toBe(415)
})

test('answers are not kept by caches, carry the request’s id, and name no software', async () => {
  const { headers } = await gateway.ask('{ viewer { userName } }')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('the health checks answer', async () => {
  const alive = await fetch(`${gateway.url}/healthz`)
  expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok' }])
  const ready = await fetch(`${gateway.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
})
