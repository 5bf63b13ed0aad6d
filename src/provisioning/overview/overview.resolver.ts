import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { OfferService } from '../offer/offer.service.js'
import { Offer } from '../offer/offer.types.js'
import type { OverviewService } from './overview.service.js'
import { OfferShare, Overview } from './overview.types.js'

@Resolver(() => OfferShare)
export class OverviewResolver {
  constructor(
    private readonly service: OverviewService,
    private readonly offers: OfferService,
  ) {}

  @AllowedTo(everyAgent)
  @Query(() => Overview, { description: 'The partner’s business in figures, as of now.' })
  overview(@Ctx('caller') caller: Caller): Promise<Overview> {
    return this.service.read(caller)
  }

  @FieldResolver(() => Offer, { description: 'Of what.' })
  offer(@Ctx('caller') caller: Caller, @Root() share: OfferShare): Promise<Offer | null> {
    return this.offers.load(caller, share.offerId)
  }
}
