import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ivLength = 12
const tagLength = 16

/** A key of its own for each purpose: what is known of one tells nothing of another. */
export const deriveKey = (secret: Buffer, purpose: string, salt: Buffer | string = ''): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))

/** AES-256-GCM, bound to what it belongs to: initialisation vector, tag, then the sealed content. */
export const seal = (key: Buffer, boundTo: string, content: Buffer): Buffer => {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(boundTo))
  const body = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws when it was sealed under another key or bound to something else, or was changed */
export const unseal = (key: Buffer, boundTo: string, sealed: Buffer): Buffer => {
  const tagEnd = ivLength + tagLength
  const iv = sealed.subarray(0, ivLength)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength })
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(sealed.subarray(ivLength, tagEnd))
  return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()])
}
