import { Arg, Args, ID, Query, Resolver } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Connection } from '../../shared/connection.types.js'
import { OffersArgs } from './offer.inputs.js'
import type { OfferService } from './offer.service.js'
import { Offer, OfferConnection } from './offer.types.js'

@Resolver(() => Offer)
export class OfferResolver {
  constructor(private readonly service: OfferService) {}

  @AllowedTo(everyAgent)
  @Query(() => OfferConnection, {
    description: 'The catalogue of a country: Microsoft Azure first, then by segment and name.',
  })
  offers(@Args(() => OffersArgs) args: OffersArgs): Promise<Connection<Offer>> {
    return this.service.list(args)
  }

  @AllowedTo(everyAgent)
  @Query(() => Offer, { nullable: true, description: 'One offer; null when it is unknown or not sold in the country.' })
  offer(
    @Arg('id', () => ID, { description: 'The catalogue’s id; case does not matter.' }) id: string,
    @Arg('country', () => String, { description: 'The customer’s country (ISO 3166-1 alpha-2).' }) country: string,
  ): Promise<Offer | null> {
    return this.service.find(id, country)
  }
}
