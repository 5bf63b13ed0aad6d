import { request } from 'node:http'
import { expect, test } from '@jest/globals'
import { aGateway } from '../support/gateway.js'
import { anIssuer } from '../support/issuer.js'

const sandbox = aGateway()
const issuer = anIssuer()
const guarded = aGateway(issuer.environment())

/** fetch chooses Host by itself. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    })
    sent.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end(JSON.stringify({ query: '{ viewer { userName } }' }))
  })

test.each(['localhost', 'localhost:4000', '127.0.0.1:80', '127.9.9.9', '[::1]:4000', 'LOCALHOST:1'])(
  'a sandbox answers under its own name %s',
  async (host) => {
    expect(await statusOf(sandbox.url, { host })).toBe(200)
  },
)

test.each([
  'evil.example.com',
  'localhost.evil.example.com',
  '127.0.0.1.evil.example.com',
  '192.168.0.7',
  'evil.com:4000',
])('a sandbox answers nothing under the name %s', async (host) => {
  expect(await statusOf(sandbox.url, { host })).toBe(403)
})

test.each([
  ['its own page', 'localhost:4000', 'http://localhost:4000', 200],
  ['another port of this machine', 'localhost:4000', 'http://localhost:3000', 403],
  ['another page', 'localhost:4000', 'https://evil.example.com', 403],
  ['a file or a sandboxed frame', 'localhost:4000', 'null', 403],
])('a sandbox and a request from %s', async (_title, host, origin, status) => {
  expect(await statusOf(sandbox.url, { host, origin })).toBe(status)
})

test('where people sign in, the name is their proxy’s business: without a token there is nothing anyway', async () => {
  expect(await statusOf(guarded.url, { host: 'gateway.example.com' })).toBe(401)
})
