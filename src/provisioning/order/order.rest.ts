import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route, sellingAgents } from '../../shared/rest/route.js'
import { collection, collectionOf, wireEnum, wireObject } from '../../shared/rest/wire.js'
import { customerNotFound } from '../customer/customer.rules.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { orderNotFound } from './order.rules.js'
import type { OrderService } from './order.service.js'
import type { Order } from './order.types.js'
import type { OrderChangeService } from './order-change.service.js'
import { sortLines, toOrderInputs, wirePathOfLine } from './order-lines.rest.js'
import { changeOrder } from './order-patch.rest.js'
import { orderBody, orderSchema, provisioningSchema, toWireOrder, toWireProvisioning } from './order-wire.rest.js'

interface OrderServices {
  readonly orders: OrderService
  readonly orderChanges: OrderChangeService
  readonly subscriptions: SubscriptionService
  readonly customerQueries: CustomerQueryService
}

const listPath = '/v1/customers/{customerId}/orders'
const path = `${listPath}/{orderId}` as const
const tag = 'Orders'

export const orderRoutes = ({ orders, orderChanges, subscriptions, customerQueries }: OrderServices): RestRoute[] => {
  const findOfCustomer = async (
    caller: Caller,
    { customerId, orderId }: { customerId: string; orderId: string },
  ): Promise<Order | Rejection> => {
    const customer = await customerQueries.find(caller, { id: customerId })
    if (!customer) return new Rejection([customerNotFound(customerId)])
    const order = await orders.load(caller, parseId(orderId) ?? '')
    return order?.customerId === customer.id ? order : new Rejection([orderNotFound(orderId)])
  }
  return [
    route({
      ...{ method: 'POST', path: listPath, operationId: 'createOrder', tag, roles: sellingAgents, status: 201 },
      summary: 'Orders subscriptions: one for each line.',
      body: orderBody,
      answer: orderSchema,
      wirePathOf: wirePathOfLine,
      handle: async ({ caller, params, body, client, requestId }) => {
        const { lines, issues } = sortLines(body.lineItems ?? [])
        if (issues.length > 0) return new Rejection(issues)
        const input = { customerId: params.customerId, subscriptions: toOrderInputs(lines, body.billingCycle) }
        const placed = await orders.order(caller, { ...input, idempotencyKey: requestId })
        if (placed instanceof Rejection) return placed
        return toWireOrder(placed.order, await subscriptions.listOfOrder(caller, placed.order.id), client)
      },
    }),
    route({
      ...{ method: 'GET', path: listPath, operationId: 'listOrders', tag, roles: anyAgent },
      summary: 'All orders of a customer, the oldest first. There are no prices here: include_price is ignored.',
      query: wireObject({
        billingType: wireEnum(['none', 'usage', 'license']).optional(),
        include_price: z.string().optional(),
      }),
      answer: collectionOf(orderSchema),
      handle: async ({ caller, params, query, client }) => {
        const customer = await customerQueries.find(caller, { id: params.customerId })
        if (!customer) return new Rejection([customerNotFound(params.customerId)])
        const found = await Promise.all(
          (await orders.listOfCustomer(caller, customer.id)).map(async (order) => ({
            order,
            lines: await subscriptions.listOfOrder(caller, order.id),
          })),
        )
        const type = query.billingType?.toUpperCase() ?? 'NONE'
        const asked = found.filter(
          ({ lines }) => type === 'NONE' || lines.some(({ billingType }) => billingType === type),
        )
        return collection(asked.map(({ order, lines }) => toWireOrder(order, lines, client)))
      },
    }),
    route({
      ...{ method: 'GET', path, operationId: 'getOrder', tag, roles: anyAgent },
      summary: 'One order.',
      query: wireObject({ include_price: z.string().optional() }),
      answer: orderSchema,
      handle: async ({ caller, params, client }) => {
        const order = await findOfCustomer(caller, params)
        if (order instanceof Rejection) return order
        return toWireOrder(order, await subscriptions.listOfOrder(caller, order.id), client)
      },
    }),
    route({
      ...{ method: 'PATCH', path, operationId: 'patchOrder', tag, roles: sellingAgents },
      summary:
        'Adds lines (those without a subscriptionId), changes the billing cycle of all its subscriptions, or cancels an order of a sandbox (status cancelled).',
      body: orderBody,
      answer: orderSchema,
      wirePathOf: wirePathOfLine,
      handle: async ({ caller, params, body, client, requestId }) => {
        const order = await findOfCustomer(caller, params)
        if (order instanceof Rejection) return order
        const changed = await changeOrder({ orderChanges, subscriptions }, caller, order, {
          ...body,
          requestId,
          client,
        })
        if (changed instanceof Rejection) return changed
        return toWireOrder(changed.order, await subscriptions.listOfOrder(caller, order.id), client)
      },
    }),
    route({
      ...{ method: 'GET', path: `${path}/provisioningstatus`, operationId: 'getOrderProvisioningStatus', tag },
      roles: anyAgent,
      summary: 'How far each line has come.',
      answer: collectionOf(provisioningSchema),
      handle: async ({ caller, params }) => {
        const order = await findOfCustomer(caller, params)
        if (order instanceof Rejection) return order
        return collection((await subscriptions.listOfOrder(caller, order.id)).map(toWireProvisioning))
      },
    }),
  ]
}
