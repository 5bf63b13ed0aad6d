import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Whose key it is and which: it is looked up among its partner's keys only. */
interface KeyName {
  readonly id: string
  readonly partnerId: string
}

interface ShownKey extends KeyName {
  readonly secret: string
}

const prefix = 'csp_'
const format = /^csp_([\w-]{43})\.([\w-]{43})$/

/** 256 random bits, which nobody can guess: a slow hash would protect nothing more. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

export const showKey = ({ id, partnerId, secret }: ShownKey): string =>
  `${prefix}${Buffer.concat([bytesOf(partnerId), bytesOf(id)]).toString('base64url')}.${secret}`

export const isApiKey = (token: string): boolean => token.startsWith(prefix)

/** null when it cannot be a key. */
export const parseKey = (token: string): ShownKey | null => {
  const [, name = '', secret = ''] = format.exec(token) ?? []
  const bytes = Buffer.from(name, 'base64url')
  if (bytes.length !== 32) return null
  return { partnerId: guidOf(bytes.subarray(0, 16)), id: guidOf(bytes.subarray(16)), secret }
}

/** Partners' ids come from elsewhere and can be of any version, which the library for our own ids would refuse. */
const bytesOf = (guid: string): Buffer => Buffer.from(guid.replaceAll('-', ''), 'hex')

const guidOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const isSecretOf = (secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash))
