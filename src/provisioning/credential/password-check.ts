import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from './password-hash.js'

/** OWASP's settings for Argon2id, the library's default (Password Storage Cheat Sheet). It runs beside the event loop. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const argon2Prefix = '$argon2id$'

/** Before the hash of what somebody else chose for a person, who has to choose their own. */
const oncePrefix = 'once:'

/** Passwords of people: one-time ones, and those that they chose. */
export class PasswordCheck {
  /** Of a password that nobody has: it is checked where there is nothing to check, so that this takes as long. */
  readonly #nobodys = hash('nobody has this password', settings)

  constructor(private readonly hasher: PasswordHasher) {}

  /** Whether the person chose it: every other one is good for one sign-in. */
  isChosen(passwordHash: string): boolean {
    return passwordHash.startsWith(argon2Prefix)
  }

  hashChosen(password: string): Promise<string> {
    return hash(password, settings)
  }

  /** Of a password that the partner chose for a customer's administrator. */
  async hashChosenByOthers(password: string): Promise<string> {
    return `${oncePrefix}${await this.hashChosen(password)}`
  }

  /** Takes about the same time whether there is a hash and of which kind, and whatever the password is. */
  async isRight(password: string, passwordHash: string | undefined): Promise<boolean> {
    const slowHash = passwordHash?.replace(oncePrefix, '') ?? ''
    const isSlow = this.isChosen(slowHash)
    const isSlowRight = await verify(isSlow ? slowHash : await this.#nobodys, password)
    const isGeneratedRight = this.hasher.verify(password, passwordHash ?? '')
    return isSlow ? isSlowRight : isGeneratedRight
  }
}
