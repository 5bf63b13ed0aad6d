import { AuditChain } from '../../src/provisioning/ledger/audit-chain.js'
import { AuditChainVerifier, type StoredChainEnd } from '../../src/provisioning/ledger/audit-chain.verifier.js'
import type { AuditRecord } from '../../src/storage/generated/sqlite/client.js'

/** Told in full up to here: after the first fault of a cut chain nothing may fit. */
const toldMax = 20

/** The audit records of a database, whichever it is, as they were at one moment. */
export interface AuditTrail {
  readonly partnerIds: readonly string[]
  /** One partner's, in the order of their sequence. */
  records(partnerId: string): Iterable<AuditRecord> | AsyncIterable<AuditRecord>
  /** What its ledger says. */
  end(partnerId: string): StoredChainEnd | undefined | Promise<StoredChainEnd | undefined>
  /** Where the chain was closed when the server key was replaced. */
  closed(partnerId: string): StoredChainEnd | undefined | Promise<StoredChainEnd | undefined>
  hasCustomers(partnerId: string): boolean | Promise<boolean>
}

export interface VerifiedChains {
  readonly faults: readonly string[]
  /** A line for each partner: how long its chain is and where it ends. */
  readonly ends: readonly string[]
}

/** Holds each partner's audit records against their chain. Without the right key every record looks forged. */
export const verifyAuditChains = async (trail: AuditTrail, serverKey: Buffer): Promise<VerifiedChains> => {
  const faults: string[] = []
  const ends: string[] = []
  for (const partnerId of trail.partnerIds) {
    const closed = await trail.closed(partnerId)
    const verifier = new AuditChainVerifier(new AuditChain(serverKey), partnerId, closed)
    for await (const record of trail.records(partnerId)) verifier.add(record)
    verifier.finish(await trail.end(partnerId), await trail.hasCustomers(partnerId))
    const { sequence, hash } = verifier.end
    faults.push(...verifier.faults.slice(0, toldMax - faults.length))
    const lost = closed ? `; up to ${closed.sequence} under an earlier server key, which nobody can verify` : ''
    ends.push(`partner ${partnerId}: ${sequence} audit records, the last is ${hash || '-'}${lost}`)
  }
  return { faults, ends }
}
