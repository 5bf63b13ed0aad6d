import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import stringify from 'safe-stable-stringify'
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
const ivLength = 12
const tagLength = 16

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
    this.#indexKey = Buffer.from(hkdfSync('sha256', serverKey, '', 'csp-gateway/idempotency-index/1', 32))
    this.#fingerprintKey = Buffer.from(hkdfSync('sha256', serverKey, '', 'csp-gateway/idempotency-fingerprint/1', 32))
  }

  hashOf({ partnerId, operation, key }: KeyScope): string {
    return createHmac('sha256', this.#indexKey).update(`${partnerId}|${operation}|${key}`).digest('base64url')
  }

  /** The same for the same values, whatever the order of the members. */
  fingerprintOf(input: object): string {
    return createHmac('sha256', this.#fingerprintKey).update(stringify(input)).digest('base64url')
  }

  seal(scope: KeyScope, customerId: string, password: string): Uint8Array<ArrayBuffer> {
    const [salt, iv] = [randomBytes(saltLength), randomBytes(ivLength)]
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey(scope, salt), iv).setAAD(boundTo(scope, customerId))
    const body = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()])
    return Uint8Array.from(Buffer.concat([Buffer.of(format), salt, iv, cipher.getAuthTag(), body]))
  }

  /** @throws when it was sealed under other keys or for another customer, or was changed */
  open(scope: KeyScope, customerId: string, sealed: Uint8Array): string {
    const bytes = Buffer.from(sealed)
    if (bytes[0] !== format) throw new Error('A sealed password has an unknown format.')
    const [saltEnd, ivEnd, tagEnd] = [1 + saltLength, 1 + saltLength + ivLength, 1 + saltLength + ivLength + tagLength]
    const key = this.#sealKey(scope, bytes.subarray(1, saltEnd))
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(saltEnd, ivEnd))
      .setAAD(boundTo(scope, customerId))
      .setAuthTag(bytes.subarray(ivEnd, tagEnd))
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString('utf8')
  }

  #sealKey({ key }: KeyScope, salt: Buffer): Buffer {
    const secret = Buffer.concat([this.#serverKey, Buffer.from(key)])
    return Buffer.from(hkdfSync('sha256', secret, salt, 'csp-gateway/credential-seal/1', 32))
  }
}

const boundTo = ({ partnerId, operation }: KeyScope, customerId: string): Buffer =>
  Buffer.from(`${format}|${partnerId}|${operation}|${customerId}`)
