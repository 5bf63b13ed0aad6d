import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { KeySet } from '../../../src/server/sign-in/key-set.js'
import { SignInUnavailable } from '../../../src/server/sign-in/not-signed-in.js'
import { eventually } from '../../support/eventually.js'
import { aKey, type SigningKey } from '../../support/issuer.js'

const start = Date.parse('2026-05-01T10:00:00Z')
const wellKnown = '/tenant/.well-known/openid-configuration'

let server: Server
let url: string
let first: SigningKey
let second: SigningKey

/** What the issuer answers, by path, and what it was asked. */
const issuer = { status: 200, keys: [] as SigningKey[], documents: {} as Record<string, object>, asked: [] as string[] }
const errors: unknown[] = []
const clock = { now: start }

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    issuer.asked.push(path)
    if (path.startsWith('/moved')) return void response.writeHead(302, { location: `${url}/there` }).end()
    const body = path === '/keys' ? { keys: issuer.keys.map((key) => key.publicJwk) } : issuer.documents[path]
    response.writeHead(body ? issuer.status : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  first = await aKey('first')
  second = await aKey('second')
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  const document = { issuer: `${url}/tenant`, jwks_uri: `${url}/keys` }
  Object.assign(issuer, { status: 200, keys: [first], documents: { [wellKnown]: document }, asked: [] })
  errors.length = 0
  clock.now = start
  jest.spyOn(Date, 'now').mockImplementation(() => clock.now)
})

afterEach(() => {
  jest.restoreAllMocks()
})

const aKeySet = (path = '/tenant', jwksUrl?: string) =>
  new KeySet({ url: `${url}${path}`, jwksUrl }, (error) => void errors.push(error))

const find = async (keys: KeySet, kid = 'first') =>
  await keys.find({ alg: 'ES256', kid }, { payload: '', signature: '' })

const outcome = (keys: KeySet, kid?: string) =>
  find(keys, kid).then(
    () => 'found',
    (error: Error) => error.message,
  )

/** Whatever is asked in the background has come by then. */
const asked = async () => {
  await sleep(50)
  return issuer.asked.splice(0)
}

const messages = () => errors.splice(0).map((error) => (error as Error).message)

const noMatch = 'no applicable key found in the JSON Web Key Set'
const tooSoon = 'the issuer did not answer a moment ago'

describe('where the keys of an issuer are', () => {
  test('is told by the issuer, and asked once for all who need them at the same time', async () => {
    const keys = aKeySet()
    expect(await Promise.all([outcome(keys), outcome(keys), outcome(keys)])).toEqual(['found', 'found', 'found'])
    expect(await find(keys)).toHaveProperty('type', 'public')
    expect(await asked()).toEqual([wellKnown, '/keys'])
    expect(messages()).toEqual([])
  })

  test('is found as well for an issuer whose name ends with a slash', async () => {
    issuer.documents[wellKnown] = { issuer: `${url}/tenant/`, jwks_uri: `${url}/keys` }
    expect(await outcome(aKeySet('/tenant/'))).toBe('found')
    expect(await asked()).toEqual([wellKnown, '/keys'])
  })

  test('is nobody asked where it is configured', async () => {
    expect(await outcome(aKeySet('/tenant', `${url}/keys`))).toBe('found')
    expect(await asked()).toEqual(['/keys'])
  })

  test('is not believed of an issuer with another name', async () => {
    issuer.documents[wellKnown] = { issuer: `${url}/other`, jwks_uri: `${url}/keys` }
    const keys = aKeySet()
    expect(await outcome(keys)).toBe(`${url}${wellKnown} is of another issuer`)
    expect(await outcome(keys)).toBe(tooSoon)
    expect(await asked()).toEqual([wellKnown])
  })

  test('is not looked for elsewhere', async () => {
    issuer.documents['/there'] = { issuer: `${url}/moved`, jwks_uri: `${url}/keys` }
    expect(await outcome(aKeySet('/moved'))).toBe('the issuer does not answer')
    expect(await asked()).toEqual(['/moved/.well-known/openid-configuration'])
  })

  test('is not read of a document without it', async () => {
    issuer.documents[wellKnown] = { issuer: `${url}/tenant` }
    expect(await outcome(aKeySet())).toBe('the issuer does not answer')
    expect(await asked()).toEqual([wellKnown])
  })
})

describe('an issuer that never answered', () => {
  test('cannot be asked who somebody is, and says to whoever runs the gateway why', async () => {
    issuer.status = 500
    const error: unknown = await find(aKeySet()).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(SignInUnavailable)
    expect(error).toMatchObject({ name: 'SignInUnavailable', statusCode: 503, retryAfterSeconds: 5 })
    expect(error).toMatchObject({ message: 'the issuer does not answer', cause: errors[0] })
    expect(messages()).toEqual([`${url}${wellKnown} answers 500`])
  })

  test('at an address of its keys that is given makes no token wrong', async () => {
    const keys = aKeySet('/tenant', `${url}/keys`)
    issuer.status = 503
    expect(await outcome(keys)).toBe('the issuer does not answer')
    expect([await asked(), messages()]).toEqual([['/keys'], [`${url}/keys answers 503`]])
    issuer.status = 200
    clock.now = start + 2_000
    expect(await outcome(keys)).toBe('found')
  })

  test('is asked again after 2 seconds', async () => {
    const keys = aKeySet()
    issuer.status = 503
    expect(await outcome(keys)).toBe('the issuer does not answer')
    clock.now = start + 1_999
    expect(await outcome(keys)).toBe(tooSoon)
    expect(await asked()).toEqual([wellKnown])
    clock.now = start + 2_000
    issuer.status = 200
    expect(await outcome(keys)).toBe('found')
    expect(await asked()).toEqual([wellKnown, '/keys'])
  })

  test('is asked for its keys alone once it has told where they are', async () => {
    const keys = aKeySet()
    issuer.documents[wellKnown] = { issuer: `${url}/tenant`, jwks_uri: 'http://127.0.0.1:1/keys' }
    expect(await outcome(keys)).toBe('the issuer does not answer')
    expect(await outcome(keys)).toBe(tooSoon)
    clock.now = start + 2_000
    expect(await outcome(keys)).toBe('the issuer does not answer')
    expect(await asked()).toEqual([wellKnown])
  })
})

describe('a key that is not known', () => {
  test('is looked for 30 seconds after the last time, and no sooner', async () => {
    const keys = aKeySet()
    await find(keys)
    issuer.keys = [first, second]
    clock.now = start + 29_999
    expect(await outcome(keys, 'second')).toBe(noMatch)
    expect(await asked()).toEqual([wellKnown, '/keys'])
    clock.now = start + 30_000
    expect(await outcome(keys, 'second')).toBe('found')
    expect(await asked()).toEqual(['/keys'])
  })

  test('is looked for no sooner either where the last time there was no answer', async () => {
    const keys = aKeySet()
    await find(keys)
    await asked()
    issuer.status = 503
    clock.now = start + 30_000
    expect(await outcome(keys, 'second')).not.toBe('found')
    for (const afterMs of [30_001, 32_000, 59_999]) {
      clock.now = start + afterMs
      expect(await outcome(keys, 'second')).toBe(tooSoon)
      expect(await outcome(keys)).toBe('found')
    }
    expect(await asked()).toEqual(['/keys'])
    issuer.status = 200
    clock.now = start + 60_000
    expect(await outcome(keys, 'second')).toBe(noMatch)
    expect(await asked()).toEqual(['/keys'])
  })
})

describe('keys that are known', () => {
  test('are used for 10 minutes without a look at the issuer, then fetched anew while they are used', async () => {
    const keys = aKeySet()
    await find(keys)
    await asked()
    for (const afterMs of [1, 30_000, 600_000]) {
      clock.now = start + afterMs
      expect(await outcome(keys)).toBe('found')
    }
    expect([await asked(), messages()]).toEqual([[], []])
    issuer.keys = [second]
    clock.now = start + 600_001
    expect(await outcome(keys)).toBe('found')
    await eventually(() => issuer.asked.length > 0)
    expect(await asked()).toEqual(['/keys'])
    expect([await outcome(keys, 'second'), await outcome(keys)]).toEqual(['found', noMatch])
    expect([await asked(), messages()]).toEqual([[], []])
  })

  test('are used for as long as the issuer does not answer, which is asked every 30 seconds', async () => {
    const keys = aKeySet()
    await find(keys)
    await asked()
    issuer.status = 503
    for (const afterMs of [600_001, 600_002, 630_000]) {
      clock.now = start + afterMs
      expect(await outcome(keys)).toBe('found')
    }
    await eventually(() => errors.length > 0)
    expect([await asked(), messages()]).toEqual([['/keys'], [`${url}/keys answers 503`]])
    clock.now = start + 630_001
    expect(await outcome(keys)).toBe('found')
    await eventually(() => errors.length > 0)
    expect([await asked(), messages()]).toEqual([['/keys'], [`${url}/keys answers 503`]])
  })
})
