import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { AuditRecordsDocument, CreateCustomerDocument, ViewerDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { aKey, anIssuer, tenant } from '../../support/issuer.js'
import { succeeded } from '../../support/outcomes.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'

const issuer = anIssuer()
const gateway = aGateway(issuer.environment())
aRegisteredPartner(gateway)

const viewer = '{ viewer { userName roles partner { name } } }'

const viewerOf = async (token: string) => (await gateway.as(token).run(ViewerDocument, {})).viewer

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('an access token', () => {
  test('signs its person in, for the partner of its tenant and in its roles', async () => {
    expect(await viewerOf(await issuer.token())).toMatchObject({
      userName: 'dave@contoso.example',
      roles: ['ADMIN_AGENT'],
      partner: { name: 'Contoso' },
    })
  })

  test('of an application signs the application in', async () => {
    const claims = { preferred_username: undefined, azp: 'onboarding-job', sub: 'onboarding-job', roles: 'SalesAgents' }
    expect(await viewerOf(await issuer.token(claims))).toMatchObject({
      userName: 'app:onboarding-job',
      roles: ['SALES_AGENT'],
    })
  })

  test('without a role that we know may look at itself and nothing else', async () => {
    const token = await issuer.token({ roles: ['Owner', 'ADMIN'] })
    expect(await viewerOf(token)).toMatchObject({ roles: [] })
    expect(await gateway.as(token).ask('{ customers { totalCount } }')).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    })
  })

  test('names whoever creates a customer in the audit record', async () => {
    const { run } = gateway.as(await issuer.token())
    const { customer } = succeeded((await run(CreateCustomerDocument, aCustomer())).createCustomer)
    const { auditRecords } = await run(AuditRecordsDocument, { customerId: customer.id })
    expect(auditRecords.nodes[0]).toMatchObject({ operation: 'ADD_CUSTOMER', userName: 'dave@contoso.example' })
  })
})

describe('nobody is signed in', () => {
  const now = Math.floor(Date.now() / 1_000)
  const bad: [string, () => Promise<string> | string][] = [
    ['alg none', () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode({ iss: issuer.url, tid: tenant })}.`],
    [
      'HS256 with the public key',
      () => {
        const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'first' })}.${encode({ iss: issuer.url, tid: tenant, exp: now + 300 })}`
        const secret = JSON.stringify(issuer.key.publicJwk)
        return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
      },
    ],
    ['another key under a known id', async () => issuer.token({}, { key: await aKey('first') })],
    ['an unknown key', async () => issuer.token({}, { key: await aKey('unknown') })],
    [
      'a key that comes with the token',
      async () => {
        const key = await aKey('mine')
        return issuer.token({}, { key, header: { jwk: key.publicJwk, jku: 'http://127.0.0.1:1/keys' } })
      },
    ],
    ['an end that is over', () => issuer.token({ exp: now - 60 })],
    ['a beginning that is to come', () => issuer.token({ nbf: now + 60 })],
    ['another issuer', () => issuer.token({ iss: 'https://login.example.com' })],
    ['another audience', () => issuer.token({ aud: 'api://other' })],
    ['another type', () => issuer.token({}, { header: { typ: 'JWT' } })],
    ['the claims of an ID token', () => issuer.token({ nonce: 'x' })],
    ['no end', () => issuer.token({ exp: undefined })],
    ['no tenant', () => issuer.token({ tid: undefined })],
    ['two tenants', () => issuer.token({ tid: [tenant, tenant] })],
    ['the tenant of nobody', () => issuer.token({ tid: 'aaaaaaaa-0000-4000-8000-000000000009' })],
    ['9 kB', () => issuer.token({ groups: 'x'.repeat(9_000) })],
    ['three words', () => 'a.b.c'],
    ['garbage', () => 'garbage'],
    [
      'a critical header that nobody understands',
      () => issuer.token({}, { header: { crit: ['x'], x: 1 } }).catch(() => 'x.y.z'),
    ],
  ]

  test.each(bad)('by a token with %s', async (_title, makeToken) => {
    const token = await makeToken()
    const { status, headers, body } = await gateway
      .as(token)
      .ask('mutation { deleteCustomer(customerId: "x") { __typename } }')
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(JSON.stringify(body)).not.toContain(token)
  })

  test('without a token', async () => {
    const { status, headers } = await gateway.ask(viewer)
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  test('by a token in the address, a cookie, another header, or with another scheme', async () => {
    const token = await issuer.token()
    const statuses = await Promise.all(
      [
        { address: `?access_token=${token}`, headers: {} },
        { address: '', headers: { cookie: `access_token=${token}; Authorization=Bearer ${token}` } },
        { address: '', headers: { 'x-authorization': `Bearer ${token}` } },
        { address: '', headers: { authorization: `Basic ${token}` } },
        { address: '', headers: { authorization: '' } },
      ].map(async ({ address, headers }) => {
        const response = await fetch(`${gateway.url}/graphql${address}`, {
          method: 'POST',
          headers: new Headers({ 'content-type': 'application/json', ...(headers as object) }),
          body: JSON.stringify({ query: viewer }),
        })
        return response.status
      }),
    )
    expect(statuses).toEqual([401, 401, 401, 401, 401])
  })

  test('and no header says for which partner somebody calls', async () => {
    const other = 'aaaaaaaa-0000-4000-8000-000000000009'
    const names = ['x-partner-id', 'x-tenant-id', 'partner-id', 'tenant', 'x-ms-partner', 'x-forwarded-user', 'x-roles']
    const response = await fetch(`${gateway.url}/graphql?partnerId=${other}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await issuer.token()}`,
        ...Object.fromEntries(names.map((name) => [name, other])),
      },
      body: JSON.stringify({ query: '{ viewer { partner { id } } }', extensions: { partnerId: other } }),
    })
    expect(await response.json()).toEqual({ data: { viewer: { partner: { id: tenant } } } })
  })
})
