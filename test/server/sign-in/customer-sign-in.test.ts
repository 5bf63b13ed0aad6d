import { describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import {
  CustomerUserDocument,
  GrantSubscriptionAccessDocument,
  RemoveRelationshipDocument,
  ResetAdminPasswordDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, createCustomer, succeeded } from '../../support/outcomes.js'

const clock = { now: new Date() }
const gateway = aGateway({}, { clock: () => clock.now })
const chosen = 'correct horse battery staple'

const signIn = async (body: unknown) => {
  const response = await fetch(`${gateway.url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const answer = (await response.json()) as {
    accessToken?: string
    errors?: { message: string; extensions: { code: string; path?: string[] } }[]
  }
  return { status: response.status, headers: response.headers, ...answer }
}

const aUser = async () => {
  const { customer, adminCredentials } = await createCustomer(gateway, {
    subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 5 }],
  })
  const { signInName, password } = adminCredentials
  return { customer, signInName, password: password ?? '' }
}

/** Signed in, with a password of their own. */
const aSignedInUser = async () => {
  const user = await aUser()
  const { accessToken = '' } = await signIn({ ...user, newPassword: chosen })
  return { ...user, accessToken }
}

const seenBy = async (token: string) => (await gateway.as(token).run(CustomerUserDocument, {})).viewer

describe('the administrator of a customer', () => {
  test('signs in with the one-time password by choosing another one', async () => {
    const { customer, signInName, password } = await aUser()
    expect(await signIn({ signInName, password })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } }],
    })
    const { status, headers, accessToken = '' } = await signIn({ signInName, password, newPassword: chosen })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await signIn({ signInName, password })).toMatchObject({ status: 401 })
    expect(await signIn({ signInName: ` ${signInName.toUpperCase()}`, password: chosen })).toMatchObject({
      status: 200,
    })
    expect(await seenBy(accessToken)).toMatchObject({ userName: signInName, roles: [], customerUser: { signInName } })
    expect((await auditOf(gateway, customer.id))[0]).toMatchObject({
      operation: 'CHANGE_ADMIN_PASSWORD',
      userName: signInName,
      changes: [],
    })
  })

  test('has a password that is stored as its Argon2id, with OWASP’s settings', async () => {
    const { signInName } = await aSignedInUser()
    const row = await gateway.inStorage(({ read }) => read.adminCredential.findFirst({ where: { signInName } }))
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('sees their own company, and of its subscriptions those that they were given a right on', async () => {
    const { customer, signInName, accessToken } = await aSignedInUser()
    const before = await seenBy(accessToken)
    expect(before.customerUser).toMatchObject({
      companyProfile: { domain: customer.companyProfile.domain },
      subscriptions: [],
    })
    const subscription = customer.subscriptions.nodes.find(({ friendlyName }) => friendlyName === 'Microsoft Azure')
    const grant = { subscriptionId: subscription?.id ?? '', principal: signInName, role: 'OWNER' as const }
    succeeded((await gateway.run(GrantSubscriptionAccessDocument, grant)).grantSubscriptionAccess)
    expect((await seenBy(accessToken)).customerUser?.subscriptions).toEqual([
      {
        id: subscription?.id,
        friendlyName: 'Microsoft Azure',
        offerName: 'Microsoft Azure',
        roles: ['OWNER'],
        status: 'ACTIVE',
      },
    ])
  })

  test.each([
    ['customers', '{ customers { totalCount } }'],
    ['their own customer as the partner has it', '{ customer(by: { domain: "x" }) { id } }'],
    ['offers', '{ offers(country: "US") { nodes { id } } }'],
    ['the audit trail', '{ auditRecords { totalCount } }'],
    ['a change', 'mutation { removeRelationship(customerId: "x") { __typename } }'],
  ])('may not ask for %s', async (_title, query) => {
    const { accessToken } = await aSignedInUser()
    expect(await gateway.as(accessToken).ask(query)).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    })
  })

  test('is signed in for 15 minutes', async () => {
    const { accessToken } = await aSignedInUser()
    const { iat = 0, exp = 0 } = decodeJwt(accessToken)
    expect(exp - iat).toBe(900)
    const before = clock.now
    clock.now = new Date(before.getTime() + 901_000)
    expect((await gateway.as(accessToken).ask('{ viewer { userName } }')).status).toBe(401)
    clock.now = before
  })

  test('is signed in no more once the partner has reset the password, or the relationship has ended', async () => {
    const first = await aSignedInUser()
    await gateway.run(ResetAdminPasswordDocument, { customerId: first.customer.id })
    expect((await gateway.as(first.accessToken).ask('{ viewer { userName } }')).status).toBe(401)
    const second = await aSignedInUser()
    for (const { id } of second.customer.subscriptions.nodes)
      await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    succeeded((await gateway.run(RemoveRelationshipDocument, { customerId: second.customer.id })).removeRelationship)
    expect((await gateway.as(second.accessToken).ask('{ viewer { userName } }')).status).toBe(401)
    expect(await signIn({ signInName: second.signInName, password: chosen })).toMatchObject({ status: 401 })
  })

  test('has tokens that others can check', async () => {
    const { keys } = (await (await fetch(`${gateway.url}/.well-known/jwks.json`)).json()) as { keys: object[] }
    expect(keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' },
    ])
  })
})

describe('a sign-in that fails', () => {
  test('answers the same for a wrong password and for a name that nobody has', async () => {
    const { signInName } = await aUser()
    const [wrong, unknown] = await Promise.all([
      signIn({ signInName, password: 'wrong' }),
      signIn({ signInName: 'admin@nobody.onmicrosoft.com', password: 'wrong' }),
    ])
    expect(wrong.status).toBe(401)
    expect(wrong.errors).toEqual(unknown.errors)
  })

  test.each(['a name that somebody has', 'a name that nobody has'])(
    'locks %s after 5 times, for longer each time, and lets in afterwards',
    async (title) => {
      const user = await aUser()
      const signInName = title.includes('nobody') ? 'admin@locked.onmicrosoft.com' : user.signInName
      const statuses: number[] = []
      for (let tries = 0; tries < 6; tries += 1) statuses.push((await signIn({ signInName, password: 'wrong' })).status)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
      expect((await signIn({ signInName, password: user.password })).headers.get('retry-after')).toBe('30')
      const before = clock.now
      clock.now = new Date(before.getTime() + 30_000)
      expect((await signIn({ signInName, password: 'wrong' })).status).toBe(401)
      expect((await signIn({ signInName, password: 'wrong' })).headers.get('retry-after')).toBe('60')
      clock.now = new Date(before.getTime() + 90_000)
      if (!title.includes('nobody')) expect((await signIn({ ...user, newPassword: chosen })).status).toBe(200)
      clock.now = before
    },
  )

  test.each([
    ['too short', 'short1!', 'TOO_SHORT'],
    ['too long', 'x'.repeat(257), 'TOO_LONG'],
    ['common', 'Password123', 'NOT_SUPPORTED'],
    ['made of the user’s name', 'my-Admin-secret', 'NOT_SUPPORTED'],
    ['with a control character', 'good enough \u0007', 'INVALID_FORMAT'],
  ])(
    'by a new password that is %s says so, and the one-time password is still good',
    async (_title, newPassword, code) => {
      const user = await aUser()
      const { status, errors } = await signIn({ ...user, newPassword })
      expect(status).toBe(422)
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, path: ['newPassword'] }])
      expect(JSON.stringify(errors)).not.toContain(newPassword)
      expect((await signIn({ ...user, newPassword: chosen })).status).toBe(200)
    },
  )

  test('by the one-time password as the new one says so', async () => {
    const user = await aUser()
    expect(await signIn({ ...user, newPassword: user.password })).toMatchObject({ status: 422 })
  })

  test.each([
    ['nothing', '{}'],
    ['a list', '[]'],
    ['no password', { signInName: 'x' }],
    ['numbers', { signInName: 1, password: 2 }],
    ['more than any password has', { signInName: 'x', password: 'y'.repeat(1_001) }],
  ])('with %s says what to send', async (_title, body) => {
    expect(await signIn(body)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })
})
