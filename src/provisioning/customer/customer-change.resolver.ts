import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { AllowedTo, adminAgents, everyAgent, salesAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import type { AdminPasswordService } from './admin-password.service.js'
import { ResetAdminPasswordArgs, UpdateBillingProfileArgs } from './customer.inputs.js'
import {
  ConfirmCredentialReceiptResult,
  type CustomerSuccess,
  DeleteCustomerResult,
  type DeleteCustomerSuccess,
  RemoveRelationshipResult,
  ResetAdminPasswordResult,
  type ResetAdminPasswordSuccess,
  UpdateBillingProfileResult,
} from './customer.types.js'
import type { CustomerChangeService } from './customer-change.service.js'

const customerIdOptions = { description: 'The customer’s id.' }

@Resolver()
export class CustomerChangeResolver {
  constructor(
    private readonly service: CustomerChangeService,
    private readonly passwords: AdminPasswordService,
  ) {}

  @AllowedTo(everyAgent)
  @Mutation(() => UpdateBillingProfileResult, {
    description: 'Replaces the billing profile; all rules as at creation.',
  })
  updateBillingProfile(
    @Ctx('caller') caller: Caller,
    @Args(() => UpdateBillingProfileArgs) args: UpdateBillingProfileArgs,
  ): Promise<CustomerSuccess | Rejection> {
    return this.service.updateBillingProfile(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => ResetAdminPasswordResult, {
    description: 'Gives the customer’s administrator a new one-time password; the old one is void.',
  })
  resetAdminPassword(
    @Ctx('caller') caller: Caller,
    @Args(() => ResetAdminPasswordArgs) args: ResetAdminPasswordArgs,
  ): Promise<ResetAdminPasswordSuccess | Rejection> {
    return this.passwords.reset(caller, args)
  }

  @AllowedTo(salesAgents)
  @Mutation(() => ConfirmCredentialReceiptResult, {
    description:
      'Says that the one-time password has arrived: from now on no repetition of an earlier request shows it, even with its idempotency key.',
  })
  confirmCredentialReceipt(
    @Ctx('caller') caller: Caller,
    @Arg('customerId', () => ID, customerIdOptions) customerId: string,
  ): Promise<CustomerSuccess | Rejection> {
    return this.passwords.confirmReceipt(caller, customerId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => RemoveRelationshipResult, {
    description: 'Ends the reseller relationship, once every subscription is suspended. The audit trail stays.',
  })
  removeRelationship(
    @Ctx('caller') caller: Caller,
    @Arg('customerId', () => ID, customerIdOptions) customerId: string,
  ): Promise<CustomerSuccess | Rejection> {
    return this.service.removeRelationship(caller, customerId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => DeleteCustomerResult, {
    description: 'Deletes a customer of a sandbox, once every subscription is suspended; its domain is free again.',
  })
  deleteCustomer(
    @Ctx('caller') caller: Caller,
    @Arg('customerId', () => ID, customerIdOptions) customerId: string,
  ): Promise<DeleteCustomerSuccess | Rejection> {
    return this.service.delete(caller, customerId)
  }
}
