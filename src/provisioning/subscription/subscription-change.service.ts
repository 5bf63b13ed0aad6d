import type { Caller } from '../../shared/caller.js'
import { etagOf } from '../../shared/etag.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { updateRow } from '../../storage/update.js'
import { auditedValues, recordAudit, refuse } from '../audit/audit.log.js'
import { announce } from '../ledger/pending-records.js'
import { findRelationshipIssues } from '../relationship/relationship.rules.js'
import type {
  ChangeQuantityArgs,
  RenameSubscriptionArgs,
  SetAutoRenewArgs,
  SubscriptionStateArgs,
} from './subscription.inputs.js'
import {
  findActiveOfferIds,
  findSubscriptionToChange,
  type SubscriptionToChange,
  toSubscription,
} from './subscription.rows.js'
import {
  findAutoRenewIssues,
  findFriendlyNameIssues,
  findQuantityIssues,
  findReactivationIssues,
  findSuspensionIssues,
  normaliseFriendlyName,
  subscriptionNotFound,
} from './subscription.rules.js'
import type { Subscription, SubscriptionStatus } from './subscription.types.js'

type Outcome = Promise<{ readonly subscription: Subscription } | Rejection>

interface Changes {
  readonly friendlyName?: string
  readonly quantity?: number
  readonly autoRenewEnabled?: boolean
  readonly status?: SubscriptionStatus
  readonly suspensionReasons?: string[]
}

/** What differs, in one step. */
export interface SubscriptionUpdate {
  readonly friendlyName?: string
  readonly quantity?: number
  readonly autoRenewEnabled?: boolean
  readonly status?: 'ACTIVE' | 'SUSPENDED'
}

interface Change {
  readonly subscriptionId: string
  readonly etag?: string | null
  readonly changes: Changes
  /** Wrong whatever the subscription is. */
  readonly inputIssues?: readonly Issue[]
  readonly findIssues?: (row: SubscriptionToChange, tx: Writer) => readonly Issue[] | Promise<readonly Issue[]>
}

const suspendedByPartner = 'Suspended by the partner'

/** What can be done with a subscription that exists. Every refusal of it is audited. */
export class SubscriptionChangeService {
  constructor(private readonly storage: Storage) {}

  rename(caller: Caller, { friendlyName: input, ...target }: RenameSubscriptionArgs): Outcome {
    const friendlyName = normaliseFriendlyName(input)
    const inputIssues = findFriendlyNameIssues(friendlyName, ['friendlyName'])
    return this.#change(caller, { ...target, changes: { friendlyName }, inputIssues })
  }

  changeQuantity(caller: Caller, { quantity, ...target }: ChangeQuantityArgs): Outcome {
    const findIssues = (row: SubscriptionToChange) => findQuantityIssues(row, quantity)
    return this.#change(caller, { ...target, changes: { quantity }, findIssues })
  }

  setAutoRenew(caller: Caller, { autoRenewEnabled, ...target }: SetAutoRenewArgs): Outcome {
    return this.#change(caller, { ...target, changes: { autoRenewEnabled }, findIssues: findAutoRenewIssues })
  }

  suspend(caller: Caller, target: SubscriptionStateArgs): Outcome {
    const changes: Changes = { status: 'SUSPENDED', suspensionReasons: [suspendedByPartner] }
    return this.#change(caller, { ...target, changes, findIssues: findSuspensionIssues })
  }

  reactivate(caller: Caller, target: SubscriptionStateArgs): Outcome {
    const changes: Changes = { status: 'ACTIVE', suspensionReasons: [] }
    const findIssues = async (row: SubscriptionToChange, tx: Writer) =>
      findReactivationIssues(row, await findActiveOfferIds(tx, row))
    return this.#change(caller, { ...target, changes, findIssues })
  }

  /** Several changes at once: all of them by their own rules, or none. */
  update(caller: Caller, { changes, ...target }: SubscriptionStateArgs & { changes: SubscriptionUpdate }): Outcome {
    const { friendlyName, quantity, autoRenewEnabled, status } = changes
    const name = friendlyName === undefined ? undefined : normaliseFriendlyName(friendlyName)
    const findIssues = async (row: SubscriptionToChange, tx: Writer) => [
      ...(quantity === undefined ? [] : findQuantityIssues(row, quantity)),
      ...(autoRenewEnabled === undefined ? [] : findAutoRenewIssues(row)),
      ...(status === 'SUSPENDED' ? findSuspensionIssues(row) : []),
      ...(status === 'ACTIVE' ? findReactivationIssues(row, await findActiveOfferIds(tx, row)) : []),
    ]
    return this.#change(caller, {
      ...target,
      changes: {
        ...(name !== undefined && { friendlyName: name }),
        ...(quantity !== undefined && { quantity }),
        ...(autoRenewEnabled !== undefined && { autoRenewEnabled }),
        ...(status === 'SUSPENDED' && { status, suspensionReasons: [suspendedByPartner] }),
        ...(status === 'ACTIVE' && { status, suspensionReasons: [] }),
      },
      inputIssues: name === undefined ? [] : findFriendlyNameIssues(name, ['friendlyName']),
      findIssues,
    })
  }

  #change(caller: Caller, change: Change): Outcome {
    return this.storage.write(async (tx) => {
      await this.storage.lockCustomer(tx, { subscriptionId: change.subscriptionId })
      const row = await findSubscriptionToChange(tx, caller, change.subscriptionId)
      if (!row) return new Rejection([subscriptionNotFound(change.subscriptionId), ...(change.inputIssues ?? [])])
      return changeIn(tx, caller, row, change)
    })
  }
}

/** What is so already is a success that writes nothing, whatever the etag: a retry is answered like the first time. */
const changeIn = async (
  tx: Writer,
  caller: Caller,
  row: SubscriptionToChange,
  { changes, etag, inputIssues = [], findIssues = () => [] }: Change,
): Outcome => {
  const fields = tracedFields.filter((name) => changes[name] !== undefined)
  if (fields.every((name) => row[name] === changes[name])) return { subscription: toSubscription(row) }
  const entry = {
    operation: 'UPDATE_SUBSCRIPTION' as const,
    customerId: row.customerId,
    before: auditOf(row.id, row, fields),
    after: auditOf(row.id, changes, fields),
  }
  const issues = [
    ...inputIssues,
    ...(etag != null && etag !== etagOf(row) ? [issue('STALE_ETAG', ['etag'], 'etag.stale')] : []),
    ...findRelationshipIssues(row.relationship, ['subscriptionId']),
    ...(await findIssues(row, tx)),
  ]
  if (issues.length > 0) return refuse(tx, caller, entry, issues)
  const { id, partnerId, version, customerId } = row
  const changed = { ...changes, version: version + 1, updatedAt: caller.calledAt }
  // The version that was read: another process that was quicker makes this fail instead of being overwritten.
  await updateRow(tx, 'Subscription', { id, partnerId, version }, changed)
  recordAudit(tx, caller, entry)
  const announced = fields.map((field) => ({ field, before: row[field], after: changes[field] as Traced }))
  const data = { customerId, subscriptionId: id, changes: announced }
  announce(tx, caller, { type: 'SUBSCRIPTION_UPDATED', customerId, data })
  return { subscription: toSubscription({ ...row, ...changed }) }
}

/** What is audited and announced; the reasons of a suspension follow from the status. */
const tracedFields = ['friendlyName', 'quantity', 'autoRenewEnabled', 'status'] as const

type TracedField = (typeof tracedFields)[number]
type Traced = SubscriptionToChange[TracedField]

const auditOf = (id: string, values: Changes | SubscriptionToChange, fields: readonly TracedField[]) =>
  auditedValues(fields.map((name) => [`subscriptions.${id}.${name}`, values[name] as Traced]))
