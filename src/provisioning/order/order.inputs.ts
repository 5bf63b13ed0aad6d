import { ArgsType, Field, ID } from 'type-graphql'
import { idempotencyKeyOptions } from '../idempotency/idempotency.inputs.js'
import { BillingCycle } from '../offer/offer.types.js'
import { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'

@ArgsType()
export class OrderSubscriptionsArgs {
  @Field(() => ID, { description: 'The customer’s id.' })
  customerId!: string

  @Field(() => [SubscriptionOrderInput], { description: 'What to order: 1 to 100 lines.' })
  subscriptions!: SubscriptionOrderInput[]

  @Field(() => String, idempotencyKeyOptions)
  idempotencyKey?: string | null
}

@ArgsType()
export class ChangeOrderBillingCycleArgs {
  @Field(() => ID, { description: 'The order’s id: `Subscription.order`.' })
  orderId!: string

  @Field(() => BillingCycle, {
    description: 'How often to charge: a cycle that the offer of each of its subscriptions has.',
  })
  billingCycle!: BillingCycle
}
