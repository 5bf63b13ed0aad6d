import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import type { Issue as DomainIssue } from '../../shared/issue.js'
import { Issue, type Rejection } from '../../shared/issue.types.js'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import type { AuditService } from '../audit/audit.service.js'
import { type AuditRecord, AuditRecordConnection } from '../audit/audit.types.js'
import { CustomerSubscriptionsArgs } from '../subscription/subscription.inputs.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { type Subscription, SubscriptionConnection } from '../subscription/subscription.types.js'
import { CreateCustomerArgs, CustomerBy, CustomersArgs } from './customer.inputs.js'
import type { CustomerService } from './customer.service.js'
import { CreateCustomerResult, type CreateCustomerSuccess, Customer, CustomerConnection } from './customer.types.js'
import type { CustomerQueryService } from './customer-query.service.js'

@Resolver(() => Customer)
export class CustomerResolver {
  constructor(
    private readonly service: CustomerService,
    private readonly queries: CustomerQueryService,
    private readonly subscriptionsOf: SubscriptionService,
    private readonly audit: AuditService,
  ) {}

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

  @Query(() => [Issue], {
    description: 'What createCustomer would refuse, without writing anything: an empty list means that it would pass.',
  })
  checkCustomer(
    @Ctx('caller') caller: Caller,
    @Args(() => CreateCustomerArgs) args: CreateCustomerArgs,
  ): Promise<readonly DomainIssue[]> {
    return this.service.check(caller, args)
  }

  @Query(() => Customer, { nullable: true, description: 'One customer; null when the partner has none such.' })
  customer(
    @Ctx('caller') caller: Caller,
    @Arg('by', () => CustomerBy, { description: 'By which key.' }) by: CustomerBy,
  ): Promise<Customer | null> {
    return this.queries.find(caller, by)
  }

  @Query(() => CustomerConnection, { description: 'The partner’s customers, page by page.' })
  customers(
    @Ctx('caller') caller: Caller,
    @Args(() => CustomersArgs) args: CustomersArgs,
  ): Promise<Connection<Customer>> {
    return this.queries.list(caller, args)
  }

  @FieldResolver(() => SubscriptionConnection, { description: 'Its subscriptions, the oldest first.' })
  subscriptions(
    @Ctx('caller') caller: Caller,
    @Root() customer: Customer,
    @Args(() => CustomerSubscriptionsArgs) args: CustomerSubscriptionsArgs,
  ): Promise<Connection<Subscription>> {
    return this.subscriptionsOf.listOfCustomer(caller, customer.id, args)
  }

  @FieldResolver(() => AuditRecordConnection, { description: 'What was done to it, the latest first.' })
  auditRecords(
    @Ctx('caller') caller: Caller,
    @Root() customer: Customer,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<AuditRecord>> {
    return this.audit.listOfCustomer(caller, customer.id, args)
  }
}
