import Database from 'better-sqlite3'
import type { StoredChainEnd } from '../../src/provisioning/ledger/audit-chain.verifier.js'
import type { AuditRecord } from '../../src/storage/generated/sqlite/client.js'
import { type AuditTrail, type VerifiedChains, verifyAuditChains } from './audit-chain.js'

/** Of a file, also while a gateway writes to it. */
export const verifySqliteChains = async (file: string, serverKey: Buffer): Promise<VerifiedChains> => {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    // From here on all statements see the same moment: a record that is written meanwhile is not missed at the end.
    database.exec('BEGIN')
    return await verifyAuditChains(trailOf(database), serverKey)
  } catch (error) {
    // Some damage keeps SQLite from reading on: that is a fault like any other.
    return { faults: [error instanceof Error ? error.message : String(error)], ends: [] }
  } finally {
    database.close()
  }
}

const trailOf = (database: Database.Database): AuditTrail => ({
  partnerIds: database
    .prepare<[], string>(
      'SELECT "id" FROM "Partner" UNION SELECT "partnerId" FROM "AuditRecord" UNION SELECT "partnerId" FROM "PartnerLedger"',
    )
    .pluck()
    .all(),
  *records(partnerId) {
    const sql = 'SELECT * FROM "AuditRecord" WHERE "partnerId" = ? ORDER BY "sequence"'
    for (const row of database.prepare<[string], StoredRecord>(sql).iterate(partnerId)) yield toRecord(row)
  },
  end: (partnerId) =>
    database
      .prepare<[string], StoredChainEnd>(
        'SELECT "auditSequence" AS "sequence", "auditHash" AS "hash", "auditSeal" AS "seal" FROM "PartnerLedger" WHERE "partnerId" = ?',
      )
      .get(partnerId),
  closed: (partnerId) =>
    database
      .prepare<[string], StoredChainEnd>(
        'SELECT "closedSequence" AS "sequence", "closedHash" AS "hash", "closedSeal" AS "seal" FROM "PartnerLedger" WHERE "partnerId" = ? AND "closedSequence" IS NOT NULL',
      )
      .get(partnerId),
  hasCustomers: (partnerId) =>
    database.prepare('SELECT 1 FROM "Customer" WHERE "partnerId" = ? LIMIT 1').get(partnerId) !== undefined,
})

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
