import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { Customer } from '../customer/customer.types.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import { AuditRecordsArgs } from './audit.inputs.js'
import type { AuditService } from './audit.service.js'
import { AuditRecord, AuditRecordConnection } from './audit.types.js'

@Resolver(() => AuditRecord)
export class AuditRecordResolver {
  constructor(
    private readonly service: AuditService,
    private readonly customers: CustomerQueryService,
  ) {}

  @AllowedTo(adminAgents)
  @Query(() => AuditRecordConnection, { description: 'What was done and tried for the partner, the latest first.' })
  auditRecords(
    @Ctx('caller') caller: Caller,
    @Args(() => AuditRecordsArgs) args: AuditRecordsArgs,
  ): Promise<Connection<AuditRecord>> {
    return this.service.list(caller, args)
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whom it concerned; null when the customer is gone.' })
  customer(@Ctx('caller') caller: Caller, @Root() record: AuditRecord): Promise<Customer | null> {
    return this.customers.load(caller, record.customerId)
  }
}
