import { createPrivateKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose'
import { readConfiguration } from '../../../src/server/configuration.js'
import { CustomerTokens } from '../../../src/server/sign-in/customer-tokens.js'
import { NotSignedIn } from '../../../src/server/sign-in/not-signed-in.js'
import { composeSignInServices } from '../../../src/services.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import { forPartner } from '../../../src/storage/partner-scope.js'
import type { Storage } from '../../../src/storage/storage.js'
import { aFolder } from '../../support/folder.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'

const folder = aFolder()
const serverKey = Buffer.alloc(32)
const now = new Date('2026-05-01T10:00:00Z')
const seconds = now.getTime() / 1_000

/** Of the key that is derived of `serverKey`. */
const own = {
  seed: '0a13992339ad39683a174af88e9e2cbf0cc89f8ac78e24a0c9176f5a50449a16',
  x: 'HvJJpIEZanWFcxv9arZrdTpue6ckCvvL9HlKVlrmbqU',
  kid: 'RCafaHKXi0YPo_WkmYZjq-HYE6imey788RDyuks7mrM',
}

let storage: Storage
const user = { partnerId: '', customerId: '', signInName: '', passwordMark: '' }

const aKind = (key = serverKey) => {
  const { signIns, partners } = composeSignInServices(storage, key, () => {})
  return new CustomerTokens(key, signIns, partners)
}

beforeAll(async () => {
  storage = await openStorage(readConfiguration({ DATABASE_URL: `file:${folder.file('tokens.db')}` }).database)
  const { adminCredentials } = await createCustomerOf(await aPartner(storage))
  const { signInName, password } = adminCredentials
  const attempt = { signInName, password: password ?? '', newPassword: 'correct horse battery staple' }
  const { signIns } = composeSignInServices(storage, serverKey, () => {})
  const outcome = await signIns.signIn({ calledAt: now, correlationId: 'test', language: 'en' }, attempt)
  if (outcome.state !== 'SIGNED_IN') throw new Error(outcome.state)
  Object.assign(user, outcome.user)
})

afterAll(() => storage.close())

/** Signed with the gateway's own key, but as nobody signs it. */
const forged = (claims: JWTPayload, typ = 'at+jwt') => {
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(own.seed, 'hex')])
  const usual = { ...user, iss: 'urn:csp-gateway', aud: 'urn:csp-gateway:api', exp: seconds + 60 }
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ })
    .sign(createPrivateKey({ key, format: 'der', type: 'pkcs8' }))
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  )

describe('a token of a customer’s user', () => {
  test('says whose it is, for 15 minutes, and by which key', async () => {
    const token = await aKind().issue(user, new Date(now.getTime() + 999))
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: own.kid })
    expect(decodeJwt(token)).toEqual({
      ...user,
      ...{ iss: 'urn:csp-gateway', aud: 'urn:csp-gateway:api', sub: user.signInName },
      ...{ iat: seconds, exp: seconds + 900 },
    })
  })

  test('says nothing else of them', async () => {
    const token = await aKind().issue({ ...user, ...{ password: 'secret' } }, now)
    expect(decodeJwt(token)).not.toHaveProperty('password')
  })

  test('is checked by a key that stays the same as long as the server’s key does', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: own.x, kid: own.kid, alg: 'EdDSA', use: 'sig' }
    expect(await aKind().keySet()).toEqual({ keys: [jwk] })
    expect(await aKind(Buffer.alloc(32, 1)).keySet()).not.toEqual({ keys: [jwk] })
  })

  test('is known by who says to have issued it', async () => {
    const tokens = aKind()
    const isOne = async (token: string | Promise<string>) => tokens.isOne(await token)
    expect(await isOne(tokens.issue(user, now))).toBe(true)
    expect(await isOne(forged({ iss: 'https://login.example.com' }))).toBe(false)
    expect([await isOne('garbage'), await isOne('a.b.c'), await isOne('')]).toEqual([false, false, false])
  })

  test('signs them in without a role', async () => {
    const { customerId, signInName } = user
    const tokens = aKind()
    const { partner, ...person } = await tokens.identify(await tokens.issue(user, now), now)
    expect(partner).toMatchObject({ id: user.partnerId, name: 'Other' })
    expect(person).toEqual({ userName: signInName, roles: [], customerUser: { customerId, signInName } })
  })

  test('does so up to its end', async () => {
    const token = await aKind().issue(user, now)
    const at = (ms: number) => aKind().identify(token, new Date(now.getTime() + ms))
    expect(await at(899_999)).toMatchObject({ userName: user.signInName })
    expect(await failure(at(900_000))).toMatchObject({ message: 'ERR_JWT_EXPIRED' })
  })

  test.each<[string, () => Promise<string>, string]>([
    ['without an end', () => forged({ exp: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['for others', () => forged({ aud: 'urn:csp-gateway' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another issuer', () => forged({ iss: 'urn:other' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['of another type', () => forged({}, 'JWT'), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['under another key', () => aKind(Buffer.alloc(32, 1)).issue(user, now), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ])('%s signs nobody in, and why is for the log', async (_what, make, message) => {
    const error = await failure(make().then((token) => aKind().identify(token, now)))
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(error).toMatchObject({ message, cause: { code: message } })
  })

  test.each([
    ['from before the password was changed', { passwordMark: 'another' }],
    ['for another customer', { customerId: 'another' }],
    ['for another partner', { partnerId: 'another' }],
    ['for somebody else', { signInName: 'admin@other.onmicrosoft.com' }],
  ])('%s signs nobody in', async (_what, changes) => {
    const token = await aKind().issue({ ...user, ...changes }, now)
    const error = await failure(aKind().identify(token, now))
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(error).toMatchObject({ message: 'the password was changed since, or the relationship has ended' })
  })

  test('that has not what each of ours has is a fault of ours, and not of whoever shows it', async () => {
    const error = await failure(aKind().identify(await forged({ partnerId: undefined }), now))
    expect(error).not.toBeInstanceOf(NotSignedIn)
    expect(error).toHaveProperty('name', 'ZodError')
  })

  test('signs nobody in once the relationship has ended', async () => {
    const { partnerId, customerId } = user
    const token = await aKind().issue(user, now)
    const end = (endedAt: Date | null) =>
      forPartner(partnerId, () =>
        storage.write((tx) => tx.relationship.updateMany({ where: { customerId, partnerId }, data: { endedAt } })),
      )
    await end(now)
    const error = await failure(aKind().identify(token, now))
    await end(null)
    expect(error).toBeInstanceOf(NotSignedIn)
    expect(await aKind().identify(token, now)).toMatchObject({ userName: user.signInName })
  })
})
