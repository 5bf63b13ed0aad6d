import { ArgsType, Field, ID } from 'type-graphql'
import { idempotencyKeyOptions } from '../idempotency/idempotency.inputs.js'
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
