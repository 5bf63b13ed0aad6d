import { billingCycleOfOrder } from '../../src/provisioning/order/order.rules.js'
import type { Subscription } from '../../src/storage/generated/sqlite/client.js'
import { type AuditedValue, type AuditOwner, auditRecordOf } from './audit.js'
import type { Random } from './random.js'
import type { SeededRow } from './rows.js'
import { type SeededLine, type SeededState, stateOf } from './subscriptions.js'

/** The order of a new customer, and until when to tell what became of it. */
export interface Placing {
  readonly owner: AuditOwner
  readonly random: Random
  readonly domain: string
  readonly correlationId: string
  readonly orderedAt: Date
  readonly now: Date
}

/** The order, its subscriptions as they are now, their access grants, and the trail of it all. */
export const orderRowsOf = (placing: Placing, lines: readonly SeededLine[]): SeededRow[] => {
  const { owner, orderedAt } = placing
  const { partnerId, customerId, ids } = owner
  const orderId = ids.next(orderedAt)
  const billingCycle = billingCycleOfOrder(lines.map((line) => line.billingCycle))
  const order = { id: orderId, partnerId, customerId, status: 'COMPLETED', billingCycle, createdAt: orderedAt } as const
  const subscriptions = lines.map((line, lineItemNumber) => subscriptionOf(placing, line, { orderId, lineItemNumber }))
  return [
    ['Order', order],
    ['AuditRecord', auditOfOrder(placing, orderId, subscriptions)],
    ...subscriptions.flatMap((subscription) => [
      ['Subscription', withChanges(subscription)] satisfies SeededRow,
      ...grantRowsOf(placing, subscription),
      ...changeRowsOf(placing, subscription),
    ]),
  ]
}

interface SeededSubscription {
  readonly ordered: Subscription
  readonly state: SeededState
  readonly changes: readonly Change[]
}

/** Something that the partner changed: the new value of one field, with the one before it. */
interface Change {
  readonly field: 'friendlyName' | 'status'
  readonly before: string
  readonly after: string
  readonly changedAt: Date
}

const subscriptionOf = (
  placing: Placing,
  line: SeededLine,
  place: { readonly orderId: string; readonly lineItemNumber: number },
): SeededSubscription => {
  const { owner, random, orderedAt, now } = placing
  const { offer, quantity, billingCycle } = line
  const { partnerId, customerId, ids } = owner
  const state = stateOf(random, line, orderedAt, now)
  const { status, friendlyName } = state
  // Written out here and below: spreading objects takes longer than all else that makes a customer.
  const ordered: Subscription = {
    id: ids.next(orderedAt),
    partnerId,
    customerId,
    orderId: place.orderId,
    lineItemNumber: place.lineItemNumber,
    offerId: offer.id,
    friendlyName: offer.name,
    quantity,
    unitType: offer.unitType,
    status: 'ACTIVE',
    suspensionReasons: [],
    autoRenewEnabled: state.autoRenewEnabled,
    billingType: offer.billingType,
    billingCycle,
    effectiveStartDate: state.effectiveStartDate,
    commitmentEndDate: state.commitmentEndDate,
    version: 1,
    createdAt: orderedAt,
    updatedAt: orderedAt,
  }
  const changes: Change[] = []
  if (friendlyName !== null) {
    changes.push({ field: 'friendlyName', before: offer.name, after: friendlyName, changedAt: laterOf(placing) })
  }
  if (status === 'SUSPENDED') {
    changes.push({ field: 'status', before: 'ACTIVE', after: status, changedAt: laterOf(placing) })
  }
  return { ordered, state, changes }
}

/** Some time between the order and now. */
const laterOf = ({ random, orderedAt, now }: Placing): Date =>
  new Date(orderedAt.getTime() + Math.floor(random.fraction() * (now.getTime() - orderedAt.getTime())))

/** Each change of the partner makes a version; that the provider ends or switches off something makes none. */
const withChanges = ({ ordered, state, changes }: SeededSubscription): Subscription => ({
  ...ordered,
  friendlyName: state.friendlyName ?? ordered.friendlyName,
  status: state.status,
  suspensionReasons: state.status === 'SUSPENDED' ? ['Suspended by the partner'] : [],
  version: 1 + changes.length,
  updatedAt: new Date(Math.max(+ordered.updatedAt, ...changes.map(({ changedAt }) => +changedAt))),
})

const changeRowsOf = ({ owner }: Placing, { ordered, changes }: SeededSubscription): SeededRow[] =>
  changes.map(({ field, before, after, changedAt }) => [
    'AuditRecord',
    auditRecordOf(owner, {
      operation: 'UPDATE_SUBSCRIPTION',
      occurredAt: changedAt,
      correlationId: owner.ids.next(changedAt),
      before: { [field]: before },
      after: [
        ['subscriptionId', ordered.id],
        [field, after],
      ],
    }),
  ])

/** Half of the customers' administrators were given a right on what is billed by usage: Azure. */
const grantRowsOf = ({ owner, random, domain, orderedAt }: Placing, { ordered }: SeededSubscription): SeededRow[] => {
  const isGranted = random.chance(0.5)
  if (ordered.billingType !== 'USAGE' || !isGranted) return []
  const { ids, partnerId } = owner
  const [principal, role] = [`admin@${domain}`, random.chance(0.7) ? 'OWNER' : 'READER'] as const
  const grant = {
    id: ids.next(orderedAt),
    partnerId,
    subscriptionId: ordered.id,
    principal,
    role,
    createdAt: orderedAt,
  }
  const record = auditRecordOf(owner, {
    operation: 'GRANT_ACCESS',
    occurredAt: orderedAt,
    correlationId: ids.next(orderedAt),
    after: [
      ['principal', principal],
      ['role', role],
      ['subscriptionId', ordered.id],
    ],
  })
  return [
    ['AccessGrant', grant],
    ['AuditRecord', record],
  ]
}

/** The subscriptions as they were ordered, under the names of src/provisioning/order/order.service.ts. */
const auditOfOrder = (
  { owner, orderedAt, correlationId }: Placing,
  orderId: string,
  subscriptions: readonly SeededSubscription[],
) => {
  const lines = subscriptions.flatMap(({ ordered }, index) => {
    const { id, offerId, friendlyName, quantity, billingCycle } = ordered
    return Object.entries({ id, offerId, friendlyName, quantity, billingCycle }).map(
      ([member, value]): AuditedValue => [`subscriptions.${index}.${member}`, value],
    )
  })
  const after: AuditedValue[] = [['orderId', orderId], ...lines]
  return auditRecordOf(owner, { operation: 'CREATE_ORDER', occurredAt: orderedAt, correlationId, after })
}
