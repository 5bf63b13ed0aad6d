import type { AuditRecord } from '../../storage/generated/sqlite/client.js'
import { type AuditChain, type ChainEnd, chainStart, type UnchainedRecord } from './audit-chain.js'

/** What the partner's ledger says of its chain. */
export interface StoredChainEnd extends ChainEnd {
  readonly seal: string
}

/** Holds one partner's audit records against their chain, one after the other in the order of their sequence. */
export class AuditChainVerifier {
  readonly faults: string[] = []
  #end: ChainEnd = chainStart

  constructor(
    private readonly chain: AuditChain,
    private readonly partnerId: string,
    /** Where it was closed when the server key was replaced; undefined: never. */
    private readonly closed?: StoredChainEnd,
  ) {}

  /** Where the chain ends: to be kept elsewhere, for whoever can put back an old copy of the whole database. */
  get end(): ChainEnd {
    return this.#end
  }

  add({ sequence, hash, ...record }: AuditRecord): void {
    if (sequence === null || hash === null) {
      this.faults.push(`record ${record.id} is not in the chain`)
      return
    }
    const expected = this.#end.sequence + 1
    if (sequence !== expected) this.faults.push(`record ${expected} is missing: ${sequence} follows ${expected - 1}`)
    else if (!this.#fits({ sequence, hash }, record)) {
      this.faults.push(`record ${sequence} (${record.id}) is not what was written`)
    }
    this.#end = { sequence, hash }
  }

  /** Of what was written under a lost key, the hash of the last record is known, and no more can be said. */
  #fits({ sequence, hash }: ChainEnd, record: UnchainedRecord): boolean {
    if (!this.closed || sequence > this.closed.sequence) return this.chain.append(record, this.#end).hash === hash
    return sequence < this.closed.sequence || hash === this.closed.hash
  }

  /** @param isUsed whether the partner has customers: each of them left a record */
  finish(stored: StoredChainEnd | undefined, isUsed: boolean): void {
    if (this.closed && this.closed.seal !== this.chain.closeOf(this.partnerId, this.closed)) {
      this.faults.push(`the chain was not closed at ${this.closed.sequence} by anybody who has the server key`)
    }
    if (this.#end.sequence === 0 && !stored) {
      if (isUsed) this.faults.push('there is no chain, though there are customers')
      return
    }
    const isWhole = stored?.sequence === this.#end.sequence && stored.hash === this.#end.hash
    if (!isWhole) this.faults.push(`the chain ends at ${this.#end.sequence}, not at ${stored?.sequence ?? 'nothing'}`)
    else if (stored.seal !== this.chain.sealOf(this.partnerId, this.#end)) {
      this.faults.push('the end of the chain is not the one that was written')
    }
  }
}
