import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readConfiguration } from '../../../src/server/configuration.js'
import type { OpenIdConnect } from '../../../src/server/sign-in/access-tokens.js'
import { composeSignIn } from '../../../src/server/sign-in/compose-sign-in.js'
import { registerSignIn } from '../../../src/server/sign-in/sign-in-routes.js'
import { composeSignInServices } from '../../../src/services.js'
import type { CallingPartner } from '../../../src/shared/caller.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import type { Storage } from '../../../src/storage/storage.js'
import { anApp, type TestApp } from '../../support/app.js'
import { aFolder } from '../../support/folder.js'
import { anIssuer, audience } from '../../support/issuer.js'
import { aPartner, createCustomerOf, type TestPartner } from '../../support/partners.js'

const folder = aFolder()
const issuer = anIssuer()
const serverKey = Buffer.alloc(32)
const chosen = 'correct horse battery staple'
const now = new Date('2026-05-01T10:00:00Z')

let storage: Storage
let partner: TestPartner
let door: TestApp

beforeAll(async () => {
  storage = await openStorage(readConfiguration({ DATABASE_URL: `file:${folder.file('doors.db')}` }).database)
  partner = await aPartner(storage)
})

afterAll(() => storage.close())

interface Ways {
  readonly openIdConnect?: OpenIdConnect
  readonly sandbox?: CallingPartner
}

/** A door of its own for each test: nothing is remembered from the one before. */
const open = async ({ openIdConnect, sandbox }: Ways = {}) => {
  door = await anApp()
  const services = composeSignInServices(storage, serverKey, () => {})
  const surroundings = { openIdConnect, sandbox, serverKey, clock: () => now, log: door.app.log }
  const { authenticate, tokens } = composeSignIn(services, surroundings)
  registerSignIn(door.app, { signIns: services.signIns, tokens, clock: () => now })
  door.app.get('/who', authenticate)
}

beforeEach(() => open())

afterEach(() => door.app.close())

const aUser = async () => {
  const { adminCredentials } = await createCustomerOf(partner)
  return { signInName: adminCredentials.signInName, password: adminCredentials.password ?? '' }
}

const signIn = async (payload: object, language = 'en') => {
  const headers = { 'accept-language': language }
  const {
    statusCode,
    headers: answered,
    ...response
  } = await door.app.inject({
    ...{ method: 'POST', url: '/sign-in', payload, headers },
  })
  return { status: statusCode, retryAfter: answered['retry-after'], body: response.json() as Record<string, unknown> }
}

const error = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

describe('POST /sign-in', () => {
  test('answers with a token, and logs nothing', async () => {
    const user = await aUser()
    const { status, body } = await signIn({ ...user, newPassword: chosen })
    expect([status, body]).toEqual([200, { accessToken: expect.any(String), tokenType: 'Bearer', expiresIn: 900 }])
    expect((await signIn({ signInName: user.signInName, password: chosen })).status).toBe(200)
    expect(door.lines).toEqual([])
  })

  test('says that a one-time password is to be changed', async () => {
    expect(await signIn(await aUser())).toMatchObject({
      status: 403,
      body: error('PASSWORD_CHANGE_REQUIRED', 'This is a one-time password. Send `newPassword` with it.'),
    })
    expect(door.lines).toEqual([])
  })

  test('says what is wrong with a password, in the caller’s language, and where', async () => {
    const user = await aUser()
    const extensions = { code: 'TOO_SHORT', path: ['newPassword'] }
    const refused = async (language: string) => signIn({ ...user, newPassword: 'short1!' }, language)
    const [en, de] = [
      'Choose a password of at least 8 characters.',
      'Wählen Sie ein Kennwort mit mindestens 8 Zeichen.',
    ]
    expect(await refused('en')).toMatchObject({ status: 422, body: { errors: [{ message: en, extensions }] } })
    expect(await refused('de')).toMatchObject({ status: 422, body: { errors: [{ message: de, extensions }] } })
  })

  test('says that the name or the password is wrong, and logs it without them', async () => {
    const { signInName } = await aUser()
    expect(await signIn({ signInName, password: 'not this one' })).toMatchObject({
      status: 401,
      body: error('UNAUTHENTICATED', 'The name or the password is wrong.'),
    })
    expect(door.lines).toMatchObject([{ event: 'signInFailed', msg: 'a sign-in with a wrong name or password' }])
    expect(JSON.stringify(door.lines)).not.toMatch(/not this one|onmicrosoft/)
  })

  test('says after 5 wrong passwords when to try again, and logs it without the name', async () => {
    const { signInName } = await aUser()
    for (let tries = 0; tries < 5; tries += 1) await signIn({ signInName, password: 'not this one' })
    door.lines.length = 0
    expect(await signIn({ signInName, password: 'not this one' })).toEqual({
      status: 429,
      retryAfter: '30',
      body: error('RATE_LIMITED', 'Too many wrong passwords: try again in 30 s.'),
    })
    expect(door.lines).toMatchObject([{ event: 'signInLocked', msg: 'a sign-in with a locked name' }])
    expect(JSON.stringify(door.lines)).not.toMatch(/not this one|onmicrosoft/)
  })

  test.each([
    ['a list', [], 'Send a JSON object with `signInName`, `password` and, to choose one, `newPassword`.'],
    ['a name alone', { signInName: 'x' }, '`password`: a text of at most 1000 characters.'],
    [
      'a number',
      { signInName: 'x', password: 'x', newPassword: 7 },
      '`newPassword`: a text of at most 1000 characters.',
    ],
    [
      'nothing, and too much',
      { signInName: '', password: 'x'.repeat(1_001) },
      '`signInName`, `password`: a text of at most 1000 characters.',
    ],
  ])('says of %s what to send', async (_what, payload, message) => {
    expect(await signIn(payload)).toMatchObject({ status: 400, body: error('BAD_REQUEST', message) })
  })

  test('takes a name and a password of 1,000 characters', async () => {
    const long = 'x'.repeat(1_000)
    expect((await signIn({ signInName: long, password: long, newPassword: long })).status).toBe(401)
  })
})

test('the keys that tokens are checked with are there for everybody', async () => {
  const response = await door.app.inject({ url: '/.well-known/jwks.json' })
  expect([response.statusCode, response.json()]).toMatchObject([
    200,
    { keys: [{ kty: 'OKP', crv: 'Ed25519', use: 'sig' }] },
  ])
})

describe('who calls', () => {
  const who = async (authorization?: string, headers: Record<string, string> = {}) => {
    const {
      statusCode,
      headers: answered,
      ...response
    } = await door.app.inject({
      url: '/who',
      headers: { ...headers, ...(authorization !== undefined && { authorization }) },
    })
    return {
      status: statusCode,
      challenge: answered['www-authenticate'],
      retryAfter: answered['retry-after'],
      body: response.json() as Record<string, unknown>,
    }
  }

  const connect = () => ({
    ...{ issuer: { url: issuer.url, jwksUrl: undefined }, audience, tokenType: 'at+jwt' },
    claims: { tenant: 'tid', roles: 'roles', userName: 'preferred_username' },
  })

  const refusal = {
    ...{ status: 401, challenge: 'Bearer error="invalid_token"' },
    body: {
      errors: [
        {
          message: 'Sign in: send a valid access token or API key as a bearer token.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    },
  }

  test('is the user of a customer whose token is shown', async () => {
    const { body } = await signIn({ ...(await aUser()), newPassword: chosen })
    expect(await who(`Bearer ${body.accessToken}`, { 'accept-language': 'fr' })).toMatchObject({
      status: 200,
      body: { partner: { id: partner.id }, roles: [], language: 'fr', calledAt: '2026-05-01T10:00:00.000Z' },
    })
  })

  test('is nobody without a token', async () => {
    expect(await who()).toMatchObject({ ...refusal, challenge: 'Bearer' })
    expect(door.lines).toMatchObject([
      { event: 'signInRefused', cause: 'there is no token', msg: 'nobody is signed in' },
    ])
  })

  test.each([
    ['garbage', 'the token is of no known kind'],
    [`csp_${'A'.repeat(43)}.${'A'.repeat(43)}`, 'the API key is unknown, expired or revoked'],
  ])('is nobody with %s, and the log does not have it', async (token, cause) => {
    expect(await who(`Bearer ${token}`)).toMatchObject(refusal)
    expect(door.lines).toMatchObject([{ event: 'signInRefused', cause }])
    expect(JSON.stringify(door.lines)).not.toContain(token)
  })

  test('is nobody with what is no bearer token', async () => {
    expect(await who('Basic abc')).toMatchObject(refusal)
  })

  test('is nobody by an access token where no issuer is configured', async () => {
    expect(await who(`Bearer ${await issuer.token()}`)).toMatchObject(refusal)
    expect(door.lines).toMatchObject([{ cause: 'the token is of no known kind' }])
  })

  test('cannot be found out while the issuer does not answer, and the log says why', async () => {
    await open({ openIdConnect: connect() })
    issuer.isDown = true
    const answer = await who(`Bearer ${await issuer.token()}`)
    issuer.isDown = false
    expect(answer).toMatchObject({
      ...{ status: 503, challenge: undefined, retryAfter: '5' },
      body: {
        errors: [
          {
            message: 'It cannot be checked now who is calling. Send the request again.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
    })
    expect(door.lines).toMatchObject([
      { msg: 'the issuer of access tokens does not answer', err: { message: expect.stringMatching(/answers 503$/) } },
      { event: 'signInRefused', cause: 'the issuer does not answer' },
    ])
  })

  test('is the sandbox’s Admin agent in a sandbox without a token, and nobody with a wrong one', async () => {
    const sandbox = { id: partner.id, name: 'Sandbox', country: 'US', domain: 'x.onmicrosoft.com', isSandbox: true }
    await open({ sandbox })
    expect(await who()).toMatchObject({
      status: 200,
      body: { partner: sandbox, userName: 'sandbox', roles: ['ADMIN_AGENT'], correlationId: expect.any(String) },
    })
    expect(await who('Bearer garbage')).toMatchObject(refusal)
  })
})
