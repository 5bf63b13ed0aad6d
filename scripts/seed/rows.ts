import type { UnchainedRecord } from '../../src/provisioning/ledger/audit-chain.js'
import type {
  AccessGrant,
  AdminCredential,
  BillingProfile,
  Customer,
  Order,
  Relationship,
  Subscription,
} from '../../src/storage/generated/sqlite/client.js'

/** Whole rows by table: a column that is added to the schema fails the compiler here, not the seed at run time. */
interface Tables {
  readonly Customer: Customer
  readonly BillingProfile: BillingProfile
  readonly Relationship: Relationship
  readonly AdminCredential: AdminCredential
  readonly Order: Order
  readonly Subscription: Subscription
  readonly AccessGrant: AccessGrant
  readonly AuditRecord: UnchainedRecord
}

/** A row with the table it goes to. */
export type SeededRow = { [Table in keyof Tables]: readonly [Table, Tables[Table]] }[keyof Tables]
