import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import { GrantAccessArgs } from './access.inputs.js'
import {
  GrantSubscriptionAccessResult,
  type GrantSubscriptionAccessSuccess,
  RevokeSubscriptionAccessResult,
  type RevokeSubscriptionAccessSuccess,
} from './access.types.js'
import type { AccessChangeService } from './access-change.service.js'

@Resolver()
export class AccessResolver {
  constructor(private readonly service: AccessChangeService) {}

  @AllowedTo(adminAgents)
  @Mutation(() => GrantSubscriptionAccessResult, {
    description:
      'Gives a user of the customer a right on an Azure subscription. By default not even its administrator has one.',
  })
  grantSubscriptionAccess(
    @Ctx('caller') caller: Caller,
    @Args(() => GrantAccessArgs) args: GrantAccessArgs,
  ): Promise<GrantSubscriptionAccessSuccess | Rejection> {
    return this.service.grant(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => RevokeSubscriptionAccessResult, { description: 'Takes a right on an Azure subscription away.' })
  revokeSubscriptionAccess(
    @Ctx('caller') caller: Caller,
    @Arg('accessGrantId', () => ID, { description: 'The id of the access grant.' }) accessGrantId: string,
  ): Promise<RevokeSubscriptionAccessSuccess | Rejection> {
    return this.service.revoke(caller, accessGrantId)
  }
}
