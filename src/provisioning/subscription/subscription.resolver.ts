import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { AccessService } from '../access/access.service.js'
import { AccessGrant } from '../access/access.types.js'
import { Customer } from '../customer/customer.types.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { OfferService } from '../offer/offer.service.js'
import { Offer } from '../offer/offer.types.js'
import type { SubscriptionService } from './subscription.service.js'
import { Subscription } from './subscription.types.js'

@Resolver(() => Subscription)
export class SubscriptionResolver {
  constructor(
    private readonly service: SubscriptionService,
    private readonly customers: CustomerQueryService,
    private readonly offers: OfferService,
    private readonly access: AccessService,
  ) {}

  @AllowedTo(everyAgent)
  @Query(() => Subscription, { nullable: true, description: 'One subscription; null when the partner has none such.' })
  subscription(
    @Ctx('caller') caller: Caller,
    @Arg('id', () => ID, { description: 'The subscription’s id.' }) id: string,
  ): Promise<Subscription | null> {
    return this.service.find(caller, id)
  }

  @FieldResolver(() => Customer, { description: 'Whose it is.' })
  customer(@Ctx('caller') caller: Caller, @Root() subscription: Subscription): Promise<Customer | null> {
    return this.customers.load(caller, subscription.customerId)
  }

  @FieldResolver(() => Offer, { description: 'What was ordered.' })
  offer(@Ctx('caller') caller: Caller, @Root() subscription: Subscription): Promise<Offer | null> {
    return this.offers.load(caller, subscription.offerId)
  }

  @FieldResolver(() => [AccessGrant], { description: 'Who may do what with it, beyond the partner.' })
  accessGrants(@Ctx('caller') caller: Caller, @Root() subscription: Subscription): Promise<readonly AccessGrant[]> {
    return this.access.listOfSubscription(caller, subscription.id)
  }
}
