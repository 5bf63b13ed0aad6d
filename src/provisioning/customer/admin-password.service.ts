import type { Caller } from '../../shared/caller.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import type { CredentialService } from '../credential/credential.service.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import { findCustomerRow } from './customer.rows.js'
import { customerNotFound } from './customer.rules.js'
import type { ResetAdminPasswordSuccess } from './customer.types.js'

export class AdminPasswordService {
  constructor(
    private readonly storage: Storage,
    private readonly credentials: CredentialService,
  ) {}

  /** Gives the administrator a new one-time password, which this answer alone shows. */
  async reset(caller: Caller, customerId: string): Promise<ResetAdminPasswordSuccess | Rejection> {
    const found = await findCustomerRow(this.storage.read, caller, customerId)
    if (!found) return new Rejection([customerNotFound(customerId)])
    const credential = this.credentials.prepare(found.domain)
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { customerId })
      const row = await findCustomerRow(tx, caller, customerId)
      if (!row) return new Rejection([customerNotFound(customerId)])
      const entry = { operation: 'RESET_ADMIN_PASSWORD' as const, customerId: row.id, after: {} }
      const issues = findRelationshipIssues(row.relationship, ['customerId'])
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      await this.credentials.replace(tx, caller, row.id, credential)
      await recordAudit(tx, caller, entry)
      return { adminCredentials: this.credentials.show(credential) }
    })
  }
}
