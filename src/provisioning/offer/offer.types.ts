import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../shared/connection.types.js'
import { describedEnum } from '../../shared/described-enum.js'

export const OfferSegment = describedEnum('OfferSegment', 'Whom an offer is for.', {
  ENTERPRISE: 'Companies of any size. Microsoft Azure is here.',
  SMALL_BUSINESS: 'Small and medium businesses, mostly up to 300 seats.',
  GOVERNMENT: 'Public bodies; only in the countries that have a government cloud.',
  NONPROFIT: 'Charities and other non-profit organisations.',
  TRIAL: 'Anyone who wants to try: a limited number of seats for a limited time.',
})
export type OfferSegment = keyof typeof OfferSegment

export const BillingType = describedEnum('BillingType', 'What is charged for.', {
  LICENSE: 'The number of licences, used or not.',
  USAGE: 'What was consumed.',
})
export type BillingType = keyof typeof BillingType

export const BillingCycle = describedEnum('BillingCycle', 'How often is charged.', {
  MONTHLY: 'Each month.',
  ANNUAL: 'Each year.',
  NONE: 'Never: trials.',
  ONE_TIME: 'Once.',
  TRIENNIAL: 'Every three years.',
  BIENNIAL: 'Every two years.',
})
export type BillingCycle = keyof typeof BillingCycle

@ObjectType({ description: 'Something that can be ordered, as the catalogue has it.', simpleResolvers: true })
export class Offer {
  @Field(() => ID, { description: 'The catalogue’s id: a GUID, or a name such as "MS-AZR-0145P".' })
  id!: string

  @Field(() => String, { description: 'The product’s name; the first friendly name of its subscriptions.' })
  name!: string

  @Field(() => OfferSegment, { description: 'Whom it is for.' })
  segment!: OfferSegment

  @Field(() => BillingType, { description: 'What is charged for.' })
  billingType!: BillingType

  @Field(() => [BillingCycle], {
    description: 'The billing cycles to choose from; the first is taken when an order names none.',
  })
  supportedBillingCycles!: readonly BillingCycle[]

  @Field(() => Int, { description: 'The smallest quantity of one subscription.' })
  minimumQuantity!: number

  @Field(() => Int, { description: 'The largest quantity of one subscription.' })
  maximumQuantity!: number

  @Field(() => String, { description: 'What the quantity counts, e.g. "Licenses" or "Gigabytes".' })
  unitType!: string

  @Field(() => Boolean, { description: 'Whether it only extends another subscription.' })
  isAddOn!: boolean

  @Field(() => Boolean, { description: 'Whether it is a trial.' })
  isTrial!: boolean

  /** ISO 8601 duration of one term; null where it has no end. */
  term!: string | null

  /** Null where it is sold in every market. */
  countries!: readonly string[] | null

  prerequisiteOfferIds!: readonly string[]
}

export const OfferConnection = connectionOf(Offer)
