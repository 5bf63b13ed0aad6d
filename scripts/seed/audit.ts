import type { UnchainedRecord } from '../../src/provisioning/ledger/audit-chain.js'
import type { AuditRecord } from '../../src/storage/generated/sqlite/client.js'
import type { Ids } from './ids.js'

type Value = string | number | null

/** A field's name and value. Entries rather than objects, which cost more than all else when they are large. */
export type AuditedValue = readonly [string, Value]

/** Whose trail it is. */
export interface AuditOwner {
  readonly partnerId: string
  readonly customerId: string
  readonly ids: Ids
}

interface AuditEntry {
  readonly operation: AuditRecord['operation']
  readonly occurredAt: Date
  readonly correlationId: string
  readonly before?: Readonly<Record<string, Value>>
  readonly after: readonly AuditedValue[]
}

/** A record as src/provisioning/audit/audit.log.ts writes it; the gateway's user name of the sandbox is "sandbox". */
export const auditRecordOf = ({ partnerId, customerId, ids }: AuditOwner, entry: AuditEntry): UnchainedRecord => ({
  id: ids.next(entry.occurredAt),
  partnerId,
  customerId,
  operation: entry.operation,
  succeeded: true,
  userName: 'sandbox',
  occurredAt: entry.occurredAt,
  correlationId: entry.correlationId,
  changes: changesOf(entry.before ?? {}, entry.after),
})

const changesOf = (before: Readonly<Record<string, Value>>, after: readonly AuditedValue[]) =>
  after
    .map(([field, value]) => ({ field, before: asText(before[field]), after: asText(value) }))
    .filter((change) => change.before !== change.after)

const asText = (value: Value | undefined): string | null => (value == null ? null : String(value))
