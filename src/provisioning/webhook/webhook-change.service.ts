import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import type { Issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { Prisma, type Webhook as WebhookRow } from '../../storage/generated/sqlite/client.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit, refuse } from '../audit/audit.log.js'
import { wakeAfter } from '../ledger/pending-records.js'
import { auditOf } from './webhook.audit.js'
import type { RegisterWebhookArgs, UpdateWebhookArgs } from './webhook.inputs.js'
import { holdWebhook } from './webhook.lanes.js'
import { findTargetIssues, type WebhookNetwork } from './webhook.network.js'
import { eventTypesOf, notDeleted, toWebhook } from './webhook.rows.js'
import {
  findCountIssues,
  findDescriptionIssues,
  findEventTypesIssues,
  leaseMs,
  normaliseDescription,
  oldSecretKeptForMs,
  registrationExists,
  webhookNotFound,
} from './webhook.rules.js'
import type { WebhookSecrets } from './webhook.secrets.js'
import type { DeleteWebhookSuccess, WebhookSecretSuccess, WebhookSuccess } from './webhook.types.js'

/** What a door says of a webhook besides its arguments. */
interface Registering {
  /** What the door could not read. */
  readonly issues?: readonly Issue[]
  /** There is to be no other of its description. */
  readonly isOnlyOne?: boolean
}

/** Registering webhooks, and what can be done with one that exists. */
export class WebhookChangeService {
  constructor(
    private readonly storage: Storage,
    private readonly secrets: WebhookSecrets,
    private readonly network: WebhookNetwork,
  ) {}

  /** A refused attempt is audited as well: a webhook is told everything, and a URL can be a try to reach the inside. */
  async register(
    caller: Caller,
    args: RegisterWebhookArgs,
    { issues: read = [], isOnlyOne = false }: Registering = {},
  ): Promise<WebhookSecretSuccess | Rejection> {
    const { partner, calledAt } = caller
    const url = args.url.trim()
    const eventTypes = distinct(args.eventTypes ?? null)
    const description = normaliseDescription(args.description)
    const inputIssues = [
      ...read,
      ...(await findTargetIssues(this.network, url)),
      ...findEventTypesIssues(eventTypes),
      ...findDescriptionIssues(description),
    ]
    const scope = { id: newId(), partnerId: partner.id }
    const { shown, sealed } = this.secrets.make(scope)
    return this.storage.write(async (tx) => {
      const own = { partnerId: partner.id, ...notDeleted }
      const others = await tx.webhook.findMany({ where: own, select: { description: true } })
      const isThere = isOnlyOne && others.some((other) => other.description === description)
      const issues = [...(isThere ? [registrationExists()] : []), ...inputIssues, ...findCountIssues(others.length)]
      if (issues.length > 0) {
        const attempt = auditOf({ ...scope, url, description, eventTypes, status: 'ACTIVE' })
        return refuse(tx, caller, { ...registering, after: attempt }, issues)
      }
      const row = await tx.webhook.create({
        data: {
          ...{ ...scope, url: new URL(url).href, description, eventTypes: asJson(eventTypes), status: 'ACTIVE' },
          ...{ secret: sealed, sequence: await findLatestSequence(tx, partner.id) },
          ...{ createdAt: calledAt, updatedAt: calledAt },
        },
      })
      recordAudit(tx, caller, { ...registering, after: auditOf(row) })
      return { webhook: toWebhook(row), secret: shown }
    })
  }

  /** What is left out stays as it is; null is a value, but for the URL. */
  async update(
    caller: Caller,
    args: UpdateWebhookArgs,
    { issues: read = [] }: Registering = {},
  ): Promise<WebhookSuccess | Rejection> {
    const url = args.url?.trim()
    const eventTypes = args.eventTypes === undefined ? undefined : distinct(args.eventTypes)
    const description = args.description === undefined ? undefined : normaliseDescription(args.description)
    const issues = [
      ...read,
      ...(url === undefined ? [] : await findTargetIssues(this.network, url)),
      ...findEventTypesIssues(eventTypes ?? null),
      ...findDescriptionIssues(description ?? null),
    ]
    return this.#change(caller, args.webhookId, async (tx, row) => {
      if (issues.length > 0) {
        const attempt = { ...(url !== undefined && { url }), ...(description !== undefined && { description }) }
        return refuse(tx, caller, { ...updating, before: auditOf(row), after: auditOf({ ...row, ...attempt }) }, issues)
      }
      return changeIn(tx, caller, row, {
        ...(url !== undefined && { url: new URL(url).href }),
        ...(eventTypes !== undefined && { eventTypes: asJson(eventTypes) }),
        ...(description !== undefined && { description }),
      })
    })
  }

  /** Pausing what is paused is a success that writes nothing, and so is resuming what is active. */
  pause(caller: Caller, webhookId: string): Promise<WebhookSuccess | Rejection> {
    return this.#change(caller, webhookId, async (tx, row) =>
      row.status === 'PAUSED' ? { webhook: toWebhook(row) } : changeIn(tx, caller, row, { status: 'PAUSED' }),
    )
  }

  resume(caller: Caller, webhookId: string): Promise<WebhookSuccess | Rejection> {
    return this.#change(caller, webhookId, async (tx, row) => {
      if (row.status === 'ACTIVE') return { webhook: toWebhook(row) }
      await hasten(tx, row, caller.calledAt)
      wakeAfter(tx)
      return changeIn(tx, caller, row, { status: 'ACTIVE' })
    })
  }

  /** With what was to be sent to it. That can be a lot, so that it is swept away later: see webhook.retention. */
  delete(caller: Caller, webhookId: string): Promise<DeleteWebhookSuccess | Rejection> {
    return this.#change(caller, webhookId, async (tx, row) => {
      const { calledAt } = caller
      await tx.webhook.updateMany({
        where: { id: row.id, partnerId: row.partnerId },
        data: { ...emptied, deletedAt: calledAt, updatedAt: calledAt },
      })
      const before = auditOf(row)
      const after = Object.fromEntries(Object.keys(before).map((field) => [field, null]))
      recordAudit(tx, caller, { operation: 'DELETE_WEBHOOK', customerId: null, before, after })
      return { deletedWebhookId: row.id }
    })
  }

  rotateSecret(caller: Caller, webhookId: string): Promise<WebhookSecretSuccess | Rejection> {
    return this.#change(caller, webhookId, async (tx, row) => {
      const { shown, sealed } = this.secrets.make(row)
      const oldSecretUntil = new Date(caller.calledAt.getTime() + oldSecretKeptForMs)
      const changed = await tx.webhook.update({
        where: { id_partnerId: { id: row.id, partnerId: row.partnerId } },
        data: { secret: sealed, oldSecret: row.secret, oldSecretUntil, updatedAt: caller.calledAt },
      })
      const after = { [`webhooks.${row.id}.oldSecretUntil`]: oldSecretUntil.toISOString() }
      recordAudit(tx, caller, { operation: 'ROTATE_WEBHOOK_SECRET', customerId: null, after })
      return { webhook: toWebhook(changed), secret: shown }
    })
  }

  #change<Success>(
    caller: Caller,
    webhookId: string,
    change: (tx: Writer, row: WebhookRow) => Promise<Success | Rejection>,
  ): Promise<Success | Rejection> {
    return this.storage.write(async (tx) => {
      const row = await holdWebhook(tx, caller, webhookId)
      return row ? change(tx, row) : new Rejection([webhookNotFound(webhookId)])
    })
  }
}

const registering = { operation: 'REGISTER_WEBHOOK', customerId: null } as const
const updating = { operation: 'UPDATE_WEBHOOK', customerId: null } as const

/** Its URL can have a token in it, and what was known of it is of no use any more. */
const emptied: Prisma.WebhookUpdateManyMutationInput = {
  ...{ status: 'PAUSED', url: '', description: null, eventTypes: Prisma.DbNull, testTimes: Prisma.DbNull },
  ...{ secret: Buffer.alloc(0), oldSecret: null, oldSecretUntil: null },
}

const changeIn = async (
  tx: Writer,
  caller: Caller,
  row: WebhookRow,
  data: Prisma.WebhookUpdateInput,
): Promise<WebhookSuccess> => {
  const where = { id_partnerId: { id: row.id, partnerId: row.partnerId } }
  const changed = await tx.webhook.update({ where, data: { ...data, updatedAt: caller.calledAt } })
  recordAudit(tx, caller, { ...updating, before: auditOf(row), after: auditOf(changed) })
  return { webhook: toWebhook(changed) }
}

/** What waits for its next try need not wait any longer; what may be on its way at this moment is left alone. */
const hasten = async (tx: Writer, { id: webhookId, partnerId }: WebhookRow, now: Date): Promise<void> => {
  const lastAttemptAt = { lt: new Date(now.getTime() - leaseMs) }
  await tx.webhookDelivery.updateMany({
    where: { webhookId, partnerId, status: 'PENDING', nextAttemptAt: { gt: now }, lastAttemptAt },
    data: { nextAttemptAt: now },
  })
}

/** Earlier events are not sent: nobody had asked for them. */
const findLatestSequence = async (tx: Writer, partnerId: string): Promise<number> => {
  const ledger = await tx.partnerLedger.findFirst({ where: { partnerId }, select: { eventSequence: true } })
  return ledger?.eventSequence ?? 0
}

const distinct = (types: ReturnType<typeof eventTypesOf>) => (types === null ? null : [...new Set(types)])

const asJson = (types: readonly string[] | null) => (types === null ? Prisma.DbNull : [...types])
