import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Whose secret it is: sealed for one webhook, it opens for no other. */
interface SecretScope {
  readonly partnerId: string
  readonly id: string
}

const format = 1
const secretLength = 32
const ivLength = 12
const tagLength = 16

/** Signing secrets as they are stored: sealed under the server's key, so that the database alone signs nothing. */
export class WebhookSecrets {
  readonly #key: Buffer

  constructor(serverKey: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', serverKey, '', 'csp-gateway/webhook-secret/1', 32))
  }

  /** A new one: what is shown of it, once, and what is stored. */
  make(scope: SecretScope): { readonly shown: string; readonly sealed: Uint8Array<ArrayBuffer> } {
    const secret = randomBytes(secretLength)
    return { shown: `whsec_${secret.toString('base64')}`, sealed: this.#seal(scope, secret) }
  }

  /** @throws when it was sealed under another key or for another webhook, or was changed */
  open(scope: SecretScope, sealed: Uint8Array): Uint8Array {
    const bytes = Buffer.from(sealed)
    if (bytes[0] !== format) throw new Error('A sealed webhook secret has an unknown format.')
    const [ivEnd, tagEnd] = [1 + ivLength, 1 + ivLength + tagLength]
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(1, ivEnd), { authTagLength: tagLength })
      .setAAD(boundTo(scope))
      .setAuthTag(bytes.subarray(ivEnd, tagEnd))
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()])
  }

  #seal(scope: SecretScope, secret: Buffer): Uint8Array<ArrayBuffer> {
    const iv = randomBytes(ivLength)
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(boundTo(scope))
    const body = Buffer.concat([cipher.update(secret), cipher.final()])
    return Uint8Array.from(Buffer.concat([Buffer.of(format), iv, cipher.getAuthTag(), body]))
  }
}

const boundTo = ({ partnerId, id }: SecretScope): Buffer => Buffer.from(`${format}|${partnerId}|${id}`)
