import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const audience = 'api://csp-gateway'
const tenant = 'aaaaaaaa-0000-4000-8000-000000000001'
const lifetimeSeconds = 6 * 3_600

/** An issuer of access tokens, so that the gateway is measured with people signed in. */
export const startIssuer = async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }]
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys`, keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const claims = { sub: 'bench', tid: tenant, roles: ['ADMIN_AGENT'], preferred_username: 'bench@contoso.example' }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .setIssuer(url)
    .setAudience(audience)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + lifetimeSeconds)
    .sign(privateKey)
  const environment = { OIDC_ISSUER: url, OIDC_AUDIENCE: audience }
  return { tenant, token, environment, stop: () => server.close() }
}
