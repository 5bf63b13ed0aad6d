import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { acceptOwnHostOnly } from '../../src/server/own-host.js'
import { anApp, type TestApp } from '../support/app.js'

let open: TestApp

beforeAll(async () => {
  open = await anApp()
  acceptOwnHostOnly(open.app, ['https://console.example'])
  open.app.get('/', async () => ({ isAnswered: true }))
})

afterAll(() => open.app.close())

beforeEach(() => {
  open.lines.length = 0
})

const ask = async (headers: Record<string, string>) => {
  const response = await open.app.inject({ url: '/', headers: { host: 'localhost:4000', ...headers } })
  return { status: response.statusCode, id: response.headers['x-request-id'], body: response.json() as unknown }
}

test.each([
  ['without an origin', {}],
  ['of its own', { origin: 'http://localhost:4000' }],
  ['of an origin that is allowed', { origin: 'https://console.example' }],
  ['by its address', { host: '127.0.0.1' }],
])('a request %s is answered, and nothing is logged', async (_what, headers) => {
  expect(await ask(headers)).toMatchObject({ status: 200, body: { isAnswered: true } })
  expect(open.lines).toEqual([])
})

test.each([
  ['under a foreign name', { host: 'evil.example.com' }, 'This gateway is reached as localhost only.'],
  [
    'of another page',
    { origin: 'https://evil.example.com' },
    'This gateway takes no requests from pages of other origins.',
  ],
  [
    'of another protocol',
    { origin: 'https://localhost:4000' },
    'This gateway takes no requests from pages of other origins.',
  ],
  ['of a page without an origin', { origin: 'null' }, 'This gateway takes no requests from pages of other origins.'],
])('a request %s is told that it is refused, and logged', async (_what, headers, message) => {
  const { status, id, body } = await ask(headers)
  expect(status).toBe(403)
  expect(id).toEqual(expect.any(String))
  expect(body).toEqual({ errors: [{ message, extensions: { code: 'FORBIDDEN', requestId: id } }] })
  expect(open.lines).toMatchObject([
    { event: 'foreignOrigin', requestId: id, msg: 'a request by a foreign name or page' },
  ])
})
