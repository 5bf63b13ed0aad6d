import { AsyncResource } from 'node:async_hooks'
import { Activity } from '../../shared/activity.js'
import type { CallingPartner } from '../../shared/caller.js'
import { settlesWithin } from '../../shared/settles-within.js'
import { Prisma, type Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import { forEachPartner } from '../../storage/partner-scope.js'
import { Columns, part } from '../../storage/selection.js'
import type { Storage } from '../../storage/storage.js'
import type { WebhookCourier } from './webhook.courier.js'
import { fanOut } from './webhook.fanout.js'
import { pauseGone } from './webhook.gone.js'
import type { ClaimedDelivery, Outcome, WebhookQueue } from './webhook.queue.js'
import { followingSelection, notDeletedSql } from './webhook.rows.js'
import { customersAtOnceMax } from './webhook.rules.js'

const { id, name, country, domain, isSandbox } = Prisma.PartnerScalarFieldEnum

const partnerSelection = new Columns<CallingPartner>([
  part('', 'p', [{ id, name, country, domain, isSandbox }, { isSandbox: 'boolean' }]),
])

/** What is around the dispatcher. */
export interface DispatcherSurroundings {
  readonly clock: () => Date
  readonly onError: (error: unknown) => void
}

/** One try to bring an event to a webhook. */
export const deliveries = new Activity<{
  readonly attempt: number
  outcome?: 'delivered' | 'failed' | 'interrupted'
  /** HTTP status of the answer; null where none came. */
  status?: number | null
}>('delivery')

/** The time from one look to the next where something has happened, in milliseconds: many writes are looked for together. */
const restMs = 20

/** The time to the next look after one that failed: a database that cannot be used is not asked four times a second. */
const restAfterFailureMs = 2_000

/** How long stopping waits for answers that are on their way, in milliseconds. */
const stopPatienceMs = 2_000

/** Sends events to webhooks, as long as the process runs. Several processes share the work through the queue. */
export class WebhookDispatcher {
  /** 'pausing' is resting after a look that failed, which nothing cuts short. */
  #state: 'stopped' | 'resting' | 'pausing' | 'looking' = 'stopped'
  /** While it looks: something has happened since. */
  #isWoken = false
  #intervalMs = 0
  /** How long the last look took. */
  #lookMs = 0
  #timer: NodeJS.Timeout | undefined
  #nextLookAt = 0
  #looking: Promise<void> = Promise.resolve()
  readonly #underWay = new Map<string, { readonly webhookId: string; readonly done: Promise<void> }>()
  readonly #interruption = new AbortController()
  /** Bound to where the dispatcher is made: what it does is no part of the request that wakes it. */
  readonly #beginLook = AsyncResource.bind(() => {
    this.#state = 'looking'
    this.#isWoken = false
    this.#looking = this.#look()
  })

  constructor(
    private readonly storage: Storage,
    private readonly queue: WebhookQueue,
    private readonly courier: WebhookCourier,
    private readonly surroundings: DispatcherSurroundings,
  ) {}

  /** Looks for work now, every so often, and when it is woken, until it is stopped. */
  start(intervalMs: number): void {
    this.#intervalMs = intervalMs
    this.#rest(0)
  }

  /** There may be something to send: looks soon. */
  wake(): void {
    this.#wakeIn(restMs)
  }

  #wakeIn(ms: number): void {
    if (this.#state === 'looking') this.#isWoken = true
    else if (this.#state === 'resting' && performance.now() + ms < this.#nextLookAt) this.#rest(ms)
  }

  /** Begins nothing more, and gives what is on its way a moment; what it interrupts is sent again. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    clearTimeout(this.#timer)
    await this.#looking
    const underWay = Promise.all([...this.#underWay.values()].map(({ done }) => done))
    if (!(await settlesWithin(underWay, stopPatienceMs))) this.#interruption.abort()
    await underWay
  }

  #rest(ms: number, state: 'resting' | 'pausing' = 'resting'): void {
    this.#state = state
    this.#nextLookAt = performance.now() + ms
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#beginLook, ms).unref()
  }

  async #look(): Promise<void> {
    const begunAt = performance.now()
    try {
      const partners = await this.storage.select(partnerSelection, Prisma.sql`FROM "Partner" p`)
      await forEachPartner(partners, (partner) => this.#forPartner(partner))
    } catch (error) {
      this.surroundings.onError(error)
      if (this.#state === 'looking') this.#rest(Math.max(this.#intervalMs, restAfterFailureMs), 'pausing')
      return
    }
    this.#lookMs = performance.now() - begunAt
    if (this.#state === 'looking') this.#rest(this.#isWoken ? restMs : this.#intervalMs)
  }

  /** All that is done for one partner, and begun for it, is called from here. */
  async #forPartner(partner: CallingPartner): Promise<void> {
    if (this.#state === 'stopped') return
    // Asked after most commits, and most partners have none: Prisma would take longer to say so.
    const webhooks = await this.storage.select(
      followingSelection,
      Prisma.sql`FROM "Webhook" w LEFT JOIN "PartnerLedger" l ON l."partnerId" = w."partnerId"
        WHERE w."partnerId" = ${partner.id} AND ${notDeletedSql}`,
    )
    for (const { ledger, ...webhook } of webhooks) {
      if (webhook.sequence < (ledger.eventSequence ?? 0)) await fanOut(this.storage, webhook, this.surroundings.clock)
      await this.#forgetOldSecret(webhook)
      if (webhook.status === 'ACTIVE') await this.#begin(partner, webhook)
    }
  }

  async #begin(partner: CallingPartner, webhook: WebhookRow): Promise<void> {
    const busy = this.#busyIds(webhook)
    const free = customersAtOnceMax - busy.length
    if (free <= 0 || this.#state === 'stopped') return
    for (const delivery of await this.queue.claimDue(webhook, free, busy)) {
      const done = this.#deliver(partner, delivery)
        .catch(this.surroundings.onError)
        .finally(() => {
          this.#underWay.delete(delivery.id)
          // Where nothing of this webhook is under way there is nothing to wait for, but looks are half of the time at most.
          this.#wakeIn(this.#busyIds(webhook).length === 0 ? Math.min(this.#lookMs, restMs) : restMs)
        })
      this.#underWay.set(delivery.id, { webhookId: webhook.id, done })
    }
  }

  #busyIds({ id }: WebhookRow): string[] {
    return [...this.#underWay].filter(([, { webhookId }]) => webhookId === id).map(([deliveryId]) => deliveryId)
  }

  async #deliver(partner: CallingPartner, delivery: ClaimedDelivery): Promise<void> {
    const outcome = await this.#try(delivery)
    await this.queue.finish(delivery, outcome)
    if (!outcome.isInterrupted && outcome.status === 410) {
      await pauseGone(this.storage, partner, delivery.webhookId, this.surroundings.clock())
    }
  }

  #try(delivery: ClaimedDelivery): Promise<Outcome> {
    const facts: Parameters<typeof deliveries.run>[0] = { attempt: delivery.attempts }
    return deliveries.run(facts, async () => {
      const outcome = await this.#bring(delivery)
      facts.outcome = outcome.isInterrupted ? 'interrupted' : outcome.failure === null ? 'delivered' : 'failed'
      facts.status = outcome.isInterrupted ? null : outcome.status
      return outcome
    })
  }

  /** A fault of our own counts as a try, or it would be repeated for ever. */
  async #bring(delivery: ClaimedDelivery): Promise<Outcome> {
    try {
      return await this.courier.bring(delivery, this.#interruption.signal)
    } catch (error) {
      if (this.#interruption.signal.aborted) return { isInterrupted: true }
      this.surroundings.onError(error)
      return { status: null, failure: 'the gateway failed' }
    }
  }

  async #forgetOldSecret({ id, partnerId, oldSecretUntil }: WebhookRow): Promise<void> {
    const now = this.surroundings.clock()
    if (!oldSecretUntil || oldSecretUntil > now) return
    const where = { id, partnerId, oldSecretUntil: { lte: now } }
    const data = { oldSecret: null, oldSecretUntil: null }
    await this.storage.write((tx) => tx.webhook.updateMany({ where, data }))
  }
}
