import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Caller } from '../../shared/caller.js'
import type { CustomerUserService } from './customer-user.service.js'
import { CustomerUser, GrantedSubscription } from './customer-user.types.js'

@Resolver(() => CustomerUser)
export class CustomerUserResolver {
  constructor(private readonly service: CustomerUserService) {}

  @FieldResolver(() => [GrantedSubscription], {
    description: 'What they were given rights on, by name. By default not even the administrator has one.',
  })
  subscriptions(@Ctx('caller') caller: Caller, @Root() user: CustomerUser): Promise<GrantedSubscription[]> {
    return this.service.listSubscriptions(caller, user)
  }
}
