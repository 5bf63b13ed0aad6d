import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { AccessRole } from '../access/access.types.js'
import { BillingProfile, CompanyProfile } from '../customer/customer.types.js'
import { SubscriptionStatus } from '../subscription/subscription.types.js'

@ObjectType({
  description: 'A subscription that a user of the customer was given a right on.',
  simpleResolvers: true,
})
export class GrantedSubscription {
  @Field(() => ID, { description: 'The subscription’s id.' })
  id!: string

  @Field(() => [AccessRole], { description: 'What the user may do with it; at least one.' })
  roles!: readonly AccessRole[]

  @Field(() => String, { description: 'What it is called.' })
  friendlyName!: string

  @Field(() => String, { description: 'The name of what was ordered.' })
  offerName!: string

  @Field(() => SubscriptionStatus, { description: 'What can be done with it now.' })
  status!: SubscriptionStatus

  @Field(() => Int, { description: 'How many units of `unitType`.' })
  quantity!: number

  @Field(() => String, { description: 'What the quantity counts, e.g. "Licenses".' })
  unitType!: string

  @Field(() => GraphQLDateTime, { description: 'When it was ordered.' })
  createdAt!: Date
}

@ObjectType({
  description:
    'A user of a customer, signed in with the customer’s own credentials. They see their own company and what they were given rights on, and nothing else.',
  simpleResolvers: true,
})
export class CustomerUser {
  @Field(() => String, { description: 'What they signed in with: "admin@fourthcoffee.onmicrosoft.com".' })
  signInName!: string

  customerId!: string

  @Field(() => CompanyProfile, { description: 'Their company.' })
  companyProfile!: CompanyProfile

  @Field(() => BillingProfile, { description: 'Who is billed, and where.' })
  billingProfile!: BillingProfile
}
