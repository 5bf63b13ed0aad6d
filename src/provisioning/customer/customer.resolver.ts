import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, adminAgents, everyAgent } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import type { AuditService } from '../audit/audit.service.js'
import { type AuditRecord, AuditRecordConnection } from '../audit/audit.types.js'
import { CustomerSubscriptionsArgs } from '../subscription/subscription.inputs.js'
import type { SubscriptionService } from '../subscription/subscription.service.js'
import { type Subscription, SubscriptionConnection } from '../subscription/subscription.types.js'
import { CustomerBy, CustomersArgs } from './customer.inputs.js'
import { Customer, CustomerConnection } from './customer.types.js'
import type { CustomerQueryService } from './customer-query.service.js'

@Resolver(() => Customer)
export class CustomerResolver {
  constructor(
    private readonly queries: CustomerQueryService,
    private readonly subscriptionsOf: SubscriptionService,
    private readonly audit: AuditService,
  ) {}

  @AllowedTo(everyAgent)
  @Query(() => Customer, { nullable: true, description: 'One customer; null when the partner has none such.' })
  customer(
    @Ctx('caller') caller: Caller,
    @Arg('by', () => CustomerBy, { description: 'By which key.' }) by: CustomerBy,
  ): Promise<Customer | null> {
    return this.queries.find(caller, by)
  }

  @AllowedTo(everyAgent)
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

  @AllowedTo(adminAgents)
  @FieldResolver(() => AuditRecordConnection, { description: 'What was done to it, the latest first.' })
  auditRecords(
    @Ctx('caller') caller: Caller,
    @Root() customer: Customer,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<AuditRecord>> {
    return this.audit.listOfCustomer(caller, customer.id, args)
  }
}
