import { ArgsType, Field } from 'type-graphql'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { OfferSegment } from './offer.types.js'

@ArgsType()
export class OffersArgs extends ForwardPageArgs {
  @Field(() => String, { description: 'The customer’s country (ISO 3166-1 alpha-2): what is sold there.' })
  country!: string

  @Field(() => OfferSegment, { nullable: true, description: 'Only offers for these customers.' })
  segment?: OfferSegment | null

  @Field(() => String, {
    nullable: true,
    description: 'Words that occur in the name or the id, in any order and case.',
  })
  search?: string | null
}
