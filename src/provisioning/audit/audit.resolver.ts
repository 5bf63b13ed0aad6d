import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Caller } from '../../shared/caller.js'
import { Customer } from '../customer/customer.types.js'
import type { CustomerQueryService } from '../customer/customer-query.service.js'
import { AuditRecord } from './audit.types.js'

@Resolver(() => AuditRecord)
export class AuditRecordResolver {
  constructor(private readonly customers: CustomerQueryService) {}

  @FieldResolver(() => Customer, { nullable: true, description: 'Whom it concerned; null when the customer is gone.' })
  customer(@Ctx('caller') caller: Caller, @Root() record: AuditRecord): Promise<Customer | null> {
    return this.customers.load(caller, record.customerId)
  }
}
