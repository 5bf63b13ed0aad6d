import { GraphQLDateTime } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../shared/connection.types.js'
import { describedEnum } from '../../shared/described-enum.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'
import { BillingCycle, BillingType } from '../offer/offer.types.js'

export const SubscriptionStatus = describedEnum('SubscriptionStatus', 'What can be done with a subscription now.', {
  NONE: 'Not known.',
  ACTIVE: 'In use, and can be changed.',
  SUSPENDED: 'Not in use: it can be reactivated or renamed, and not changed otherwise until then.',
  DELETED: 'Gone.',
  EXPIRED: 'Its term is over.',
  PENDING: 'Ordered and not ready yet.',
  DISABLED: 'Switched off by the provider.',
})
export type SubscriptionStatus = keyof typeof SubscriptionStatus

@ObjectType({ implements: Node, description: 'What a customer has of one offer.', simpleResolvers: true })
export class Subscription extends Node {
  @Field(() => String, {
    description: 'What the partner calls it: the offer’s name, e.g. "Microsoft Azure", until renamed.',
  })
  friendlyName!: string

  @Field(() => Int, { description: 'How many units of `unitType`; always 1 or more.' })
  quantity!: number

  @Field(() => String, { description: 'What the quantity counts, e.g. "Licenses".' })
  unitType!: string

  @Field(() => SubscriptionStatus, { description: 'What can be done with it now.' })
  status!: SubscriptionStatus

  @Field(() => [String], { description: 'Why it is suspended; empty otherwise.' })
  suspensionReasons!: readonly string[]

  @Field(() => Boolean, { description: 'Whether a new term begins by itself when this one ends.' })
  autoRenewEnabled!: boolean

  @Field(() => BillingType, { description: 'What is charged for.' })
  billingType!: BillingType

  @Field(() => BillingCycle, { description: 'How often is charged.' })
  billingCycle!: BillingCycle

  @Field(() => GraphQLDateTime, { description: 'When the current term began.' })
  effectiveStartDate!: Date

  @Field(() => GraphQLDateTime, {
    description: 'When the current term ends; far in the future where there is no term.',
  })
  commitmentEndDate!: Date

  @Field(() => String, {
    description: 'Changes with every change; give it back to write only if nothing has changed since.',
  })
  etag!: string

  @Field(() => GraphQLDateTime, { description: 'When it was ordered.' })
  createdAt!: Date

  customerId!: string
  orderId!: string
  offerId!: string
}

export const SubscriptionConnection = connectionOf(Subscription)

/** The success of a change, with the subscription as it is now. */
const changeSuccess = (name: string, description: string) => {
  @ObjectType(name, { description, simpleResolvers: true })
  class ChangeSuccess {
    @Field(() => Subscription, { description: 'The subscription as it is now.' })
    subscription!: Subscription
  }
  return resultUnion(name.replace(/Success$/, 'Result'), ChangeSuccess, name)
}

/** What each change of a subscription answers. */
export interface SubscriptionSuccess {
  readonly subscription: Subscription
}

export const RenameSubscriptionResult = changeSuccess(
  'RenameSubscriptionSuccess',
  'The subscription was renamed, or had that name already.',
)
export const ChangeSubscriptionQuantityResult = changeSuccess(
  'ChangeSubscriptionQuantitySuccess',
  'The subscription has that quantity.',
)
export const SetSubscriptionAutoRenewResult = changeSuccess(
  'SetSubscriptionAutoRenewSuccess',
  'The subscription renews itself, or does not, as it was asked.',
)
export const SuspendSubscriptionResult = changeSuccess('SuspendSubscriptionSuccess', 'The subscription is suspended.')
export const ReactivateSubscriptionResult = changeSuccess(
  'ReactivateSubscriptionSuccess',
  'The subscription is active.',
)
