import { createHmac } from 'node:crypto'
import { deriveKey } from '../../shared/sealing.js'
import type { Storage } from '../../storage/storage.js'
import { failureKeptForMs, lockMs } from './sign-in.rules.js'

/**
 * Counts failed sign-ins with a name, whether anybody has it or not: what is locked tells nothing. In the database, so
 * that all processes count together.
 */
export class SignInLock {
  readonly #key: Buffer

  constructor(
    private readonly storage: Storage,
    serverKey: Buffer,
  ) {
    this.#key = deriveKey(serverKey, 'csp-gateway/sign-in-name/1')
  }

  /** How long nobody can try with the name from now, in milliseconds; 0: not locked. */
  async lockedForMs(signInName: string, now: Date): Promise<number> {
    const row = await this.storage.read.signInFailure.findFirst({ where: { nameHash: this.#hash(signInName) } })
    return Math.max(0, (row?.lockedUntil?.getTime() ?? 0) - now.getTime())
  }

  /** Counted before the password is looked at: many tries at the same moment are as many. */
  async noteTry(signInName: string, now: Date): Promise<void> {
    const nameHash = this.#hash(signInName)
    await this.storage.write(async (tx) => {
      const forgotten = new Date(now.getTime() - failureKeptForMs)
      await tx.signInFailure.deleteMany({ where: { failedAt: { lt: forgotten } } })
      const { count } = await tx.signInFailure.upsert({
        where: { nameHash },
        create: { nameHash, count: 1, failedAt: now },
        update: { count: { increment: 1 }, failedAt: now },
      })
      const ms = lockMs(count)
      if (ms > 0) {
        await tx.signInFailure.update({ where: { nameHash }, data: { lockedUntil: new Date(now.getTime() + ms) } })
      }
    })
  }

  /** The password was right: it was no failure, and those before it are forgotten. */
  async forget(signInName: string): Promise<void> {
    const nameHash = this.#hash(signInName)
    await this.storage.write((tx) => tx.signInFailure.deleteMany({ where: { nameHash } }))
  }

  #hash(signInName: string): string {
    return createHmac('sha256', this.#key).update(signInName).digest('base64url')
  }
}
