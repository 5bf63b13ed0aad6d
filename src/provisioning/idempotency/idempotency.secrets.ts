import { createHmac, randomBytes } from 'node:crypto'
import stringify from 'safe-stable-stringify'
import { deriveKey, seal, unseal } from '../../shared/sealing.js'
import type { IdempotentOperation } from '../../storage/generated/sqlite/client.js'

/** Whose key it is, and for what: the same key of another partner or for another operation is another one. */
export interface KeyScope {
  readonly partnerId: string
  readonly operation: IdempotentOperation
  /** As the caller gave it. Never stored, logged or told. */
  readonly key: string
}

const format = 1
const saltLength = 16

/**
 * What is kept of a caller's key, and what only that key opens. The database alone tells nothing; with the server's
 * key it still takes the caller's (docs/decisions/011-one-time-passwords-and-retries.md).
 */
export class IdempotencySecrets {
  readonly #serverKey: Buffer
  readonly #indexKey: Buffer
  readonly #fingerprintKey: Buffer

  constructor(serverKey: Buffer) {
    this.#serverKey = serverKey
    this.#indexKey = deriveKey(serverKey, 'csp-gateway/idempotency-index/1')
    this.#fingerprintKey = deriveKey(serverKey, 'csp-gateway/idempotency-fingerprint/1')
  }

  hashOf({ partnerId, operation, key }: KeyScope): string {
    return createHmac('sha256', this.#indexKey).update(`${partnerId}|${operation}|${key}`).digest('base64url')
  }

  /** The same for the same values, whatever the order of the members. */
  fingerprintOf(input: object): string {
    return createHmac('sha256', this.#fingerprintKey).update(stringify(input)).digest('base64url')
  }

  seal(scope: KeyScope, customerId: string, password: string): Uint8Array<ArrayBuffer> {
    const salt = randomBytes(saltLength)
    const body = seal(this.#sealKey(scope, salt), boundTo(scope, customerId), Buffer.from(password))
    return Uint8Array.from(Buffer.concat([Buffer.of(format), salt, body]))
  }

  /** @throws when it was sealed under other keys or for another customer, or was changed */
  open(scope: KeyScope, customerId: string, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed)
    if (bytes[0] !== format) throw new Error('A sealed password has an unknown format.')
    const saltEnd = 1 + saltLength
    const key = this.#sealKey(scope, bytes.subarray(1, saltEnd))
    return unseal(key, boundTo(scope, customerId), bytes.subarray(saltEnd)).toString('utf8')
  }

  #sealKey({ key }: KeyScope, salt: Buffer): Buffer {
    const secret = Buffer.concat([this.#serverKey, Buffer.from(key)])
    return deriveKey(secret, 'csp-gateway/credential-seal/1', salt)
  }
}

const boundTo = ({ partnerId, operation }: KeyScope, customerId: string): string =>
  `${format}|${partnerId}|${operation}|${customerId}`
