import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../../shared/connection.types.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'
import { Address } from '../address/address.types.js'
import { AdminCredentials } from '../credential/credential.types.js'
import { replayedOptions } from '../idempotency/idempotency.inputs.js'
import { Order } from '../order/order.types.js'
import { Relationship } from '../relationship/relationship.types.js'

@ObjectType({ description: 'The company as a tenant.', simpleResolvers: true })
export class CompanyProfile {
  @Field(() => ID, { description: 'The tenant’s id, which is the customer’s.' })
  tenantId!: string

  @Field(() => String, { description: 'Never changes, and no other customer has it.' })
  domain!: string

  @Field(() => String, { description: 'The company’s name.' })
  companyName!: string

  @Field(() => String, { nullable: true, description: 'Where the country has such numbers.' })
  organizationRegistrationNumber!: string | null
}

@ObjectType({ description: 'Who is billed, where, and in which language.', simpleResolvers: true })
export class BillingProfile {
  @Field(() => ID, { description: 'The profile’s own id.' })
  id!: string

  @Field(() => String, { description: 'Where notices go.' })
  email!: string

  @Field(() => String, { description: 'BCP 47: language and currency follow from it.' })
  culture!: string

  @Field(() => String, { description: 'ISO 639.' })
  language!: string

  @Field(() => String, { description: 'The name on the bill.' })
  companyName!: string

  @Field(() => String, { nullable: true, description: 'First name on the bill, if another than the contact’s.' })
  firstName!: string | null

  @Field(() => String, { nullable: true, description: 'Last name on the bill, if another than the contact’s.' })
  lastName!: string | null

  @Field(() => Address, { description: 'The billing address and the primary contact.' })
  defaultAddress!: Address

  @Field(() => String, {
    description: 'Changes with every change; give it back to write only if nothing has changed since.',
  })
  etag!: string
}

@ObjectType({
  implements: Node,
  description: 'A company that the partner sells to: a tenant of the cloud.',
  simpleResolvers: true,
})
export class Customer extends Node {
  @Field(() => ID, { description: 'The customer’s id in commerce systems.' })
  commerceId!: string

  @Field(() => String, {
    nullable: true,
    description: 'The partner’s own id for the customer; unique among its customers.',
  })
  externalId!: string | null

  @Field(() => CompanyProfile, { description: 'The company as a tenant.' })
  companyProfile!: CompanyProfile

  @Field(() => BillingProfile, { description: 'Who is billed, where, and in which language.' })
  billingProfile!: BillingProfile

  @Field(() => Relationship, { description: 'What the partner is to the customer.' })
  relationship!: Relationship

  @Field(() => GraphQLDateTime, { description: 'When the customer was created.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { description: 'When its own data last changed.' })
  updatedAt!: Date
}

export const CustomerConnection = connectionOf(Customer)

@ObjectType({ description: 'The customer exists now, with everything that was asked for.', simpleResolvers: true })
export class CreateCustomerSuccess {
  @Field(() => Customer, { description: 'The new customer.' })
  customer!: Customer

  @Field(() => AdminCredentials, {
    description: 'How its administrator signs in. Keep the password: it is shown once.',
  })
  adminCredentials!: AdminCredentials

  @Field(() => Order, { nullable: true, description: 'The order; null when no subscription was ordered.' })
  order!: Order | null

  @Field(() => Boolean, replayedOptions)
  replayed!: boolean
}

export const CreateCustomerResult = resultUnion('CreateCustomerResult', CreateCustomerSuccess)

@ObjectType({ description: 'The customer’s billing profile is as it was asked for.', simpleResolvers: true })
class UpdateBillingProfileSuccess {
  @Field(() => Customer, { description: 'The customer as it is now.' })
  customer!: Customer
}

@ObjectType({ description: 'The reseller relationship has ended.', simpleResolvers: true })
class RemoveRelationshipSuccess {
  @Field(() => Customer, { description: 'The customer as it is now: in no list any more, its relationship NONE.' })
  customer!: Customer
}

/** What each change of a customer answers. */
export interface CustomerSuccess {
  readonly customer: Customer
}

@ObjectType({ description: 'The customer of the sandbox is gone; its audit trail stays.', simpleResolvers: true })
export class DeleteCustomerSuccess {
  @Field(() => ID, { description: 'What its id was.' })
  deletedCustomerId!: string
}

@ObjectType({
  description: 'The administrator has a new one-time password; the old one is void.',
  simpleResolvers: true,
})
export class ResetAdminPasswordSuccess {
  @Field(() => AdminCredentials, { description: 'How to sign in now. Keep the password: it is shown once.' })
  adminCredentials!: AdminCredentials

  @Field(() => Boolean, replayedOptions)
  replayed!: boolean
}

@ObjectType({
  description: 'No repeated request shows the customer’s one-time password any more.',
  simpleResolvers: true,
})
class ConfirmCredentialReceiptSuccess {
  @Field(() => Customer, { description: 'The customer.' })
  customer!: Customer
}

export const UpdateBillingProfileResult = resultUnion('UpdateBillingProfileResult', UpdateBillingProfileSuccess)
export const RemoveRelationshipResult = resultUnion('RemoveRelationshipResult', RemoveRelationshipSuccess)
export const DeleteCustomerResult = resultUnion('DeleteCustomerResult', DeleteCustomerSuccess)
export const ConfirmCredentialReceiptResult = resultUnion(
  'ConfirmCredentialReceiptResult',
  ConfirmCredentialReceiptSuccess,
)
export const ResetAdminPasswordResult = resultUnion('ResetAdminPasswordResult', ResetAdminPasswordSuccess)
