import DataLoader from 'dataloader'
import type { Caller } from '../../shared/caller.js'
import type { IdempotencyRecord } from '../../storage/generated/sqlite/client.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Storage } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'

/** A password that is to be shown again, and to whom. */
interface Showing {
  readonly caller: Caller
  readonly record: IdempotencyRecord
}

/** Those who repeat a request often do it many at a time: for so long they are collected, in milliseconds. */
const collectedForMs = 5

/**
 * Loads sealed passwords, null once they can no longer be shown. Whoever is shown one leaves an audit record; what comes
 * together for one password takes one transaction.
 */
export const collectShowings = (storage: Storage): DataLoader<Showing, Uint8Array | null> =>
  new DataLoader(
    async (showings) => {
      const sealed = new Map<string, Uint8Array | null>()
      for (const { record } of showings) {
        if (sealed.has(record.id)) continue
        const callers = showings.filter((showing) => showing.record.id === record.id).map(({ caller }) => caller)
        sealed.set(record.id, await forPartner(record.partnerId, () => takeSealed(storage, record, callers)))
      }
      return showings.map(({ record }) => sealed.get(record.id) ?? null)
    },
    { cache: false, batchScheduleFn: (load) => setTimeout(load, collectedForMs) },
  )

const takeSealed = (
  storage: Storage,
  { id, partnerId, customerId }: IdempotencyRecord,
  callers: readonly Caller[],
): Promise<Uint8Array | null> =>
  storage.write(async (tx) => {
    const latest = new Date(Math.max(...callers.map(({ calledAt }) => calledAt.getTime())))
    const where = { id, partnerId, sealedUntil: { gt: latest } }
    const row = await tx.idempotencyRecord.findFirst({ where, select: { sealed: true } })
    if (!row?.sealed) return null
    const entry = { operation: 'SHOW_ADMIN_PASSWORD', customerId, after: {} } as const
    for (const caller of callers) recordAudit(tx, caller, entry)
    return row.sealed
  })
