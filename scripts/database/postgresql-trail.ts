import type pg from 'pg'
import type { StoredChainEnd } from '../../src/provisioning/ledger/audit-chain.verifier.js'
import type { AuditRecord } from '../../src/storage/generated/sqlite/client.js'
import { actAs } from '../../src/storage/postgresql/beginning.js'
import { readTextRows, type TextRow, timeOf } from '../../src/storage/postgresql/text-rows.js'
import type { AuditTrail } from './audit-chain.js'

/** Of a database in a transaction that shows it as it is at one moment; read as the gateway reads it. */
export const postgresqlTrail = (client: pg.Client, partnerIds: readonly string[]): AuditTrail => ({
  partnerIds,
  async *records(partnerId) {
    await client.query(actAs(partnerId))
    const query = `SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "AuditRecord" ORDER BY "sequence"`
    for await (const row of readTextRows(client, query)) yield toRecord(row)
  },
  end: async (partnerId) => {
    await client.query(actAs(partnerId))
    const { rows } = await client.query<StoredChainEnd>(
      'SELECT "auditSequence" AS "sequence", "auditHash" AS "hash", "auditSeal" AS "seal" FROM "PartnerLedger"',
    )
    return rows[0]
  },
  closed: async (partnerId) => {
    await client.query(actAs(partnerId))
    const { rows } = await client.query<StoredChainEnd>(
      'SELECT "closedSequence" AS "sequence", "closedHash" AS "hash", "closedSeal" AS "seal" FROM "PartnerLedger" WHERE "closedSequence" IS NOT NULL',
    )
    return rows[0]
  },
  hasCustomers: async (partnerId) => {
    await client.query(actAs(partnerId))
    const { rows } = await client.query('SELECT FROM "Customer" LIMIT 1')
    return rows.length > 0
  },
})

const columns = [
  ...['id', 'partnerId', 'customerId', 'operation', 'succeeded', 'userName', 'occurredAt', 'correlationId'],
  ...['changes', 'sequence', 'hash'],
] as const

const toRecord = (row: TextRow): AuditRecord => {
  const [id, partnerId, customerId, operation, succeeded, userName, occurredAt, correlationId] = row
  const [changes, sequence, hash] = row.slice(8)
  return {
    // What may not be null is not: the database holds that.
    ...{ id: String(id), partnerId: String(partnerId), customerId: customerId ?? null },
    ...{ operation: operation as AuditRecord['operation'], succeeded: succeeded === 't', userName: String(userName) },
    ...{ occurredAt: timeOf(String(occurredAt)), correlationId: correlationId ?? null },
    changes: JSON.parse(String(changes)) as AuditRecord['changes'],
    sequence: sequence == null ? null : Number(sequence),
    hash: hash ?? null,
  }
}
