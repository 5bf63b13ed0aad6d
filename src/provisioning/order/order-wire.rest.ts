import { z } from 'zod'
import type { RestClient } from '../../shared/rest/client.js'
import { attributesSchema, type Loose, linkSchema, linkTo, wireEnum, wireObject } from '../../shared/rest/wire.js'
import { billingCycleSchema } from '../offer/offer-wire.rest.js'
import type { Subscription } from '../subscription/subscription.types.js'
import { toWireCycle } from '../subscription/subscription-wire.rest.js'
import type { Order } from './order.types.js'

/** Orders as Partner Center writes them. */

const text = z.string()

const orderStatuses = ['completed', 'pending', 'cancelled'] as const

export const lineBody = wireObject(
  {
    ...{ lineItemNumber: z.int().optional(), offerId: text.optional(), quantity: z.int().optional() },
    friendlyName: text.optional(),
    parentSubscriptionId: text.optional().describe('What an add-on extends.'),
    subscriptionId: text.optional().describe('Of a line that exists.'),
  },
  ['offerId'],
)

export const orderBody = wireObject(
  {
    billingCycle: wireEnum(billingCycleSchema.options).optional(),
    status: text.optional(),
    lineItems: z.array(lineBody).optional(),
  },
  ['lineItems'],
)

export const orderSchema = z
  .object({
    ...{ id: text, referenceCustomerId: text, billingCycle: billingCycleSchema, creationDate: text },
    ...{ status: z.enum(orderStatuses), transactionType: z.literal('UserPurchase') },
    lineItems: z.array(
      z
        .object({
          ...{ lineItemNumber: z.int(), offerId: text, subscriptionId: text, friendlyName: text, quantity: z.int() },
          links: z.object({ subscription: linkSchema }),
        })
        .meta({ id: 'OrderLineItem' }),
    ),
    links: z.object({ self: linkSchema, provisioningStatus: linkSchema, patchOperation: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'Order' })

export const provisioningSchema = z
  .object({
    ...{ lineItemNumber: z.int(), status: z.enum(['fulfilled', 'prefulfillment_pending']) },
    quantityProvisioningInformation: z.array(z.object({ quantity: z.int(), status: text })),
  })
  .meta({ id: 'OrderLineItemProvisioningStatus' })

/** `subscriptions` in the order of the order's lines. */
export const toWireOrder = (
  { id, customerId, billingCycle, createdAt, status }: Order,
  subscriptions: readonly Subscription[],
  client: RestClient,
): Loose<z.output<typeof orderSchema>> => {
  const self = `/customers/${customerId}/orders/${id}`
  return {
    ...{ id, referenceCustomerId: customerId, billingCycle: toWireCycle(billingCycle, client) },
    ...{ creationDate: createdAt.toISOString(), transactionType: 'UserPurchase' },
    status: status.toLowerCase() as (typeof orderStatuses)[number],
    lineItems: subscriptions.map(({ id: subscriptionId, offerId, friendlyName, quantity }, lineItemNumber) => ({
      ...{ lineItemNumber, offerId, subscriptionId, friendlyName, quantity },
      links: { subscription: linkTo(`/customers/${customerId}/subscriptions/${subscriptionId}`) },
    })),
    links: {
      self: linkTo(self),
      provisioningStatus: linkTo(`${self}/provisioningstatus`),
      patchOperation: { ...linkTo(self), method: 'PATCH' },
    },
    attributes: { objectType: 'Order' },
  }
}

export const toWireProvisioning = (
  { quantity, status }: Subscription,
  lineItemNumber: number,
): z.output<typeof provisioningSchema> => {
  const isReady = status !== 'PENDING'
  return {
    lineItemNumber,
    status: isReady ? 'fulfilled' : 'prefulfillment_pending',
    quantityProvisioningInformation: [{ quantity, status: isReady ? 'success' : 'pending' }],
  }
}
