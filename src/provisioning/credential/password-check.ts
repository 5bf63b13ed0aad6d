import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from './password-hash.js'

/** OWASP's settings for Argon2id, the library's default (Password Storage Cheat Sheet). It runs beside the event loop. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const argon2Prefix = '$argon2id$'

/** Passwords of people: one-time ones, and those that they chose. */
export class PasswordCheck {
  /** Of a password that nobody has: it is checked where there is nothing to check, so that this takes as long. */
  readonly #nobodys = hash('nobody has this password', settings)

  constructor(private readonly hasher: PasswordHasher) {}

  isChosen(passwordHash: string): boolean {
    return passwordHash.startsWith(argon2Prefix)
  }

  hashChosen(password: string): Promise<string> {
    return hash(password, settings)
  }

  /** Takes about the same time whether there is a hash and of which kind, and whatever the password is. */
  async isRight(password: string, passwordHash: string | undefined): Promise<boolean> {
    const isChosen = passwordHash !== undefined && this.isChosen(passwordHash)
    const isArgonRight = await verify(isChosen ? passwordHash : await this.#nobodys, password)
    const isOneTimeRight = this.hasher.verify(password, passwordHash ?? '')
    return isChosen ? isArgonRight : isOneTimeRight
  }
}
