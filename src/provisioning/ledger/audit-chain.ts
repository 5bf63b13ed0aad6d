import { createHmac, hkdfSync } from 'node:crypto'
import stringify from 'safe-stable-stringify'
import type { AuditRecord } from '../../storage/generated/sqlite/client.js'

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
    this.#key = Buffer.from(hkdfSync('sha256', serverKey, '', 'csp-gateway/audit-chain/1', 32))
  }

  /** The record as the next one after the end. */
  append(record: UnchainedRecord, { sequence, hash }: ChainEnd): UnchainedRecord & ChainEnd {
    const next = sequence + 1
    const hashed: object = { ...record, sequence: next, previous: hash }
    return { ...record, sequence: next, hash: this.#hmac(stringify(hashed)) }
  }

  sealOf(partnerId: string, { sequence, hash }: ChainEnd): string {
    return this.#hmac(`end|${partnerId}|${sequence}|${hash}`)
  }

  #hmac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}
