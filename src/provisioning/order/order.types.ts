import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'
import { replayedOptions } from '../idempotency/idempotency.inputs.js'
import { BillingCycle } from '../offer/offer.types.js'

export const OrderStatus = describedEnum('OrderStatus', 'How far an order has come.', {
  COMPLETED: 'Every subscription of it exists.',
  PENDING: 'Being worked on.',
  CANCELLED: 'Taken back.',
})
export type OrderStatus = keyof typeof OrderStatus

@ObjectType({
  implements: Node,
  description: 'What was ordered in one step, and the subscriptions that came of it.',
  simpleResolvers: true,
})
export class Order extends Node {
  @Field(() => OrderStatus, { description: 'How far it has come.' })
  status!: OrderStatus

  @Field(() => BillingCycle, {
    description: 'The cycle of its first line that is billed at all; NONE for an order of trials only.',
  })
  billingCycle!: BillingCycle

  @Field(() => GraphQLDateTime, { description: 'When it was placed.' })
  createdAt!: Date

  customerId!: string
}

@ObjectType({ description: 'The order was placed, and every subscription of it exists.', simpleResolvers: true })
export class OrderSubscriptionsSuccess {
  @Field(() => Order, { description: 'The order with its subscriptions.' })
  order!: Order

  @Field(() => Boolean, replayedOptions)
  replayed!: boolean
}

@ObjectType({
  description: 'The order and all of its subscriptions are billed in that cycle, or were already.',
  simpleResolvers: true,
})
export class ChangeOrderBillingCycleSuccess {
  @Field(() => Order, { description: 'The order with its subscriptions as they are now.' })
  order!: Order
}

export const ChangeOrderBillingCycleResult = resultUnion(
  'ChangeOrderBillingCycleResult',
  ChangeOrderBillingCycleSuccess,
)

export const OrderSubscriptionsResult = resultUnion('OrderSubscriptionsResult', OrderSubscriptionsSuccess)
