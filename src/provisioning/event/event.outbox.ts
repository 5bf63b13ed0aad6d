import { InvalidArgument } from '../../shared/invalid-argument.js'
import type { Event as EventRow, Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import { areEventsGone } from './event.retention.js'
import type { Event, EventData } from './event.types.js'

/** An event with its place in the order of its partner's. */
export interface PlacedEvent extends Event {
  readonly sequence: number
}

/** A stretch of a partner's events: after one place, up to another. */
export interface Stretch {
  readonly partnerId: string
  /** null for those of all customers. */
  readonly customerId: string | null
  readonly after: number
  readonly upTo: number
}

/** How many events are read at a time. */
const batchSize = 200

/** A partner's events as they were committed. */
export class EventOutbox {
  constructor(private readonly storage: Storage) {}

  /** Where the partner's events end, and the last one where it is still kept. */
  async findEnd(partnerId: string): Promise<{ sequence: number; id: string | undefined }> {
    const { read } = this.storage
    const sequence = (await read.partnerLedger.findFirst({ where: { partnerId } }))?.eventSequence ?? 0
    const last = await read.event.findFirst({ where: { partnerId, sequence }, select: { id: true } })
    return { sequence, id: last?.id }
  }

  /** Asks the database itself where a replica does not know the event, which another process may just have told. */
  async find(partnerId: string, id: string): Promise<PlacedEvent | null> {
    const where = { id, partnerId }
    const row =
      (await this.storage.read.event.findFirst({ where })) ??
      (await this.storage.write((tx) => tx.event.findFirst({ where })))
    return row && toEvent(row)
  }

  /** A customer that was deleted still has what happened to it. */
  async knowsCustomer(partnerId: string, customerId: string): Promise<boolean> {
    const { read } = this.storage
    const customer = await read.customer.findFirst({ where: { id: customerId, partnerId }, select: { id: true } })
    return (
      (customer ?? (await read.event.findFirst({ where: { partnerId, customerId }, select: { id: true } }))) !== null
    )
  }

  /** The next ones in order. Fewer than there are room for: there were no more. */
  async readAfter(partnerId: string, sequence: number): Promise<{ events: PlacedEvent[]; isFull: boolean }> {
    const events = await this.#read({ partnerId, sequence: { gt: sequence } })
    return { events, isFull: events.length === batchSize }
  }

  /**
   * The next ones of a stretch, and always the one at its end: what is read together is of one moment, so whoever sees
   * the last one has missed none before it, even where the next statement goes to a replica that is behind.
   *
   * @throws InvalidArgument when some of them were removed because of their age
   */
  async readStretch({ partnerId, customerId, after, upTo }: Stretch): Promise<PlacedEvent[]> {
    const events = await this.#read({
      ...{ partnerId, sequence: { gt: after, lte: upTo } },
      ...(customerId !== null && { OR: [{ customerId }, { sequence: upTo }] }),
    })
    // Afterwards: the oldest go first, so that what follows `after` now was there before.
    if (await areEventsGone(this.storage, partnerId, after)) throw eventGone()
    return events
  }

  async #read(where: Prisma.EventWhereInput): Promise<PlacedEvent[]> {
    const rows = await this.storage.read.event.findMany({ where, orderBy: { sequence: 'asc' }, take: batchSize })
    return rows.map(toEvent)
  }
}

/** Of an event that never was, nothing else can be told than of one that is no longer kept. */
export const eventGone = (): InvalidArgument =>
  new InvalidArgument(
    'after',
    'There is no event with the id given as `after`, or none any longer: read the present state, and follow from now on.',
    'NOT_FOUND',
  )

const toEvent = ({ id, type, occurredAt, customerId, data, sequence }: EventRow): PlacedEvent => ({
  ...{ id, type, occurredAt, customerId, sequence },
  data: data as EventData,
})
