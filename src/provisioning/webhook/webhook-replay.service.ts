import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import type { Issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { announce, wakeAfter } from '../ledger/pending-records.js'
import type { ReplayDeadDeliveriesArgs } from './webhook.inputs.js'
import { holdWebhook, settleLane } from './webhook.lanes.js'
import { toWebhook } from './webhook.rows.js'
import {
  deadDeliveryNotFound,
  findTestIssues,
  replayedAtOnceMax,
  webhookNotFound,
  withTestAt,
} from './webhook.rules.js'
import type { ReplayDeadDeliveriesSuccess, SendTestEventSuccess } from './webhook.types.js'

/** Sending what would not be sent by itself: a test, and what was given up. */
export class WebhookReplayService {
  constructor(private readonly storage: Storage) {}

  async sendTest(caller: Caller, webhookId: string): Promise<SendTestEventSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      // Held, or two could each count without the other.
      const row = await holdWebhook(tx, caller, webhookId)
      if (!row) return new Rejection([webhookNotFound(webhookId)])
      const { calledAt } = caller
      const asked = { [`webhooks.${row.id}.test`]: calledAt.toISOString() }
      const entry = { operation: 'SEND_TEST_EVENT', customerId: null, after: asked } as const
      const issues = findTestIssues(row.status, testTimesOf(row), calledAt)
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      const data = { testTimes: withTestAt(testTimesOf(row), calledAt) }
      await tx.webhook.updateMany({ where: { id: row.id, partnerId: row.partnerId }, data })
      recordAudit(tx, caller, entry)
      const test = { type: 'WEBHOOK_TEST', customerId: null, data: { webhookId: row.id } } as const
      return { event: announce(tx, caller, test) }
    })
  }

  async replay(
    caller: Caller,
    { webhookId, deliveryIds }: ReplayDeadDeliveriesArgs,
  ): Promise<ReplayDeadDeliveriesSuccess | Rejection> {
    return this.storage.write(async (tx) => {
      const row = await holdWebhook(tx, caller, webhookId)
      if (!row) return new Rejection([webhookNotFound(webhookId)])
      const dead = await findDead(tx, row, deliveryIds ?? null)
      const count = { [`webhooks.${row.id}.replayed`]: dead.length }
      const entry = { operation: 'REPLAY_WEBHOOK_DELIVERIES', customerId: null, after: count } as const
      const issues = findMissing(deliveryIds ?? [], dead)
      if (issues.length > 0) return refuse(tx, caller, entry, issues)
      await replayIn(tx, row, dead, caller.calledAt)
      wakeAfter(tx)
      if (dead.length > 0) recordAudit(tx, caller, entry)
      return { webhook: toWebhook(row), replayedCount: dead.length }
    })
  }
}

const testTimesOf = ({ testTimes }: WebhookRow): number[] => (testTimes as number[] | null) ?? []

interface DeadDelivery {
  readonly id: string
  readonly customerId: string | null
}

const findDead = (
  tx: Writer,
  { id: webhookId, partnerId }: WebhookRow,
  ids: readonly string[] | null,
): Promise<DeadDelivery[]> =>
  tx.webhookDelivery.findMany({
    where: {
      ...{ webhookId, partnerId, status: 'DEAD' },
      ...(ids && { id: { in: ids.map(parseId).filter((id) => id !== null) } }),
    },
    orderBy: { sequence: 'asc' },
    take: replayedAtOnceMax,
    select: { id: true, customerId: true },
  })

const findMissing = (ids: readonly string[], dead: readonly DeadDelivery[]): Issue[] => {
  const found = new Set<string | null>(dead.map(({ id }) => id))
  return ids.flatMap((id, place) => (found.has(parseId(id)) ? [] : [deadDeliveryNotFound(id, place)]))
}

/** They go as if they were new, in the order of their events and before what waits of their customers. */
const replayIn = async (
  tx: Writer,
  { id: webhookId, partnerId }: WebhookRow,
  dead: readonly DeadDelivery[],
  now: Date,
): Promise<void> => {
  const revive = (ofCustomers: boolean) => {
    const ids = dead.filter(({ customerId }) => (customerId !== null) === ofCustomers).map(({ id }) => id)
    const data = { status: 'PENDING' as const, attempts: 0, nextAttemptAt: ofCustomers ? null : now }
    return tx.webhookDelivery.updateMany({ where: { id: { in: ids }, partnerId }, data })
  }
  await revive(true)
  await revive(false)
  for (const customerId of new Set(dead.map((delivery) => delivery.customerId))) {
    if (customerId !== null) await settleLane(tx, { webhookId, partnerId, customerId }, now)
  }
}
