import { randomBytes } from 'node:crypto'
import { deriveKey, seal, unseal } from '../../shared/sealing.js'

/** Whose secret it is: sealed for one webhook, it opens for no other. */
interface SecretScope {
  readonly partnerId: string
  readonly id: string
}

const format = 1
const secretLength = 32

/** Signing secrets as they are stored: sealed under the server's key, so that the database alone signs nothing. */
export class WebhookSecrets {
  readonly #key: Buffer

  constructor(serverKey: Buffer) {
    this.#key = deriveKey(serverKey, 'csp-gateway/webhook-secret/1')
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
    return unseal(this.#key, boundTo(scope), bytes.subarray(1))
  }

  #seal(scope: SecretScope, secret: Buffer): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(Buffer.concat([Buffer.of(format), seal(this.#key, boundTo(scope), secret)]))
  }
}

const boundTo = ({ partnerId, id }: SecretScope): string => `${format}|${partnerId}|${id}`
