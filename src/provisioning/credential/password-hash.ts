import { createHmac, timingSafeEqual } from 'node:crypto'
import { takeRandom } from '../../shared/random.js'
import { deriveKey } from '../../shared/sealing.js'

/**
 * Hashes for generated passwords: HMAC-SHA-256 over a random salt, under a key of the server's. Such a password
 * has 120 bits of its own, so guessing is out of reach and a slow hash would only slow creation
 * (docs/decisions/003-keyed-hash-for-generated-passwords.md).
 */
export class PasswordHasher {
  readonly #key: Buffer

  constructor(serverKey: Buffer) {
    this.#key = deriveKey(serverKey, 'csp-gateway/credential-hash/1')
  }

  hash(password: string): string {
    const salt = Buffer.from(takeRandom(16))
    return `$hmac-sha256$v=1$${salt.toString('base64url')}$${this.#digest(password, salt).toString('base64url')}`
  }

  /** Takes the same time whatever the password is. */
  verify(password: string, hash: string): boolean {
    const [, scheme, version, salt = '', digest = ''] = hash.split('$')
    if (scheme !== 'hmac-sha256' || version !== 'v=1') return false
    const expected = Buffer.from(digest, 'base64url')
    const actual = this.#digest(password, Buffer.from(salt, 'base64url'))
    return expected.length === actual.length && timingSafeEqual(expected, actual)
  }

  #digest(password: string, salt: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(salt).update(password).digest()
  }
}
