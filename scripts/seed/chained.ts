import type { AuditChain, ChainEnd, UnchainedRecord } from '../../src/provisioning/ledger/audit-chain.js'
import type { StoredTable } from './stored.js'

/**
 * Puts audit records into the partner's chain. Done by the thread that writes, which has more time to spare than the one
 * that makes them.
 *
 * @returns where the chain ends now
 */
export const chainAudit = (tables: readonly StoredTable[], chain: AuditChain, end: ChainEnd): ChainEnd => {
  const table = tables.find((one) => one.table === 'AuditRecord')
  if (!table) return end
  const place = Object.fromEntries(table.columns.map((name, index) => [name, index]))
  let last = end
  for (const row of table.rows) {
    const { sequence, hash } = chain.append(toRecord(row, place), last)
    last = { sequence, hash }
    row.push(sequence, hash)
  }
  table.columns.push('sequence', 'hash')
  return last
}

/** As it was before it was put into the database's own words. Written out: spreading would take its time. */
const toRecord = (row: readonly unknown[], place: Readonly<Record<string, number>>): UnchainedRecord => {
  const value = (name: string) => row[place[name] ?? -1]
  return {
    id: value('id') as string,
    partnerId: value('partnerId') as string,
    customerId: value('customerId') as string,
    operation: value('operation') as UnchainedRecord['operation'],
    succeeded: value('succeeded') === 1,
    userName: value('userName') as string,
    occurredAt: new Date(value('occurredAt') as string),
    correlationId: value('correlationId') as string,
    changes: JSON.parse(value('changes') as string) as UnchainedRecord['changes'],
  }
}
