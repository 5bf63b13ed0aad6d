import { z } from 'zod'
import { isOldClient, type RestClient } from '../../shared/rest/client.js'
import { attributesSchema, type Loose, linkSchema, linkTo } from '../../shared/rest/wire.js'
import type { Offer } from '../offer/offer.types.js'
import { billingCycleSchema, billingTypeSchema } from '../offer/offer-wire.rest.js'
import type { Subscription, SubscriptionStatus } from './subscription.types.js'

/** Subscriptions as Partner Center writes them. */

const text = z.string()

export const subscriptionStatuses = [
  'none',
  'active',
  'suspended',
  'deleted',
  'expired',
  'pending',
  'disabled',
] as const

export const subscriptionSchema = z
  .object({
    ...{ id: text, offerId: text, entitlementId: text, offerName: text, friendlyName: text },
    ...{ quantity: z.int(), unitType: text, hasPurchasableAddons: z.boolean() },
    ...{ creationDate: text, effectiveStartDate: text, commitmentEndDate: text },
    ...{ status: z.enum(subscriptionStatuses), autoRenewEnabled: z.boolean(), suspensionReasons: z.array(text) },
    ...{ billingType: billingTypeSchema, billingCycle: billingCycleSchema },
    ...{ isTrial: z.boolean(), isMicrosoftProduct: z.boolean(), publisherName: text, actions: z.array(text) },
    ...{ contractType: z.literal('subscription'), orderId: text, termDuration: text.optional() },
    links: z.object({ offer: linkSchema, self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'Subscription' })

/** What the wire says of a subscription beyond the subscription itself. */
export interface SubscriptionContext {
  readonly offer: Offer | null
  readonly country: string
  readonly extendableIds: ReadonlySet<string>
  readonly client: RestClient
}

export const toWireSubscription = (
  subscription: Subscription,
  { offer, country, extendableIds, client }: SubscriptionContext,
): Loose<z.output<typeof subscriptionSchema>> => {
  const { id, customerId, offerId, orderId, friendlyName, quantity, unitType, etag } = subscription
  return {
    ...{ id, offerId, entitlementId: id, offerName: offer?.name ?? offerId, friendlyName, quantity, unitType },
    hasPurchasableAddons: extendableIds.has(offerId),
    creationDate: subscription.createdAt.toISOString(),
    effectiveStartDate: subscription.effectiveStartDate.toISOString(),
    commitmentEndDate: subscription.commitmentEndDate.toISOString(),
    status: toWireStatus(subscription.status, client),
    autoRenewEnabled: subscription.autoRenewEnabled,
    suspensionReasons: [...subscription.suspensionReasons],
    billingType: subscription.billingType.toLowerCase() as Lowercase<Subscription['billingType']>,
    billingCycle: toWireCycle(subscription.billingCycle, client),
    ...{ isTrial: offer?.isTrial ?? false, isMicrosoftProduct: true, publisherName: 'Microsoft Corporation' },
    actions: subscription.status === 'ACTIVE' ? ['edit', 'cancel'] : ['edit'],
    ...{ contractType: 'subscription', orderId, termDuration: offer?.term },
    links: {
      offer: linkTo(`/offers/${offerId}?country=${country}`),
      self: linkTo(`/customers/${customerId}/subscriptions/${id}`),
    },
    attributes: { etag, objectType: 'Subscription' },
  }
}

/** What old clients know that comes nearest: they throw at the others. */
const statusesForOldClients: Partial<Record<SubscriptionStatus, 'deleted' | 'none' | 'suspended'>> = {
  EXPIRED: 'deleted',
  PENDING: 'none',
  DISABLED: 'suspended',
}

const toWireStatus = (status: SubscriptionStatus, client: RestClient): (typeof subscriptionStatuses)[number] =>
  (isOldClient(client) && statusesForOldClients[status]) || (status.toLowerCase() as Lowercase<SubscriptionStatus>)

export const toWireCycle = (
  cycle: Subscription['billingCycle'],
  client: RestClient,
): z.output<typeof billingCycleSchema> =>
  isOldClient(client) && ['TRIENNIAL', 'BIENNIAL'].includes(cycle)
    ? 'unknown'
    : (cycle.toLowerCase() as Lowercase<typeof cycle>)
