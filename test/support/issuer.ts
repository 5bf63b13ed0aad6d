import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

export interface SigningKey {
  readonly privateKey: PrivateKey
  readonly publicJwk: JWK
}

export const tenant = 'aaaaaaaa-0000-4000-8000-000000000001'
export const audience = 'api://csp-gateway'

export const aKey = async (kid: string): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } }
}

/**
 * An issuer of access tokens of which every part can be wrong: a key set and a discovery document over HTTP, and tokens
 * signed as a test wants them.
 */
export class Issuer {
  /** How often its key set was fetched. */
  fetches = 0
  isDown = false
  #keys: SigningKey[] = []
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      if (request.url === '/keys') this.fetches += 1
      if (this.isDown) return void response.writeHead(503).end()
      response.setHeader('content-type', 'application/json')
      if (request.url === '/keys')
        return void response.end(JSON.stringify({ keys: this.#keys.map((key) => key.publicJwk) }))
      response.end(JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/keys` }))
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get key(): SigningKey {
    return this.#keys[0] as SigningKey
  }

  async start(): Promise<void> {
    await this.rotate('first')
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** Signs with a new key from now on, and does not know the old one any more. */
  async rotate(kid: string): Promise<void> {
    this.#keys = [await aKey(kid)]
  }

  /** An access token that is good, but for what is changed; undefined leaves a claim out. */
  async token(
    claims: JWTPayload = {},
    { header = {}, key = this.key }: { header?: Record<string, unknown>; key?: SigningKey } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000)
    const usual = { iss: this.url, aud: audience, sub: 'somebody', tid: tenant, roles: ['ADMIN_AGENT'], exp: now + 300 }
    const payload = Object.fromEntries(
      Object.entries({ ...usual, preferred_username: 'dave@contoso.example', ...claims }).filter(
        ([, value]) => value !== undefined,
      ),
    )
    const protectedHeader = { alg: 'ES256', typ: 'at+jwt', kid: String(key.publicJwk.kid), ...header }
    return new SignJWT(payload).setProtectedHeader(protectedHeader).sign(key.privateKey)
  }

  /** What leads a gateway to it, read when the gateway starts. */
  environment(): Record<string, string> {
    const url = () => this.url
    return {
      OIDC_AUDIENCE: audience,
      get OIDC_ISSUER() {
        return url()
      },
    }
  }
}

/** Started before the file's gateway: call it first. */
export const anIssuer = (): Issuer => {
  const issuer = new Issuer()
  beforeAll(() => issuer.start())
  afterAll(() => issuer.stop())
  return issuer
}
