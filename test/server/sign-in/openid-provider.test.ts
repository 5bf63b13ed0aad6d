import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { ViewerDocument } from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'
import { audience, tenant } from '../../support/issuer.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'

const client = { id: 'onboarding-job', secret: 'a secret of this test alone' }
const provider = { url: '' }
let server: Server
let handle: ReturnType<Provider['callback']>

beforeAll(async () => {
  server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'rsa', alg: 'RS256', use: 'sig' }
  // It warns of running at all in a test.
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => {})
  handle = new Provider(provider.url, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    extraTokenClaims: () => ({ tid: tenant, roles: ['SALES_AGENT'] }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({ scope: 'provision', audience, accessTokenFormat: 'jwt' as const }),
      },
    },
  }).callback()
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const gateway = aGateway({
  OIDC_AUDIENCE: audience,
  get OIDC_ISSUER() {
    return provider.url
  },
})
aRegisteredPartner(gateway)

const grant = async (secret: string) => {
  const response = await fetch(`${provider.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${encodeURIComponent(secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'provision' }),
  })
  return (await response.json()) as { access_token?: string; error?: string }
}

test('an application signs in with a token of a real OpenID provider', async () => {
  const { access_token: token = '' } = await grant(client.secret)
  const { viewer } = await gateway.as(token).run(ViewerDocument, {})
  expect(viewer).toMatchObject({ userName: 'app:onboarding-job', roles: ['SALES_AGENT'], partner: { name: 'Contoso' } })
})

test('a token with another signature is refused', async () => {
  const { access_token: token = '' } = await grant(client.secret)
  const forged = `${token.slice(0, -20)}${'A'.repeat(20)}`
  expect((await gateway.as(forged).ask('{ viewer { userName } }')).status).toBe(401)
})
