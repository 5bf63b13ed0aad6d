import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { Rejection } from '../../shared/issue.types.js'
import {
  anyAgent,
  isInRole,
  NotInRole,
  type RestCall,
  type RestRoute,
  route,
  sellingAgents,
} from '../../shared/rest/route.js'
import { readAll } from '../../shared/rest/seek.js'
import { collection, collectionOf, wireEnum, wireObject } from '../../shared/rest/wire.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { Customer } from '../customer/customer.types.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { OfferService } from '../offer/offer.service.js'
import { billingCycleSchema } from '../offer/offer-wire.rest.js'
import { subscriptionNotFound } from './subscription.rules.js'
import type { SubscriptionService } from './subscription.service.js'
import type { Subscription } from './subscription.types.js'
import type { SubscriptionChangeService } from './subscription-change.service.js'
import { changesAskedFor } from './subscription-patch.rest.js'
import { subscriptionSchema, subscriptionStatuses, toWireSubscription } from './subscription-wire.rest.js'

interface SubscriptionServices {
  readonly subscriptions: SubscriptionService
  readonly subscriptionChanges: SubscriptionChangeService
  readonly customerQueries: CustomerQueryService
  readonly offers: OfferService
}

const listPath = '/v1/customers/{customerId}/subscriptions'
const path = `${listPath}/{subscriptionId}` as const
const tag = 'Subscriptions'

export const subscriptionRoutes = (services: SubscriptionServices): RestRoute[] => {
  const { subscriptions, subscriptionChanges, customerQueries } = services
  const findOfCustomer = async (caller: Caller, params: { customerId: string; subscriptionId: string }) => {
    const customer = await customerQueries.find(caller, { id: params.customerId })
    if (!customer) return new Rejection([customerNotFound(params.customerId)])
    const found = await subscriptions.find(caller, params.subscriptionId)
    if (found?.customerId !== customer.id) return new Rejection([subscriptionNotFound(params.subscriptionId)])
    return { customer, subscription: found }
  }
  return [
    route({
      ...{ method: 'GET', path: listPath, operationId: 'listSubscriptions', tag, roles: anyAgent },
      summary: 'All subscriptions of a customer, or those of one order.',
      query: wireObject({
        order_id: z.string().optional(),
        mpn_id: z.string().optional().describe('Subscriptions have no partner of record here: none has one.'),
      }),
      answer: collectionOf(subscriptionSchema),
      handle: async (call) => {
        const { caller, params, query } = call
        const customer = await customerQueries.find(caller, { id: params.customerId })
        if (!customer) return new Rejection([customerNotFound(params.customerId)])
        const all = await readAll((page) => subscriptions.listOfCustomer(caller, customer.id, page))
        const asked = all.filter(
          ({ orderId }) => (!query.order_id || orderId === query.order_id.toLowerCase()) && !query.mpn_id,
        )
        return collection(await showAll(services, call, customer, asked))
      },
    }),
    route({
      ...{ method: 'GET', path, operationId: 'getSubscription', tag, roles: anyAgent },
      summary: 'One subscription.',
      answer: subscriptionSchema,
      handle: async (call) => {
        const found = await findOfCustomer(call.caller, call.params)
        return found instanceof Rejection ? found : showOne(services, call, found.customer, found.subscription)
      },
    }),
    route({
      ...{ method: 'PATCH', path, operationId: 'patchSubscription', tag, roles: anyAgent },
      summary:
        'Renames a subscription, changes its quantity or renewal, suspends or reactivates it: all that differs, or nothing. Helpdesk agents rename only.',
      body: wireObject({
        friendlyName: z.string().optional(),
        quantity: z.int().optional(),
        autoRenewEnabled: z.boolean().optional(),
        status: wireEnum(subscriptionStatuses).optional(),
        billingCycle: wireEnum(billingCycleSchema.options).optional(),
        attributes: wireObject({ etag: z.string().optional() }).optional(),
      }),
      answer: subscriptionSchema,
      wirePathOf: (issuePath) => (issuePath[0] === 'etag' ? ['attributes', 'etag'] : issuePath),
      handle: async (call) => {
        const { caller, params, body, ifMatch } = call
        const found = await findOfCustomer(caller, params)
        if (found instanceof Rejection) return found
        const changes = changesAskedFor(found.subscription, body, call.client)
        if (changes instanceof Rejection) return changes
        const { friendlyName: _name, ...beyondName } = changes
        if (Object.keys(beyondName).length > 0 && !isInRole(caller, sellingAgents)) throw new NotInRole()
        const etag = ifMatch ?? body.attributes?.etag ?? null
        const target = { subscriptionId: found.subscription.id, etag }
        const changed = await subscriptionChanges.update(caller, { ...target, changes })
        return changed instanceof Rejection ? changed : showOne(services, call, found.customer, changed.subscription)
      },
    }),
  ]
}

type Context = Pick<RestCall, 'caller' | 'client'>

const showAll = async (
  { offers }: SubscriptionServices,
  call: Context,
  customer: Customer,
  shown: readonly Subscription[],
) => {
  const { country } = customer.billingProfile.defaultAddress
  const extendableIds = await offers.findExtendableIds(country)
  return Promise.all(
    shown.map(async (subscription) => {
      const offer = await offers.load(call.caller, subscription.offerId)
      return toWireSubscription(subscription, { offer, country, extendableIds, client: call.client })
    }),
  )
}

const showOne = async (services: SubscriptionServices, call: Context, customer: Customer, shown: Subscription) => {
  const [only] = await showAll(services, call, customer, [shown])
  if (!only) throw new Error('A subscription is not shown.')
  return only
}
