import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { BillingCycle } from '../offer/offer.types.js'
import { SubscriptionStatus } from './subscription.types.js'

@InputType({ description: 'One line of an order: it becomes one subscription.' })
export class SubscriptionOrderInput {
  @Field(() => ID, { description: 'An offer of the customer’s country, e.g. "MS-AZR-0145P".' })
  offerId!: string

  @Field(() => Int, { defaultValue: 1, description: 'Within the offer’s limits.' })
  quantity!: number

  @Field(() => String, {
    nullable: true,
    description: 'What to call it, 1 to 255 characters; the offer’s name when left out.',
  })
  friendlyName?: string | null

  @Field(() => BillingCycle, {
    nullable: true,
    description: 'One of the offer’s; monthly where possible when left out.',
  })
  billingCycle?: BillingCycle | null
}

@ArgsType()
export class CustomerSubscriptionsArgs extends ForwardPageArgs {
  @Field(() => SubscriptionStatus, { nullable: true, description: 'Only subscriptions in this status.' })
  status?: SubscriptionStatus | null
}

@ArgsType()
export class SubscriptionStateArgs {
  @Field(() => ID, { description: 'The subscription’s id.' })
  subscriptionId!: string

  @Field(() => String, {
    nullable: true,
    description: 'The etag that was read: when the subscription has changed since, nothing is written (STALE_ETAG).',
  })
  etag?: string | null
}

@ArgsType()
export class RenameSubscriptionArgs extends SubscriptionStateArgs {
  @Field(() => String, { description: 'The new name, 1 to 255 characters; space around it is dropped.' })
  friendlyName!: string
}

@ArgsType()
export class ChangeQuantityArgs extends SubscriptionStateArgs {
  @Field(() => Int, { description: 'The new number of units, within the offer’s limits.' })
  quantity!: number
}

@ArgsType()
export class SetAutoRenewArgs extends SubscriptionStateArgs {
  @Field(() => Boolean, { description: 'Whether a new term shall begin by itself.' })
  autoRenewEnabled!: boolean
}
