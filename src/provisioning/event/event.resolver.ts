import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { AllowedTo, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import { Customer } from '../customer/customer.types.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import type { EventFollower } from './event.follower.js'
import { EventsArgs } from './event.inputs.js'
import type { EventService } from './event.service.js'
import { Event, SubscriptionRoot } from './event.types.js'

@Resolver(() => Event)
export class EventResolver {
  constructor(private readonly customers: CustomerQueryService) {}

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'The customer as it is when this is read; null when it is gone, and for a test.',
  })
  customer(@Ctx('caller') caller: Caller, @Root() event: Event): Promise<Customer | null> {
    return this.customers.load(caller, event.customerId)
  }
}

/** What can be followed. */
@Resolver(() => SubscriptionRoot)
export class SubscriptionRootResolver {
  constructor(private readonly service: EventService) {}

  @AllowedTo(everyAgent)
  @FieldResolver(() => Event, {
    description:
      'What happens to the partner’s customers, each event once and in order, as soon as it is committed. Send it with `accept: text/event-stream`.',
  })
  events(
    @Ctx('caller') caller: Caller,
    @Ctx('lastEventId') lastEventId: string | undefined,
    @Args(() => EventsArgs) { customerId, after }: EventsArgs,
  ): Promise<EventFollower> {
    return this.service.follow(caller, { customerId, after: lastEventId ?? after })
  }
}
