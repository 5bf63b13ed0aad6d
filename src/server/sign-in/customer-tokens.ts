import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, decodeJwt, errors, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { SignedInUser, SignInService } from '../../provisioning/customer-user/sign-in.service.js'
import type { PartnerService } from '../../provisioning/partner/partner.service.js'
import { deriveKey } from '../../shared/sealing.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Identity, TokenKind } from './authenticate.js'
import { NotSignedIn } from './not-signed-in.js'

const issuer = 'urn:csp-gateway'
const audience = 'urn:csp-gateway:api'
const tokenType = 'at+jwt'
const algorithm = 'EdDSA'

/** For how long a token is good, in seconds. */
export const lifetimeS = 900

/** PKCS #8 of an Ed25519 key, up to its 32 bytes (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

const claimsFormat = z.object({
  partnerId: z.string(),
  customerId: z.string(),
  signInName: z.string(),
  passwordMark: z.string(),
})

/**
 * The gateway's own tokens, for users of customers. The key comes from the server's key, so that all processes have
 * the same, and it outlives a start.
 */
export class CustomerTokens implements TokenKind {
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  readonly #publicJwk: Promise<JWK>

  constructor(
    serverKey: Buffer,
    private readonly signIns: SignInService,
    private readonly partners: PartnerService,
  ) {
    const seed = deriveKey(serverKey, 'csp-gateway/customer-token/1')
    this.#privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
    this.#publicKey = createPublicKey(this.#privateKey)
    this.#publicJwk = describeKey(this.#publicKey)
  }

  /** What others need to check the tokens: a JSON Web Key Set (RFC 7517). */
  async keySet(): Promise<{ readonly keys: readonly JWK[] }> {
    return { keys: [await this.#publicJwk] }
  }

  async issue(user: SignedInUser, now: Date): Promise<string> {
    const { kid } = await this.#publicJwk
    const seconds = Math.floor(now.getTime() / 1_000)
    return new SignJWT({ ...claimsFormat.parse(user) })
      .setProtectedHeader({ alg: algorithm, typ: tokenType, ...(kid !== undefined && { kid }) })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(user.signInName)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + lifetimeS)
      .sign(this.#privateKey)
  }

  /** Looks at the issuer only: whether it is true comes later. */
  isOne(token: string): boolean {
    try {
      return decodeJwt(token).iss === issuer
    } catch {
      // What cannot be read is of another kind, which says what is wrong with it.
      return false
    }
  }

  async identify(token: string, now: Date): Promise<Identity> {
    const user = await this.#verify(token, now)
    const partner = await this.partners.findById(user.partnerId)
    if (!partner || !(await forPartner(partner.id, () => this.signIns.stillHolds(user)))) {
      throw new NotSignedIn('the password was changed since, or the relationship has ended')
    }
    const { customerId, signInName } = user
    return { partner, userName: signInName, roles: [], customerUser: { customerId, signInName } }
  }

  async #verify(token: string, currentDate: Date): Promise<SignedInUser> {
    const options = { algorithms: [algorithm], issuer, audience, typ: tokenType, requiredClaims: ['exp'], currentDate }
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, options)
      return claimsFormat.parse(payload)
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new NotSignedIn(error.code, { cause: error })
      throw error
    }
  }
}

const describeKey = async (key: KeyObject): Promise<JWK> => {
  const jwk = await exportJWK(key)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' }
}
