import { hash } from 'node:crypto'
import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import type { PartnerService } from '../../provisioning/partner/partner.service.js'
import type { Identity, TokenKind } from './authenticate.js'
import { type ClaimPaths, rolesOf, tenantOf, userNameOf } from './claims.js'
import type { Issuer, KeySet } from './key-set.js'
import { NotSignedIn, SignInUnavailable } from './not-signed-in.js'

/** What the gateway expects of access tokens. */
export interface OpenIdConnect {
  readonly issuer: Issuer
  readonly audience: string
  /** The header's "typ": "at+jwt" (RFC 9068); issuers that do not know it write "JWT". */
  readonly tokenType: string
  readonly claims: ClaimPaths
}

/** Signed by the issuer's private key: a shared secret, or none, is no signature. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** In seconds: how far the issuer's clock may be from ours. */
const clockTolerance = 5

interface Known {
  readonly identity: Identity
  readonly expiresAt: number
}

const knownMax = 10_000

/** For how long a token that was good is not looked at again, unless it expires: so late is a key's end noticed. */
const knownForMs = 30_000

/** Access tokens of an OpenID provider. The partner is the one whose tenant the token names, and nothing else. */
export class AccessTokens implements TokenKind {
  readonly #known = new LRUCache<string, Known>({ max: knownMax, ttl: knownForMs })

  constructor(
    private readonly expected: OpenIdConnect,
    private readonly keys: KeySet,
    private readonly partners: PartnerService,
  ) {}

  /** Whatever has the form of a JSON Web Token: three parts. */
  isOne(token: string): boolean {
    return token.split('.').length === 3
  }

  recall(token: string, now: Date): Identity | undefined {
    const known = this.#known.get(hashOf(token))
    return known && known.expiresAt > now.getTime() ? known.identity : undefined
  }

  async identify(token: string, now: Date): Promise<Identity> {
    const found = await this.#identify(token, now)
    this.#known.set(hashOf(token), found)
    return found.identity
  }

  async #identify(token: string, now: Date): Promise<Known> {
    const payload = await this.#verify(token, now)
    const { claims } = this.expected
    const partner = await this.partners.findByTenant(tenantOf(payload, claims))
    if (!partner) throw new NotSignedIn('no partner is registered for the tenant of the token')
    const identity = { partner, userName: userNameOf(payload, claims), roles: rolesOf(payload, claims) }
    return { identity, expiresAt: Number(payload.exp) * 1_000 }
  }

  async #verify(token: string, currentDate: Date): Promise<JWTPayload> {
    const { issuer, audience, tokenType } = this.expected
    const options: JWTVerifyOptions = {
      ...{ algorithms, clockTolerance, currentDate, audience },
      ...{ issuer: issuer.url, typ: tokenType, requiredClaims: ['exp'] },
    }
    try {
      const { payload } = await jwtVerify(token, this.keys.find, options)
      if (isIdToken(payload)) throw new NotSignedIn('this is an ID token, not an access token')
      return payload
    } catch (error) {
      if (error instanceof SignInUnavailable || error instanceof NotSignedIn) throw error
      if (error instanceof errors.JOSEError) throw new NotSignedIn(error.code, { cause: error })
      throw error
    }
  }
}

const hashOf = (token: string): string => hash('sha256', token, 'base64')

/** Of an issuer that gives both kinds the same type and audience, these tell them apart (OpenID Connect Core, 2). */
const isIdToken = (payload: JWTPayload): boolean => ['nonce', 'at_hash', 'c_hash'].some((claim) => claim in payload)
