import { createHash } from 'node:crypto'
import type { Caller, CallingCustomerUser } from '../../shared/caller.js'
import type { Issue } from '../../shared/issue.js'
import type { AdminCredential } from '../../storage/generated/sqlite/client.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'
import { findPasswordIssues } from '../credential/chosen-password.rules.js'
import { isCommonPassword } from '../credential/common-passwords.js'
import type { PasswordCheck } from '../credential/password-check.js'
import type { PartnerService } from '../partner/partner.service.js'
import type { SignInLock } from './sign-in.lock.js'
import { normaliseSignInName } from './sign-in.rules.js'

export interface SignInAttempt {
  readonly signInName: string
  readonly password: string
  /** Has to come with a one-time password; replaces a chosen one as well. */
  readonly newPassword?: string | undefined
}

/** A customer's user, and the mark of the password they signed in with. */
export interface SignedInUser extends CallingCustomerUser {
  readonly partnerId: string
  /** Another one after each change of the password. */
  readonly passwordMark: string
}

export type SignInOutcome =
  | { readonly state: 'SIGNED_IN'; readonly user: SignedInUser }
  | { readonly state: 'WRONG' }
  | { readonly state: 'LOCKED'; readonly retryAfterMs: number }
  | { readonly state: 'PASSWORD_CHANGE_REQUIRED' }
  | { readonly state: 'REFUSED'; readonly issues: readonly Issue[] }

type FoundCredential = AdminCredential & { readonly customer: { readonly domain: string } }

/** What the doors know of a request that nobody is signed in for yet. */
type Moment = Pick<Caller, 'calledAt' | 'correlationId' | 'language'>

/** The administrator of a customer's tenant signs in with what createCustomer or resetAdminPassword showed. */
export class SignInService {
  constructor(
    private readonly storage: Storage,
    private readonly passwords: PasswordCheck,
    private readonly lock: SignInLock,
    private readonly partners: PartnerService,
  ) {}

  async signIn(moment: Moment, { password, newPassword, ...attempt }: SignInAttempt): Promise<SignInOutcome> {
    const signInName = normaliseSignInName(attempt.signInName)
    const retryAfterMs = await this.lock.lockedForMs(signInName, moment.calledAt)
    if (retryAfterMs > 0) return { state: 'LOCKED', retryAfterMs }
    await this.lock.noteTry(signInName, moment.calledAt)
    const credential = await this.#find(signInName)
    if (!(await this.passwords.isRight(password, credential?.passwordHash)) || !credential) return { state: 'WRONG' }
    await this.lock.forget(signInName)
    if (newPassword !== undefined) return this.#change(moment, credential, { password, newPassword })
    if (!this.passwords.isChosen(credential.passwordHash)) return { state: 'PASSWORD_CHANGE_REQUIRED' }
    return { state: 'SIGNED_IN', user: toUser(credential) }
  }

  /** Whether what somebody signed in with still holds: the password was not changed and the relationship not ended. */
  async stillHolds(user: SignedInUser): Promise<boolean> {
    const credential = await forPartner(user.partnerId, () => this.#findOf(user.partnerId, user.signInName))
    return credential?.customerId === user.customerId && markOf(credential.passwordHash) === user.passwordMark
  }

  async #find(signInName: string): Promise<FoundCredential | null> {
    const partnerId = await this.storage.findPartnerOfDomain(signInName.split('@').at(-1) ?? '')
    return partnerId === null ? null : forPartner(partnerId, () => this.#findOf(partnerId, signInName))
  }

  #findOf(partnerId: string, signInName: string): Promise<FoundCredential | null> {
    return this.storage.read.adminCredential.findFirst({
      where: { partnerId, signInName, customer: { relationship: { endedAt: null } } },
      include: { customer: { select: { domain: true } } },
    })
  }

  async #change(
    moment: Moment,
    credential: FoundCredential,
    { password, newPassword }: Required<Pick<SignInAttempt, 'password' | 'newPassword'>>,
  ): Promise<SignInOutcome> {
    const { customerId, partnerId, userName, signInName, customer } = credential
    const facts = {
      names: [userName, customer.domain, customer.domain.split('.')[0] ?? ''],
      isCommon: isCommonPassword(newPassword),
      isSame: newPassword === password,
    }
    const issues = findPasswordIssues(newPassword, facts, ['newPassword'])
    if (issues.length > 0) return { state: 'REFUSED', issues }
    const passwordHash = await this.passwords.hashChosen(newPassword)
    const partner = await this.partners.findById(partnerId)
    if (!partner) return { state: 'WRONG' }
    const caller: Caller = { ...moment, partner, userName: signInName, roles: [] }
    const isChanged = await forPartner(partnerId, () =>
      this.storage.write(async (tx) => {
        await this.storage.lockCustomer(tx, { customerId })
        // Somebody may have reset it at the same moment: then it is another password that was right.
        const where = { customerId, partnerId, passwordHash: credential.passwordHash }
        const { count } = await tx.adminCredential.updateMany({ where, data: { passwordHash } })
        if (count === 0) return false
        recordAudit(tx, caller, { operation: 'CHANGE_ADMIN_PASSWORD', customerId, after: {} })
        return true
      }),
    )
    return isChanged ? { state: 'SIGNED_IN', user: toUser({ ...credential, passwordHash }) } : { state: 'WRONG' }
  }
}

const toUser = ({ partnerId, customerId, signInName, passwordHash }: AdminCredential): SignedInUser => ({
  ...{ partnerId, customerId, signInName },
  passwordMark: markOf(passwordHash),
})

const markOf = (passwordHash: string): string => createHash('sha256').update(passwordHash).digest('base64url')
