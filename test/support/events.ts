import { randomUUID } from 'node:crypto'
import { AuditChain } from '../../src/provisioning/ledger/audit-chain.js'
import { Ledger } from '../../src/provisioning/ledger/ledger.js'
import { announce } from '../../src/provisioning/ledger/pending-records.js'
import type { Caller } from '../../src/shared/caller.js'
import type { EventType } from '../../src/storage/generated/sqlite/client.js'
import { insertRows } from '../../src/storage/insertion.js'
import { forPartner } from '../../src/storage/partner-scope.js'
import type { Storage, Writer } from '../../src/storage/storage.js'

/** A row of the outbox, beneath the ledger: it hangs on nothing, and its number nobody else of the partner may have. */
export const insertEvent = (tx: Writer, partnerId: string, sequence: number): Promise<void> =>
  insertRows(tx, 'Event', [
    {
      ...{ id: randomUUID(), partnerId, sequence, customerId: null, data: {}, occurredAt: new Date(0) },
      type: 'WEBHOOK_TEST',
    },
  ])

interface NewEvent {
  readonly customerId?: string | null
  readonly type?: EventType
  readonly data?: Record<string, string | number>
}

/** Puts events into the outbox as a change would, in this order; answers with their ids. */
export const recordEvents = async (
  storage: Storage,
  events: readonly NewEvent[],
  calledAt = new Date(),
): Promise<string[]> => {
  const partner = await storage.read.partner.findFirstOrThrow()
  const caller: Caller = {
    partner,
    userName: 'test',
    roles: ['ADMIN_AGENT'],
    correlationId: randomUUID(),
    language: 'en',
    calledAt,
  }
  const ledger = new Ledger(storage, new AuditChain(Buffer.alloc(32)), () => {})
  return forPartner(partner.id, () =>
    ledger.write(async (tx) =>
      events
        .map(({ customerId = null, type = 'CUSTOMER_UPDATED', data = {} }) =>
          announce(tx, caller, { type, customerId, data: { customerId, ...data } }),
        )
        .map(({ id }) => id),
    ),
  )
}
