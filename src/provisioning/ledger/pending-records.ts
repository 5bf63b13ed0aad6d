import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Writer } from '../../storage/storage.js'
import type { EventData, EventType } from '../event/event.types.js'
import type { UnchainedRecord } from './audit-chain.js'

export interface PendingEvent {
  readonly id: string
  readonly partnerId: string
  readonly customerId: string | null
  readonly type: EventType
  readonly occurredAt: Date
  readonly data: EventData
}

/** What a transaction will have written when it commits. */
export interface PendingRecords {
  readonly audit: UnchainedRecord[]
  readonly events: PendingEvent[]
  /** Whether there is something to do at once after the commit, though nothing happened that others follow. */
  isUrgent: boolean
}

const pending = new WeakMap<Writer, PendingRecords>()

/** From now on, records can be noted with this transaction. */
export const openRecords = (tx: Writer): PendingRecords => {
  const records: PendingRecords = { audit: [], events: [], isUrgent: false }
  pending.set(tx, records)
  return records
}

/** @throws when the transaction was not begun by the ledger: its records would be lost */
export const recordsOf = (tx: Writer): PendingRecords => {
  const records = pending.get(tx)
  if (!records) throw new Error('This transaction has no ledger.')
  return records
}

/** Wakes whoever waits for events after the commit, as an event would. */
export const wakeAfter = (tx: Writer): void => {
  recordsOf(tx).isUrgent = true
}

interface Announcement {
  readonly type: EventType
  readonly customerId: string | null
  /** Neither secrets nor personal data: it is sent to others. */
  readonly data: EventData
}

/** Tells followers what the transaction does, once it is committed. */
export const announce = (tx: Writer, caller: Caller, announcement: Announcement): PendingEvent => {
  const event = { ...announcement, id: newId(), partnerId: caller.partner.id, occurredAt: caller.calledAt }
  recordsOf(tx).events.push(event)
  return event
}
