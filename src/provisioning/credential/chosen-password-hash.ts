import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

/** 32 MiB and about a tenth of a second for each guess: what people choose has to be slow to guess. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 } as const
const hashLength = 32

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/**
 * The hash of a password that somebody chose: salted scrypt, outside of the event loop
 * (docs/decisions/013-rest-for-existing-clients.md).
 */
export const hashChosenPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const hash = await derive(password.normalize('NFC'), salt, hashLength, cost)
  return `$scrypt$ln=15,r=8,p=3$${salt.toString('base64url')}$${hash.toString('base64url')}`
}
