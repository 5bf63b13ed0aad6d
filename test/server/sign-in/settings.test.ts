import { describe, expect, test } from '@jest/globals'
import { readConfiguration } from '../../../src/server/configuration.js'
import { StartRefused } from '../../../src/shared/start-refused.js'

const url = 'https://login.example.com/tenant'
const signIn = { OIDC_ISSUER: url, OIDC_AUDIENCE: 'api://csp-gateway' }

describe('signing in by OpenID Connect', () => {
  test('needs an issuer and an audience, and takes the rest as it usually is', () => {
    expect(readConfiguration(signIn).openIdConnect).toEqual({
      issuer: { url, jwksUrl: undefined },
      audience: 'api://csp-gateway',
      tokenType: 'at+jwt',
      claims: { tenant: 'tid', roles: 'roles', userName: 'preferred_username' },
    })
  })

  test('is as all of it is set', () => {
    const all = {
      ...{ ...signIn, OIDC_JWKS_URL: `${url}/keys`, OIDC_TOKEN_TYPE: 'JWT', OIDC_TENANT_CLAIM: 'org.id' },
      ...{ OIDC_ROLES_CLAIM: 'realm_access.roles', OIDC_USER_NAME_CLAIM: 'name' },
    }
    expect(readConfiguration(all).openIdConnect).toEqual({
      issuer: { url, jwksUrl: `${url}/keys` },
      audience: 'api://csp-gateway',
      tokenType: 'JWT',
      claims: { tenant: 'org.id', roles: 'realm_access.roles', userName: 'name' },
    })
  })

  test('is not there where nothing of it is set', () => {
    expect(readConfiguration({}).openIdConnect).toBeUndefined()
  })

  test.each([
    ['the audience', { OIDC_ISSUER: url }, 'OIDC_AUDIENCE'],
    ['the issuer', { OIDC_AUDIENCE: 'api://csp-gateway' }, 'OIDC_ISSUER'],
    ['the issuer of the keys', { OIDC_JWKS_URL: `${url}/keys` }, 'OIDC_ISSUER'],
  ])('is refused where %s is missing', (_what, environment, missing) => {
    const message = `${missing} is not set. Signing in by OpenID Connect needs OIDC_ISSUER and OIDC_AUDIENCE.`
    expect(() => readConfiguration(environment)).toThrow(new StartRefused(message))
  })

  test.each(['https://login.example.com', 'http://localhost:8080/realm', 'http://127.10.20.30', 'http://[::1]:8080'])(
    'takes an issuer at %s',
    (issuer) => {
      expect(readConfiguration({ ...signIn, OIDC_ISSUER: issuer }).openIdConnect?.issuer.url).toBe(issuer)
    },
  )

  test.each([
    'login.example.com',
    'http://login.example.com',
    'http://localhost.example.com',
    'http://x.127.0.0.1.nip',
    'http://notlocalhost',
  ])('takes none at %s', (issuer) => {
    expect(() => readConfiguration({ ...signIn, OIDC_ISSUER: issuer })).toThrow(/a URL with https/)
  })

  test.each(['', 'two words', 'x'.repeat(201)])('takes no claim by the name "%s"', (claim) => {
    const environment = { ...signIn, OIDC_ROLES_CLAIM: claim || ' ' }
    expect(() => readConfiguration(environment)).toThrow(/the name of a claim/)
  })
})

describe('the console', () => {
  const client = { OIDC_CONSOLE_CLIENT_ID: 'console' }

  test('has its people sign in at the issuer', () => {
    const way = 'OPENID_CONNECT'
    const expected = { way, issuer: url, clientId: 'console', scopes: 'openid' }
    expect(readConfiguration({ ...signIn, ...client }).consoleSignIn).toEqual(expected)
    const scopes = 'openid offline_access'
    const withScopes = { ...signIn, ...client, OIDC_CONSOLE_SCOPES: scopes }
    expect(readConfiguration(withScopes).consoleSignIn).toEqual({ ...expected, scopes })
  })

  test('says so where it is no client of the issuer, or where nobody signs in', () => {
    expect(readConfiguration(signIn).consoleSignIn).toEqual({ way: 'NOT_CONFIGURED' })
    expect(readConfiguration({}).consoleSignIn).toEqual({ way: 'SANDBOX' })
  })

  test('is refused as a client of nobody', () => {
    const message = 'OIDC_CONSOLE_CLIENT_ID is set, and OIDC_ISSUER is not: it is a client of that provider.'
    expect(() => readConfiguration(client)).toThrow(new StartRefused(message))
  })

  test.each(['profile', 'openid  profile', ' openid', 'openid '])('is refused with the scopes "%s"', (scopes) => {
    const environment = { ...signIn, ...client, OIDC_CONSOLE_SCOPES: scopes }
    expect(() => readConfiguration(environment)).toThrow(/openid among them/)
  })
})
