import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { findPasswordIssues } from '../credential/chosen-password.rules.js'
import { isCommonPassword } from '../credential/common-passwords.js'
import { adminUserName, type CredentialService, type PreparedCredential } from '../credential/credential.service.js'
import { hidePasswords } from '../idempotency/idempotency.records.js'
import type { Claim, IdempotencyService, Replayed } from '../idempotency/idempotency.service.js'
import { announce } from '../ledger/pending-records.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import type { ResetAdminPasswordArgs } from './customer.inputs.js'
import { toCustomer } from './customer.mapping.js'
import { findCustomerRow } from './customer.rows.js'
import { customerNotFound } from './customer.rules.js'
import type { CustomerSuccess, ResetAdminPasswordSuccess } from './customer.types.js'

export class AdminPasswordService {
  constructor(
    private readonly storage: Storage,
    private readonly credentials: CredentialService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** Gives the administrator a new one-time password. No repetition of an earlier request shows the old one. */
  async reset(caller: Caller, input: ResetAdminPasswordArgs): Promise<ResetAdminPasswordSuccess | Rejection> {
    const customerId = parseId(input.customerId) ?? input.customerId
    const request = { operation: 'RESET_ADMIN_PASSWORD', key: input.idempotencyKey, input: { customerId } } as const
    return this.idempotency.once(caller, request, {
      perform: (claim) => this.#perform(caller, customerId, claim),
      replay: (replayed) => this.#replay(caller, replayed),
    })
  }

  /**
   * Gives the administrator a password that somebody chose. Doing it again is the same, so it needs no key. Nobody is shown
   * it again.
   */
  async choose(caller: Caller, customerId: string, password: string): Promise<CustomerSuccess | Rejection> {
    const found = await findCustomerRow(this.storage.read, caller, customerId)
    if (!found) return new Rejection([customerNotFound(customerId)])
    const names = [adminUserName, found.domain, found.domain.split('.')[0] ?? '']
    const facts = { names, isCommon: isCommonPassword(password), isSame: false }
    const issues = findPasswordIssues(password, facts, ['passwordProfile', 'password'])
    const credential = await this.credentials.prepareChosen(found.domain, password)
    const work = { claim: { issues }, credential, remember: async () => {} }
    const done = await this.storage.write((tx) => this.#resetIn(tx, caller, customerId, work))
    return done instanceof Rejection ? done : { customer: toCustomer(found) }
  }

  /** The password has arrived: no repeated request shows it again. */
  async confirmReceipt(caller: Caller, customerId: string): Promise<CustomerSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const row = await findCustomerRow(tx, caller, customerId)
      if (!row) return new Rejection([customerNotFound(customerId)])
      const hidden = await hidePasswords(tx, caller, row.id)
      const entry = { operation: 'CONFIRM_CREDENTIAL_RECEIPT' as const, customerId: row.id, after: {} }
      if (hidden > 0) recordAudit(tx, caller, entry)
      return { customer: toCustomer(row) }
    })
  }

  async #perform(caller: Caller, customerId: string, claim: Claim): Promise<ResetAdminPasswordSuccess | Rejection> {
    const found = await findCustomerRow(this.storage.read, caller, customerId)
    if (!found) return new Rejection([...claim.issues, customerNotFound(customerId)])
    const credential = this.credentials.prepare(found.domain)
    const remember = claim.remembering({ customerId: found.id, orderId: null }, credential.password)
    return this.storage.write((tx) => this.#resetIn(tx, caller, customerId, { claim, credential, remember }))
  }

  async #resetIn(
    tx: Writer,
    caller: Caller,
    customerId: string,
    { claim, credential, remember }: Reset,
  ): Promise<ResetAdminPasswordSuccess | Rejection> {
    await this.storage.lockCustomer(tx, { customerId })
    const row = await findCustomerRow(tx, caller, customerId)
    if (!row) return new Rejection([...claim.issues, customerNotFound(customerId)])
    const entry = { operation: 'RESET_ADMIN_PASSWORD' as const, customerId: row.id, after: {} }
    const issues = [...claim.issues, ...findRelationshipIssues(row.relationship, ['customerId'])]
    if (issues.length > 0) return refuse(tx, caller, entry, issues)
    await hidePasswords(tx, caller, row.id)
    await remember(tx)
    await this.credentials.replace(tx, caller, row.id, credential)
    recordAudit(tx, caller, entry)
    announce(tx, caller, { type: 'CREDENTIALS_RESET', customerId: row.id, data: { customerId: row.id } })
    return { adminCredentials: this.credentials.show(credential), replayed: false }
  }

  async #replay(caller: Caller, { customerId, password }: Replayed): Promise<ResetAdminPasswordSuccess | Rejection> {
    const row = await findCustomerRow(this.storage.read, caller, customerId)
    if (!row) return new Rejection([customerNotFound(customerId)])
    return { adminCredentials: this.credentials.showAgain(row.domain, password), replayed: true }
  }
}

interface Reset {
  readonly claim: Pick<Claim, 'issues'>
  readonly credential: PreparedCredential
  readonly remember: (tx: Writer) => Promise<void>
}
