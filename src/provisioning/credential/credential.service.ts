import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import { insertRows } from '../../storage/insertion.js'
import type { Writer } from '../../storage/storage.js'
import type { AdminCredentials } from './credential.types.js'
import { generateOneTimePassword } from './one-time-password.js'
import type { PasswordCheck } from './password-check.js'
import type { PasswordHasher } from './password-hash.js'

export const adminUserName = 'admin'

/** A password that was made and not yet written. */
export interface PreparedCredential {
  readonly userName: string
  readonly signInName: string
  readonly password: string
  readonly passwordHash: string
}

export class CredentialService {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordCheck,
  ) {}

  /** Makes the administrator's password, before the transaction: nothing slow happens inside. */
  prepare(domain: string): PreparedCredential {
    const password = generateOneTimePassword([adminUserName, domain, domain.split('.')[0] ?? ''])
    return {
      userName: adminUserName,
      signInName: signInNameAt(domain),
      password,
      passwordHash: this.hasher.hash(password),
    }
  }

  /** As {@link prepare}, of a password that somebody chose. */
  async prepareChosen(domain: string, password: string): Promise<PreparedCredential> {
    const passwordHash = await this.passwords.hashChosenByOthers(password)
    return { userName: adminUserName, signInName: signInNameAt(domain), password, passwordHash }
  }

  async store(tx: Writer, caller: Caller, customerId: string, credential: PreparedCredential): Promise<void> {
    const { userName, signInName, passwordHash } = credential
    const issued = { partnerId: caller.partner.id, issuedAt: caller.calledAt }
    await insertRows(tx, 'AdminCredential', [
      { id: newId(), customerId, userName, signInName, passwordHash, ...issued },
    ])
  }

  /** Replaces the administrator's password: the old one is void from now on. */
  async replace(tx: Writer, caller: Caller, customerId: string, { passwordHash }: PreparedCredential): Promise<void> {
    await tx.adminCredential.update({
      where: { customerId_partnerId: { customerId, partnerId: caller.partner.id } },
      data: { passwordHash, issuedAt: caller.calledAt },
    })
  }

  /** The only two places from which a password leaves: the first answer, and its repetition while it is sealed. */
  show({ userName, signInName, password }: PreparedCredential): AdminCredentials {
    return { userName, signInName, password, state: 'ISSUED' }
  }

  showAgain(domain: string, password: string | null): AdminCredentials {
    const state = password === null ? 'ALREADY_ISSUED' : 'ISSUED'
    return { userName: adminUserName, signInName: signInNameAt(domain), password, state }
  }
}

const signInNameAt = (domain: string): string => `${adminUserName}@${domain}`
