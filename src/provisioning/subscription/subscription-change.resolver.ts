import { Args, Ctx, Mutation, Resolver } from 'type-graphql'
import { AllowedTo, everyAgent, salesAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import {
  ChangeQuantityArgs,
  RenameSubscriptionArgs,
  SetAutoRenewArgs,
  SubscriptionStateArgs,
} from './subscription.inputs.js'
import {
  ChangeSubscriptionQuantityResult,
  ReactivateSubscriptionResult,
  RenameSubscriptionResult,
  SetSubscriptionAutoRenewResult,
  type SubscriptionSuccess,
  SuspendSubscriptionResult,
} from './subscription.types.js'
import type { SubscriptionChangeService } from './subscription-change.service.js'

type Outcome = Promise<SubscriptionSuccess | Rejection>

@Resolver()
export class SubscriptionChangeResolver {
  constructor(private readonly service: SubscriptionChangeService) {}

  @AllowedTo(everyAgent)
  @Mutation(() => RenameSubscriptionResult, { description: 'Gives a subscription another friendly name.' })
  renameSubscription(
    @Ctx('caller') caller: Caller,
    @Args(() => RenameSubscriptionArgs) args: RenameSubscriptionArgs,
  ): Outcome {
    return this.service.rename(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => ChangeSubscriptionQuantityResult, {
    description: 'Changes the number of licences of an active subscription.',
  })
  changeSubscriptionQuantity(
    @Ctx('caller') caller: Caller,
    @Args(() => ChangeQuantityArgs) args: ChangeQuantityArgs,
  ): Outcome {
    return this.service.changeQuantity(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => SetSubscriptionAutoRenewResult, {
    description: 'Says whether a new term begins by itself when the current one ends.',
  })
  setSubscriptionAutoRenew(
    @Ctx('caller') caller: Caller,
    @Args(() => SetAutoRenewArgs) args: SetAutoRenewArgs,
  ): Outcome {
    return this.service.setAutoRenew(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => SuspendSubscriptionResult, { description: 'Takes a subscription out of use; it can be reactivated.' })
  suspendSubscription(
    @Ctx('caller') caller: Caller,
    @Args(() => SubscriptionStateArgs) args: SubscriptionStateArgs,
  ): Outcome {
    return this.service.suspend(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => ReactivateSubscriptionResult, { description: 'Takes a suspended subscription back into use.' })
  reactivateSubscription(
    @Ctx('caller') caller: Caller,
    @Args(() => SubscriptionStateArgs) args: SubscriptionStateArgs,
  ): Outcome {
    return this.service.reactivate(caller, args)
  }
}
