import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../support/gateway.js'
import { anIssuer } from '../support/issuer.js'

const gateway = aGateway()

const get = (path: string) => fetch(gateway.url + path, { redirect: 'manual' })

describe('the console', () => {
  test.each([
    '/',
    '/sign-in',
    '/customers',
    '/customers/new/review',
    '/customers/01a208f6-c913-74b4-a6a5-8a5f380444a1',
    '/settings',
    '/settings/api-keys',
  ])('is served at %s', async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('<div id="console"></div>')
  })

  test('is under a policy that lets nothing inline in, neither scripts nor styles', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self';")
    expect(policy).not.toContain('unsafe')
  })

  test('has every file that its page names, from here alone, to be kept for ever', async () => {
    const page = await (await get('/')).text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const response = await get(file)
      expect([file, response.status]).toEqual([file, 200])
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })

  test.each(['/customer', '/console', '/console/assets/none.js', '/v2/customers', '/settings.json'])(
    'is not at %s, where the answer is JSON',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    },
  )
})

describe('how to sign in to the console', () => {
  const issuer = anIssuer()
  const withoutClient = aGateway(issuer.environment())
  const client = { OIDC_CONSOLE_CLIENT_ID: 'console "of" <us>', OIDC_CONSOLE_SCOPES: 'openid offline_access' }
  const withClient = aGateway({
    OIDC_AUDIENCE: 'api://csp-gateway',
    get OIDC_ISSUER() {
      return issuer.url
    },
    ...client,
  })

  const toldBy = async (url: string) => {
    const response = await fetch(url)
    const [, written = ''] = /<meta name="sign-in" content="([^"]*)"/.exec(await response.text()) ?? []
    const content = written.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    return { policy: response.headers.get('content-security-policy'), signIn: JSON.parse(content) as unknown }
  }

  test('stands in its page: in a sandbox nobody has to', async () => {
    expect((await toldBy(gateway.url)).signIn).toEqual({ way: 'SANDBOX' })
  })

  test('is not known before the console is a client of the provider', async () => {
    const { signIn, policy } = await toldBy(withoutClient.url)
    expect(signIn).toEqual({ way: 'NOT_CONFIGURED' })
    expect(policy).toContain("connect-src 'self';")
  })

  test('is the provider with the console’s client, and the page may speak to it and nobody else', async () => {
    const { signIn, policy } = await toldBy(withClient.url)
    expect(signIn).toEqual({
      way: 'OPENID_CONNECT',
      issuer: issuer.url,
      clientId: client.OIDC_CONSOLE_CLIENT_ID,
      scopes: 'openid offline_access',
    })
    expect(policy).toContain(`connect-src 'self' ${issuer.url};`)
  })
})
