import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { wellFormed } from '../../shared/text.js'
import type { Writer } from '../../storage/storage.js'
import { recordsOf } from '../ledger/pending-records.js'
import type { AuditChange, AuditOperation } from './audit.types.js'

/** Values by field. Whoever calls leaves secrets out. */
type AuditedValues = Readonly<Record<string, string | number | boolean | null>>

/** For fields whose names have an id in them: each would be a new layout of an ordinary object, which V8 keeps. */
export const auditedValues = (fields: Iterable<readonly [string, string | number | boolean | null]>): AuditedValues => {
  const values: Record<string, string | number | boolean | null> = Object.create(null)
  for (const [name, value] of fields) values[name] = value
  return values
}

interface AuditEntry {
  readonly operation: AuditOperation
  /** null for what concerns no customer. */
  readonly customerId: string | null
  readonly before?: AuditedValues
  readonly after: AuditedValues
  /** True when left out. */
  readonly succeeded?: boolean
}

/** Notes the record of a change with the change's own transaction: neither is there without the other. */
export const recordAudit = (tx: Writer, caller: Caller, entry: AuditEntry): void => {
  const { operation, customerId, before = {}, after, succeeded = true } = entry
  const record = {
    id: newId(),
    partnerId: caller.partner.id,
    customerId,
    operation,
    succeeded,
    userName: caller.userName,
    occurredAt: caller.calledAt,
    correlationId: caller.correlationId,
    changes: changesOf(before, after),
  }
  recordsOf(tx).audit.push(record)
}

/** Records a refused attempt to change what exists; nothing else may have been written in the transaction. */
export const refuse = (tx: Writer, caller: Caller, entry: AuditEntry, issues: readonly Issue[]): Rejection => {
  recordAudit(tx, caller, { ...entry, succeeded: false })
  return new Rejection(issues)
}

/** What is refused can be of any size; nobody can delete it from here. A full order has 501 changes. */
const changesMax = 600
const valueLengthMax = 300

/** As JSON has it, which knows no classes. */
type Change = Pick<AuditChange, keyof AuditChange>

const changesOf = (before: AuditedValues, after: AuditedValues): Change[] => {
  const changes: Change[] = []
  for (const [field, value] of Object.entries(after)) {
    const change = { field, before: asText(before[field]), after: asText(value) }
    if (change.before !== change.after) changes.push(change)
    if (changes.length === changesMax) break
  }
  return changes
}

/** Not every database can store a NUL or half an emoji, and what the chain is made of has to be what is stored. */
const asText = (value: string | number | boolean | null | undefined): string | null =>
  value == null ? null : wellFormed(String(value).slice(0, valueLengthMax)).replaceAll('\0', '\u{FFFD}')
