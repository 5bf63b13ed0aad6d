import Database from 'better-sqlite3'
import { AuditChain } from '../../src/provisioning/ledger/audit-chain.js'
import { AuditChainVerifier, type StoredChainEnd } from '../../src/provisioning/ledger/audit-chain.verifier.js'
import type { AuditRecord } from '../../src/storage/generated/sqlite/client.js'

/** Told in full up to here: after the first fault of a cut chain nothing may fit. */
const toldMax = 20

export interface VerifiedChains {
  readonly faults: readonly string[]
  /** A line for each partner: how long its chain is and where it ends. */
  readonly ends: readonly string[]
}

/** Holds each partner's audit records against their chain. Without the right key every record looks forged. */
export const verifyAuditChains = (file: string, serverKey: Buffer): VerifiedChains => {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const partners = database
      .prepare<[], string>(
        'SELECT "id" FROM "Partner" UNION SELECT "partnerId" FROM "AuditRecord" UNION SELECT "partnerId" FROM "PartnerLedger"',
      )
      .pluck()
      .all()
    const verified = partners.map((partnerId) => verify(database, partnerId, new AuditChain(serverKey)))
    return { faults: verified.flatMap(({ faults }) => faults).slice(0, toldMax), ends: verified.map(({ end }) => end) }
  } catch (error) {
    // Some damage keeps SQLite from reading on: that is a fault like any other.
    return { faults: [error instanceof Error ? error.message : String(error)], ends: [] }
  } finally {
    database.close()
  }
}

const verify = (database: Database.Database, partnerId: string, chain: AuditChain) => {
  const verifier = new AuditChainVerifier(chain, partnerId)
  const rows = database.prepare<[string], StoredRecord>(
    'SELECT * FROM "AuditRecord" WHERE "partnerId" = ? ORDER BY "sequence"',
  )
  for (const row of rows.iterate(partnerId)) verifier.add(toRecord(row))
  const end = database.prepare<[string], StoredChainEnd>(
    'SELECT "auditSequence" AS "sequence", "auditHash" AS "hash", "auditSeal" AS "seal" FROM "PartnerLedger" WHERE "partnerId" = ?',
  )
  const customer = database.prepare<[string], number>('SELECT 1 FROM "Customer" WHERE "partnerId" = ? LIMIT 1')
  verifier.finish(end.get(partnerId), customer.get(partnerId) !== undefined)
  const { sequence, hash } = verifier.end
  return { faults: verifier.faults, end: `partner ${partnerId}: ${sequence} audit records, the last is ${hash || '-'}` }
}

interface StoredRecord extends Omit<AuditRecord, 'succeeded' | 'occurredAt' | 'changes'> {
  readonly succeeded: number
  readonly occurredAt: string
  readonly changes: string
}

const toRecord = ({ succeeded, occurredAt, changes, ...rest }: StoredRecord): AuditRecord => ({
  ...rest,
  succeeded: succeeded === 1,
  occurredAt: new Date(occurredAt),
  changes: JSON.parse(changes) as AuditRecord['changes'],
})
