import type { Storage } from '../../storage/storage.js'
import { type Sweep, sweptAtOnce } from '../retention/sweeper.js'
import { notDeleted } from '../webhook/webhook.rows.js'

/**
 * Events that are older than they are kept, oldest first, so that what is left is numbered without gaps. One that a
 * webhook still waits for, or could be sent by a replay, stays, and with it all after it.
 *
 * Nothing that is found free becomes needed again: a webhook has deliveries of all events up to its `sequence`, a new
 * one begins after the last event, and a delivery that is not there cannot be replayed.
 */
export const sweepEvents =
  (storage: Storage, keptForMs: number): Sweep =>
  async (partnerId, now) => {
    const oldest = await storage.read.event.findMany({
      where: { partnerId },
      orderBy: { sequence: 'asc' },
      take: sweptAtOnce,
      select: { id: true, sequence: true, occurredAt: true },
    })
    const youngAt = oldest.findIndex(({ occurredAt }) => occurredAt.getTime() > now.getTime() - keptForMs)
    const expired = youngAt < 0 ? oldest : oldest.slice(0, youngAt)
    const needed = expired.length > 0 ? await findFirstNeeded(storage, partnerId, expired) : 0
    const last = expired.filter(({ sequence }) => sequence < needed).at(-1)
    if (!last) return false
    await storage.write((tx) => tx.event.deleteMany({ where: { partnerId, sequence: { lte: last.sequence } } }))
    return last === oldest[sweptAtOnce - 1]
  }

interface EventNumber {
  readonly id: string
  readonly sequence: number
}

/** The number of the first of these events that a webhook needs; one that none has where it is none of them. */
const findFirstNeeded = async (
  { read }: Storage,
  partnerId: string,
  events: readonly EventNumber[],
): Promise<number> => {
  // Before its deliveries: what a webhook is said to have, it has by the time of the second look.
  const webhooks = await read.webhook.findMany({
    where: { partnerId, ...notDeleted },
    select: { id: true, sequence: true },
  })
  const delivery = await read.webhookDelivery.findFirst({
    where: {
      ...{ partnerId, status: { in: ['PENDING', 'DEAD'] } },
      ...{ webhookId: { in: webhooks.map(({ id }) => id) }, eventId: { in: events.map(({ id }) => id) } },
    },
    orderBy: { sequence: 'asc' },
    select: { sequence: true },
  })
  const notYetDelivered = webhooks.map(({ sequence }) => sequence + 1)
  return Math.min(delivery?.sequence ?? Number.POSITIVE_INFINITY, ...notYetDelivered)
}

/**
 * Whether some of the events after the one with this number were removed: whoever has followed up to there has missed
 * them for good, and has to read the current state anew. 0 stands for the time before the first event.
 */
export const areEventsGone = async ({ read }: Storage, partnerId: string, after: number): Promise<boolean> => {
  // One statement, so that both numbers are of the same moment.
  const [ledger] = await read.$queryRaw<{ latest: number | bigint; next: number | bigint | null }[]>`
    SELECT "eventSequence" AS "latest",
      (SELECT min("sequence") FROM "Event" WHERE "partnerId" = ${partnerId} AND "sequence" > ${after}) AS "next"
    FROM "PartnerLedger" WHERE "partnerId" = ${partnerId}`
  return ledger !== undefined && ledger.latest > after && Number(ledger.next ?? 0) !== after + 1
}
