import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { hashSecret, makeSecret, showKey } from '../../../src/provisioning/api-key/api-key.secret.js'
import { ApiKeyCheckService } from '../../../src/provisioning/api-key/api-key-check.service.js'
import { PartnerService } from '../../../src/provisioning/partner/partner.service.js'
import { registerPartner } from '../../../src/provisioning/partner/partner-registration.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { AccessTokens } from '../../../src/server/sign-in/access-tokens.js'
import { ApiKeyTokens } from '../../../src/server/sign-in/api-key-tokens.js'
import { KeySet } from '../../../src/server/sign-in/key-set.js'
import { NotSignedIn } from '../../../src/server/sign-in/not-signed-in.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import { forPartner } from '../../../src/storage/partner-scope.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aFolder } from '../../support/folder.js'
import { aKey, anIssuer, audience, type SigningKey, tenant } from '../../support/issuer.js'

const folder = aFolder()
const issuer = anIssuer()
let storage: Storage

beforeAll(async () => {
  storage = await openStorage(readConfiguration({ DATABASE_URL: `file:${folder.file('tokens.db')}` }).database)
  const partner = { id: tenant, name: 'Contoso', country: 'US', domain: 'contoso.onmicrosoft.com', tenant }
  await registerPartner(storage, { ...partner, isSandbox: true })
})

afterAll(() => storage.close())

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  )

describe('an access token', () => {
  const now = new Date('2026-05-01T10:00:00Z')
  const seconds = now.getTime() / 1_000
  let tokens: AccessTokens

  beforeEach(() => {
    const claims = { tenant: 'tid', roles: 'roles', userName: 'preferred_username' }
    const expected = { issuer: { url: issuer.url, jwksUrl: undefined }, audience, tokenType: 'at+jwt', claims }
    tokens = new AccessTokens(expected, new KeySet(expected.issuer, () => {}), new PartnerService(storage))
  })

  const aToken = (claims: JWTPayload = {}, more: { header?: Record<string, unknown>; key?: SigningKey } = {}) =>
    issuer.token({ exp: seconds + 60, ...claims }, more)

  test.each([
    ['a.b.c', true],
    ['a.b', false],
    ['a.b.c.d', false],
    ['csp_x', false],
  ])('is what has three parts: %s', (token, expected) => {
    expect(tokens.isOne(token)).toBe(expected)
  })

  test('signs somebody in, and is remembered up to the moment that it ends', async () => {
    const token = await aToken()
    expect(tokens.recall(token, now)).toBeUndefined()
    const identity = await tokens.identify(token, now)
    const { partner, ...person } = identity
    expect(partner).toMatchObject({ id: tenant, name: 'Contoso' })
    expect(person).toEqual({ userName: 'dave@contoso.example', roles: ['ADMIN_AGENT'] })
    expect(tokens.recall(token, now)).toEqual(identity)
    expect(tokens.recall(token, new Date(now.getTime() + 59_999))).toEqual(identity)
    expect(tokens.recall(token, new Date(now.getTime() + 60_000))).toBeUndefined()
    expect(tokens.recall(await aToken({ sub: 'other' }), now)).toBeUndefined()
  })

  test('may come from a clock that is 5 seconds off', async () => {
    const token = await aToken({ nbf: seconds + 5, exp: seconds + 60 })
    expect(await tokens.identify(token, now)).toMatchObject({ userName: 'dave@contoso.example' })
    expect(await tokens.identify(token, new Date(now.getTime() + 64_000))).toMatchObject({ roles: ['ADMIN_AGENT'] })
    const early = await aToken({ nbf: seconds + 6 })
    expect(await failure(tokens.identify(early, now))).toBeInstanceOf(NotSignedIn)
  })

  test.each<[string, () => Promise<string>, string]>([
    ['that has ended', () => aToken({ exp: seconds - 5 }), 'ERR_JWT_EXPIRED'],
    ['without an end', () => aToken({ exp: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for another', () => aToken({ aud: 'api://other' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another issuer', () => aToken({ iss: 'https://login.example.com' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another type', () => aToken({}, { header: { typ: 'JWT' } }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    [
      'signed by another',
      async () => aToken({}, { key: await aKey('first') }),
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    ['that is none', async () => 'a.b.c', 'ERR_JWS_INVALID'],
  ])('%s signs nobody in, and why is for the log', async (_what, make, message) => {
    const error = await failure(make().then((token) => tokens.identify(token, now)))
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(error).toMatchObject({ name: 'NotSignedIn', message, statusCode: 401, cause: { code: message } })
  })

  test.each([
    ['nonce', 'x', 'this is an ID token, not an access token'],
    ['at_hash', 'x', 'this is an ID token, not an access token'],
    ['c_hash', 'x', 'this is an ID token, not an access token'],
    ['tid', 'somebody else’s', 'no partner is registered for the tenant of the token'],
  ])('with %s as %s signs nobody in: %s', async (claim, value, message) => {
    const token = await aToken({ [claim]: value })
    const error = await failure(tokens.identify(token, now))
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(error).toMatchObject({ message })
    expect(tokens.recall(token, now)).toBeUndefined()
  })

  test('is not the one that is wrong where the issuer’s key is', async () => {
    const token = await aToken()
    const good = { ...issuer.key.publicJwk }
    Object.assign(issuer.key.publicJwk, { x: 'AA', y: 'AA' })
    const error = await failure(tokens.identify(token, now))
    Object.assign(issuer.key.publicJwk, good)
    expect(error).not.toBeInstanceOf(NotSignedIn)
    expect(error).toHaveProperty('name', 'DataError')
  })
})

describe('an API key', () => {
  const now = new Date('2026-05-01T10:00:00Z')

  const aStoredKey = async (partnerId: string) => {
    const [id, secret] = [randomUUID(), makeSecret()]
    const key = { id, partnerId, name: 'job', roles: ['SALES_AGENT'], secretHash: hashSecret(secret) }
    const data = { ...key, createdBy: 'test', createdAt: now, expiresAt: null, revokedAt: null, lastUsedAt: now }
    await forPartner(partnerId, () => storage.write((tx) => tx.apiKey.create({ data })))
    return showKey({ id, partnerId, secret })
  }

  const aKind = () => new ApiKeyTokens(new ApiKeyCheckService(storage, () => {}), new PartnerService(storage))

  test('is what begins like one', () => {
    expect([aKind().isOne('csp_x'), aKind().isOne('a.b.c'), aKind().isOne('xcsp_')]).toEqual([true, false, false])
  })

  test('signs a program in by its name, for its partner', async () => {
    const { partner, ...program } = await aKind().identify(await aStoredKey(tenant), now)
    expect(partner).toMatchObject({ id: tenant, name: 'Contoso' })
    expect(program).toEqual({ userName: 'key:job', roles: ['SALES_AGENT'] })
  })

  test.each([
    ['of a partner that is not there', () => aStoredKey(randomUUID())],
    ['that nobody made', async () => `csp_${'A'.repeat(43)}.${'A'.repeat(43)}`],
  ])('%s signs nobody in', async (_what, make) => {
    const error = await failure(make().then((key) => aKind().identify(key, now)))
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(error).toMatchObject({ message: 'the API key is unknown, expired or revoked' })
  })
})
