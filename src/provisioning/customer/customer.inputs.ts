import { GraphQLDateTime } from 'graphql-scalars'
import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../../shared/page.inputs.js'
import { AddressInput } from '../address/address.inputs.js'
import { idempotencyKeyOptions } from '../idempotency/idempotency.inputs.js'
import { RelationshipToPartner } from '../relationship/relationship.types.js'
import { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { CustomerOrderField, SortDirection } from './customer-order.types.js'

@InputType({ description: 'Who is billed, where, and in which language: all about a customer but its domain.' })
export class BillingProfileInput {
  @Field(() => String, {
    description:
      'Where notices go: one of the customer’s own addresses, not at microsoft.com and not at the partner’s domain.',
  })
  email!: string

  @Field(() => String, { description: 'BCP 47, e.g. "en-US"; one of the country’s cultures. Case does not matter.' })
  culture!: string

  @Field(() => String, { description: 'ISO 639, e.g. "en"; one of the country’s languages. Case does not matter.' })
  language!: string

  @Field(() => String, { description: 'The customer’s name, 2 to 255 characters; not only a legal form.' })
  companyName!: string

  @Field(() => AddressInput, { description: 'The billing address and the primary contact.' })
  defaultAddress!: AddressInput

  @Field(() => String, { nullable: true, description: 'First name on the bill, if another than the contact’s.' })
  firstName?: string | null

  @Field(() => String, { nullable: true, description: 'Last name on the bill, if another than the contact’s.' })
  lastName?: string | null
}

@InputType({ description: 'What the tenant is made of.' })
export class CompanyProfileInput {
  @Field(() => String, {
    description:
      '`prefix.onmicrosoft.com`: the prefix has 1 to 27 letters a to z and digits. It can never be changed, and only one customer in the world can have it.',
  })
  domain!: string

  @Field(() => String, { nullable: true, description: 'Needed in some countries, refused in others: see `Country`.' })
  organizationRegistrationNumber?: string | null
}

/** One of its members, by the @oneOf that the endpoint's schema gives it: type-graphql cannot say so. */
@InputType({ description: 'Which customer: by exactly one of its keys.' })
export class CustomerBy {
  @Field(() => ID, { nullable: true, description: 'The customer’s id, which is its tenant’s id.' })
  id?: string | null

  @Field(() => String, { nullable: true, description: 'The customer’s domain, e.g. "fourthcoffee.onmicrosoft.com".' })
  domain?: string | null

  @Field(() => String, { nullable: true, description: 'The partner’s own id for the customer.' })
  externalId?: string | null
}

@InputType({ description: 'Conditions that all have to hold.' })
export class CustomerFilter {
  @Field(() => String, { nullable: true, description: 'Only customers billed in this country (ISO 3166-1 alpha-2).' })
  country?: string | null

  @Field(() => RelationshipToPartner, { nullable: true, description: 'Only customers in this relationship.' })
  relationship?: RelationshipToPartner | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only customers created after this moment.' })
  createdAfter?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only customers created before this moment.' })
  createdBefore?: Date | null
}

@InputType({ description: 'The order of a list of customers.' })
export class CustomerOrder {
  @Field(() => CustomerOrderField, { description: 'What to order by.' })
  field!: CustomerOrderField

  @Field(() => SortDirection, { description: 'Which way.' })
  direction!: SortDirection
}

@ArgsType()
export class CheckCustomerArgs {
  @Field(() => BillingProfileInput, { description: 'Who is billed, where, and in which language.' })
  billingProfile!: BillingProfileInput

  @Field(() => CompanyProfileInput, { description: 'What the tenant is made of.' })
  companyProfile!: CompanyProfileInput

  @Field(() => [SubscriptionOrderInput], {
    nullable: true,
    defaultValue: [],
    description: 'What to order with it, at most 100 lines; nothing when left out.',
  })
  subscriptions?: SubscriptionOrderInput[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Your own id for the customer, up to 255 characters; unique among your customers.',
  })
  externalId?: string | null
}

@ArgsType()
export class CreateCustomerArgs extends CheckCustomerArgs {
  @Field(() => String, idempotencyKeyOptions)
  idempotencyKey?: string | null
}

@ArgsType()
export class ResetAdminPasswordArgs {
  @Field(() => ID, { description: 'The customer’s id.' })
  customerId!: string

  @Field(() => String, idempotencyKeyOptions)
  idempotencyKey?: string | null
}

@ArgsType()
export class CustomersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that occur anywhere in company name, domain, e-mail or external id; case and accents do not matter.',
  })
  search?: string | null

  @Field(() => CustomerFilter, { nullable: true, description: 'Conditions that all have to hold.' })
  filter?: CustomerFilter | null

  @Field(() => CustomerOrder, {
    nullable: true,
    defaultValue: { field: 'CREATED_AT', direction: 'DESC' },
    description: 'The order of the list: the latest first when left out.',
  })
  orderBy?: CustomerOrder | null
}

@ArgsType()
export class UpdateBillingProfileArgs {
  @Field(() => ID, { description: 'The customer’s id.' })
  customerId!: string

  @Field(() => BillingProfileInput, { description: 'The whole profile as it shall be: what is left out is emptied.' })
  billingProfile!: BillingProfileInput

  @Field(() => String, {
    nullable: true,
    description: 'The profile’s etag that was read: when it has changed since, nothing is written (STALE_ETAG).',
  })
  etag?: string | null
}
