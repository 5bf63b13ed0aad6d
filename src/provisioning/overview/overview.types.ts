import { GraphQLDateTime } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import { Offer } from '../offer/offer.types.js'
import { SubscriptionStatus } from '../subscription/subscription.types.js'

@ObjectType({ description: 'How many customers there are in one country.', simpleResolvers: true })
export class CountryShare {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string

  @Field(() => Int, { description: 'Customers that are billed there.' })
  customerCount!: number
}

@ObjectType({ description: 'How many subscriptions in use there are of one offer.', simpleResolvers: true })
export class OfferShare {
  offerId!: string

  @Field(() => Offer, { description: 'Of what.' })
  readonly offer?: Offer

  @Field(() => Int, { description: 'Active subscriptions.' })
  subscriptionCount!: number
}

@ObjectType({ description: 'How many subscriptions there are in one status.', simpleResolvers: true })
export class StatusShare {
  @Field(() => SubscriptionStatus, { description: 'The status.' })
  status!: SubscriptionStatus

  @Field(() => Int, { description: 'Subscriptions in it.' })
  subscriptionCount!: number
}

@ObjectType({ description: 'What came in one calendar month (UTC).', simpleResolvers: true })
export class OverviewMonth {
  @Field(() => GraphQLDateTime, { description: 'Its first moment.' })
  startsAt!: Date

  @Field(() => Int, { description: 'Customers created in it, those that were removed later as well.' })
  newCustomers!: number

  @Field(() => Int, { description: 'Subscriptions ordered in it.' })
  newSubscriptions!: number
}

@ObjectType({ description: 'The partner’s business in figures, as of now.', simpleResolvers: true })
export class Overview {
  @Field(() => Int, { description: 'Customers; those whose relationship has ended do not count.' })
  customerCount!: number

  @Field(() => [StatusShare], { description: 'Subscriptions by status, the most frequent first.' })
  subscriptionsByStatus!: readonly StatusShare[]

  @Field(() => [OverviewMonth], { description: 'The last twelve months with the current one, the earliest first.' })
  months!: readonly OverviewMonth[]

  @Field(() => [CountryShare], {
    description:
      'The countries with the most customers, at most 10, the largest first. Ended relationships do not count.',
  })
  customersByCountry!: readonly CountryShare[]

  @Field(() => [OfferShare], {
    description: 'The offers with the most active subscriptions, at most 10, largest first.',
  })
  subscriptionsByOffer!: readonly OfferShare[]
}
