import { Ctx, FieldResolver, Resolver } from 'type-graphql'
import type { Caller } from '../../shared/caller.js'
import { Viewer } from '../partner/partner.types.js'
import type { CustomerUserService } from './customer-user.service.js'
import { CustomerUser } from './customer-user.types.js'

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly service: CustomerUserService) {}

  @FieldResolver(() => CustomerUser, {
    nullable: true,
    description: 'What a user of a customer sees; null for whoever works for the partner.',
  })
  customerUser(@Ctx('caller') caller: Caller): Promise<CustomerUser | null> {
    return this.service.find(caller)
  }
}
