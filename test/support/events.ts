import { newId } from '../../src/shared/ids.js'
import type { EventType } from '../../src/storage/generated/sqlite/client.js'
import type { Storage } from '../../src/storage/storage.js'

interface NewEvent {
  readonly customerId?: string | null
  readonly type?: EventType
  readonly data?: Record<string, string | number>
}

/** Puts events into the outbox as a change would, in this order; answers with their ids. */
export const recordEvents = async (storage: Storage, events: readonly NewEvent[]): Promise<string[]> => {
  const partner = await storage.read.partner.findFirstOrThrow()
  return storage.write(async (tx) => {
    const { eventSequence } = await tx.partnerLedger.upsert({
      where: { partnerId: partner.id },
      create: { partnerId: partner.id, auditSequence: 0, auditHash: '', eventSequence: events.length },
      update: { eventSequence: { increment: events.length } },
    })
    const data = events.map(({ customerId = null, type = 'CUSTOMER_UPDATED' as const, data = {} }, place) => ({
      ...{ id: newId(), partnerId: partner.id, customerId, type, occurredAt: new Date() },
      sequence: eventSequence - events.length + place + 1,
      data: { customerId, ...data },
    }))
    await tx.event.createMany({ data })
    return data.map(({ id }) => id)
  })
}
