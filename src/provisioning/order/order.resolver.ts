import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { AllowedTo, salesAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { costOfItems } from '../../shared/cost.js'
import type { Rejection } from '../../shared/issue.types.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { Subscription } from '../subscription/subscription.types.js'
import { ChangeOrderBillingCycleArgs, OrderSubscriptionsArgs } from './order.inputs.js'
import { orderLinesMax } from './order.rules.js'
import type { OrderService } from './order.service.js'
import {
  ChangeOrderBillingCycleResult,
  type ChangeOrderBillingCycleSuccess,
  Order,
  OrderSubscriptionsResult,
  type OrderSubscriptionsSuccess,
} from './order.types.js'
import type { OrderChangeService } from './order-change.service.js'

@Resolver(() => Order)
export class OrderResolver {
  constructor(
    private readonly orders: OrderService,
    private readonly changes: OrderChangeService,
    private readonly subscriptionService: SubscriptionService,
  ) {}

  @AllowedTo(salesAgents)
  @Mutation(() => OrderSubscriptionsResult, {
    description: 'Orders more for a customer: one subscription for each line.',
    complexity: 20,
  })
  orderSubscriptions(
    @Ctx('caller') caller: Caller,
    @Args(() => OrderSubscriptionsArgs) args: OrderSubscriptionsArgs,
  ): Promise<OrderSubscriptionsSuccess | Rejection> {
    return this.orders.order(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => ChangeOrderBillingCycleResult, {
    description:
      'Changes how often is charged, for all subscriptions of an order together: Partner Center keeps the cycle there. Each that is billed in another one has to be active, and begins a new term, which may not end before the present one.',
    complexity: 20,
  })
  changeOrderBillingCycle(
    @Ctx('caller') caller: Caller,
    @Args(() => ChangeOrderBillingCycleArgs) args: ChangeOrderBillingCycleArgs,
  ): Promise<ChangeOrderBillingCycleSuccess | Rejection> {
    return this.changes.changeBillingCycle(caller, args)
  }

  @FieldResolver(() => [Subscription], {
    description: 'What came of it, in the order of its lines.',
    complexity: costOfItems(orderLinesMax),
  })
  subscriptions(@Ctx('caller') caller: Caller, @Root() order: Order): Promise<Subscription[]> {
    return this.subscriptionService.listOfOrder(caller, order.id)
  }
}

@Resolver(() => Subscription)
export class SubscriptionOrderResolver {
  constructor(private readonly orders: OrderService) {}

  @FieldResolver(() => Order, { description: 'The order that it came of.' })
  order(@Ctx('caller') caller: Caller, @Root() subscription: Subscription): Promise<Order | null> {
    return this.orders.load(caller, subscription.orderId)
  }
}
