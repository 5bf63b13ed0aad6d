import { request } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../support/gateway.js'
import { anIssuer } from '../support/issuer.js'
import { aProxy } from '../support/proxy.js'
import { aRegisteredPartner } from '../support/registered-partner.js'

/** The gateway takes the address for a proxy of its own; from the other of this machine's addresses anybody can come. */
const [trusted, stranger] = ['127.0.0.1', '127.0.0.2']

const ask = (port: number, headers: Record<string, string>, query = '{ viewer { userName } }') =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown> }>((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path: '/graphql', method: 'POST' }
    // fetch chooses Host by itself.
    const sent = request({ ...options, headers: { 'content-type': 'application/json', ...headers } })
    sent.on('response', (response) => {
      response.resume()
      resolve({ status: response.statusCode, headers: response.headers })
    })
    sent.on('error', reject)
    sent.end(JSON.stringify({ query }))
  })

const statusOf = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).status

const tls = { 'x-forwarded-proto': 'https' }
const page = { host: 'localhost:8443', origin: 'https://localhost:8443' }

describe('a sandbox behind a proxy that speaks TLS', () => {
  const sandbox = aGateway({ TRUST_PROXY: trusted })
  const target = () => sandbox.url
  const proxy = aProxy(target, { forwarded: tls })
  const rewriting = aProxy(target, { forwarded: tls, keepsHost: false })
  const unknown = aProxy(target, { address: stranger, forwarded: tls })
  const unknownRewriting = aProxy(target, { address: stranger, forwarded: tls, keepsHost: false })

  test('is reached by its own page, whose origin only the proxy knows', async () => {
    expect(await statusOf(proxy.port, page)).toBe(200)
    expect(await statusOf(rewriting.port, page)).toBe(200)
  })

  test('is not by a page over plain HTTP, which is another origin', async () => {
    expect(await statusOf(proxy.port, { ...page, origin: 'http://localhost:8443' })).toBe(403)
  })

  test('has the name that the proxy was asked under, and not the one under which the proxy asks', async () => {
    expect(await statusOf(proxy.port, { host: 'evil.example.com' })).toBe(403)
    expect(await statusOf(rewriting.port, { host: 'evil.example.com' })).toBe(403)
    expect(await statusOf(rewriting.port, { host: 'localhost:8443' })).toBe(200)
  })

  test('believes nobody else, neither that there was TLS nor under which name', async () => {
    expect(await statusOf(unknown.port, page)).toBe(403)
    expect(await statusOf(unknown.port, { host: 'evil.example.com' })).toBe(403)
    // What it says of a foreign name counts for nothing either: the request came under the gateway's own.
    expect(await statusOf(unknownRewriting.port, { host: 'evil.example.com' })).toBe(200)
  })

  test('is not reached by a page under a foreign name that claims to be a proxy of this machine', async () => {
    const port = Number(new URL(sandbox.url).port)
    expect(await statusOf(port, { host: 'evil.example.com', 'x-forwarded-host': 'localhost' })).toBe(403)
  })
})

describe('a sandbox that names no proxy', () => {
  const sandbox = aGateway()
  const proxy = aProxy(() => sandbox.url, { forwarded: tls })

  test('believes none', async () => {
    expect(await statusOf(proxy.port, page)).toBe(403)
    expect(await statusOf(proxy.port, { ...page, origin: 'http://localhost:8443' })).toBe(200)
  })
})

describe('where people sign in behind a proxy', () => {
  const issuer = anIssuer()
  const gateway = aGateway(Object.assign(issuer.environment(), { TRUST_PROXY: trusted, RATE_LIMITS: 'partner=5' }))
  aRegisteredPartner(gateway)
  const proxy = aProxy(() => gateway.url, { forwarded: tls })

  test('limits are counted for the partner, whatever address is said to ask', async () => {
    const authorization = `Bearer ${await issuer.token()}`
    const statuses: unknown[] = []
    for (let client = 1; client <= 6; client += 1) {
      const headers = { authorization, host: 'gateway.example.com', 'x-forwarded-for': `203.0.113.${client}` }
      statuses.push(await statusOf(proxy.port, headers, '{ __typename }'))
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('who calls is what the token says, and no header that a proxy sends on', async () => {
    const said = { 'x-forwarded-user': 'admin', 'x-ms-client-principal': 'admin', forwarded: 'for=127.0.0.1' }
    expect(await statusOf(proxy.port, said)).toBe(401)
    const other = { authorization: `Bearer ${await issuer.token({ tid: 'somebody else’s' })}`, ...said }
    expect(await statusOf(proxy.port, other)).toBe(401)
  })
})
