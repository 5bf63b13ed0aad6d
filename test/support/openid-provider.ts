import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { audience, tenant } from './issuer.js'

const clientId = 'console'

/** Whoever signs in by one of these names has these roles; anybody else has none. */
const rolesByName: Readonly<Record<string, readonly string[]>> = {
  admin: ['ADMIN_AGENT'],
  sales: ['SALES_AGENT'],
  helpdesk: ['HELPDESK_AGENT'],
}

interface Served {
  readonly consoleUrl: string
  /** For how long access tokens are good, in seconds. */
  readonly accessTokenS: number
  /** Whether there are refresh tokens. */
  readonly isRenewed: boolean
}

export interface TestProvider {
  readonly url: string
  /** What leads a gateway to it, read when the gateway starts. */
  environment(): Record<string, string>
  /** Serves a console, from now on in this way. */
  serve(served: Served): void
}

/** A real OpenID provider, with a page on which a browser signs in; started before the file's gateway: call it first. */
export const anOpenIdProvider = (): TestProvider => {
  const running: { server?: Server; keys?: Configuration['jwks']; provider?: Provider; served?: Served } = {}
  const url = () => `http://127.0.0.1:${(running.server?.address() as AddressInfo | undefined)?.port}`
  beforeAll(async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(privateKey)), kid: 'rsa', alg: 'RS256', use: 'sig' }
    running.keys = { keys: [jwk] } as NonNullable<Configuration['jwks']>
    running.server = createServer((request, response) => {
      if (running.provider) void answer(running.provider, request, response)
      else response.writeHead(503).end()
    })
    await new Promise<void>((resolve) => running.server?.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    running.server?.closeAllConnections()
    running.server?.close()
  })
  return {
    get url() {
      return url()
    },
    environment: () => ({
      OIDC_AUDIENCE: audience,
      OIDC_CONSOLE_CLIENT_ID: clientId,
      get OIDC_ISSUER() {
        return url()
      },
    }),
    serve: (served) => {
      if (!running.keys) throw new Error('The provider is started by beforeAll: use it inside of a test.')
      // Another one warns again of what is known in a test, and knows nobody.
      if (JSON.stringify(served) === JSON.stringify(running.served)) return
      running.served = served
      running.provider = new Provider(url(), configurationOf(served, running.keys))
    },
  }
}

const answer = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response)
  if (request.method === 'GET') {
    const form = '<form method="post"><input name="login" aria-label="Login"><button>Sign in</button></form>'
    response.setHeader('content-type', 'text/html').end(form)
    return
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId } })
}

const configurationOf = (
  { consoleUrl, accessTokenS, isRenewed }: Served,
  jwks: NonNullable<Configuration['jwks']>,
): Configuration => ({
  jwks,
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`${consoleUrl}/sign-in`],
      post_logout_redirect_uris: [`${consoleUrl}/sign-in`],
    },
  ],
  cookies: { keys: ['a key of this test alone'] },
  findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  // Everybody has agreed to everything before.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
  extraTokenClaims: (_ctx, token) => {
    const name = 'accountId' in token ? String(token.accountId) : ''
    return { tid: tenant, preferred_username: `${name}@contoso.example`, roles: [...(rolesByName[name] ?? [])] }
  },
  issueRefreshToken: async () => isRenewed,
  ttl: { AccessToken: accessTokenS, Session: 600, Grant: 600, Interaction: 600, IdToken: 600, RefreshToken: 600 },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt' as const }),
    },
  },
})
