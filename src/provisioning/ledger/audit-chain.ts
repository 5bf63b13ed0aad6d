import { createHmac } from 'node:crypto'
import { deriveKey } from '../../shared/sealing.js'
import type { AuditRecord } from '../../storage/generated/sqlite/client.js'
import type { AuditChange } from '../audit/audit.types.js'

/** A record that is not yet in the chain. */
export type UnchainedRecord = Omit<AuditRecord, 'sequence' | 'hash'>

/** Where a chain ends. */
export interface ChainEnd {
  readonly sequence: number
  readonly hash: string
}

/** Before the first record. */
export const chainStart: ChainEnd = { sequence: 0, hash: '' }

/**
 * Each audit record carries a keyed hash of itself and of the hash before it: whoever edits, removes, inserts or
 * reorders records without the server's key makes a chain that does not hold. The seal of the end keeps anybody from
 * cutting records off the end.
 */
export class AuditChain {
  readonly #key: Buffer

  constructor(serverKey: Buffer) {
    this.#key = deriveKey(serverKey, 'csp-gateway/audit-chain/1')
  }

  /** The record as the next one after the end. */
  append(record: UnchainedRecord, { sequence, hash }: ChainEnd): UnchainedRecord & ChainEnd {
    const next = sequence + 1
    return { ...record, sequence: next, hash: this.#hmac(textOf(record, next, hash)) }
  }

  sealOf(partnerId: string, { sequence, hash }: ChainEnd): string {
    return this.#hmac(`end|${partnerId}|${sequence}|${hash}`)
  }

  /** Says that whoever has this key closed the chain here, because the key before it was lost. */
  closeOf(partnerId: string, { sequence, hash }: ChainEnd): string {
    return this.#hmac(`closed|${partnerId}|${sequence}|${hash}`)
  }

  #hmac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}

/** Every value, in a fixed order: the same text for the same record, whatever database it comes from. */
const textOf = (record: UnchainedRecord, sequence: number, previous: string): string => {
  const { id, partnerId, customerId, operation, succeeded, userName, occurredAt, correlationId } = record
  const changes = (record.changes as unknown as readonly AuditChange[]).map((change) => [
    change.field,
    change.before,
    change.after,
  ])
  const values = [id, partnerId, customerId, operation, succeeded, userName, occurredAt, correlationId, changes]
  return JSON.stringify([previous, sequence, ...values])
}
