import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { AllowedTo, salesAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Issue as DomainIssue } from '../../shared/issue.js'
import { Issue, type Rejection } from '../../shared/issue.types.js'
import { CheckCustomerArgs, CreateCustomerArgs } from './customer.inputs.js'
import type { CustomerService } from './customer.service.js'
import { CreateCustomerResult, type CreateCustomerSuccess } from './customer.types.js'
import type { CustomerExaminationService } from './customer-examination.service.js'

@Resolver()
export class CustomerCreationResolver {
  constructor(
    private readonly service: CustomerService,
    private readonly examination: CustomerExaminationService,
  ) {}

  @AllowedTo(salesAgents)
  @Mutation(() => CreateCustomerResult, {
    description:
      'One atomic step: tenant, reseller relationship, administrator with a one-time password, and a subscription for every line ordered. Either all of it exists afterwards, or none.',
  })
  createCustomer(
    @Ctx('caller') caller: Caller,
    @Args(() => CreateCustomerArgs) args: CreateCustomerArgs,
  ): Promise<CreateCustomerSuccess | Rejection> {
    return this.service.create(caller, args)
  }

  @AllowedTo(salesAgents)
  @Query(() => [Issue], {
    description: 'What createCustomer would refuse, without writing anything: an empty list means that it would pass.',
  })
  checkCustomer(
    @Ctx('caller') caller: Caller,
    @Args(() => CheckCustomerArgs) args: CheckCustomerArgs,
  ): Promise<readonly DomainIssue[]> {
    return this.examination.check(caller, args)
  }
}
