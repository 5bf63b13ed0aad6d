import { Field, ObjectType } from 'type-graphql'
import type { Issue as DomainIssue } from '../../shared/issue.js'
import { Issue } from '../../shared/issue.types.js'

@ObjectType({ description: 'A postal address with the person to contact there.', simpleResolvers: true })
export class Address {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string

  @Field(() => String, { nullable: true, description: 'A region below the state.' })
  region!: string | null

  @Field(() => String, { description: 'Empty where the country needs no city and none was given.' })
  city!: string

  @Field(() => String, { nullable: true, description: 'The state’s code where the country has a list of states.' })
  state!: string | null

  @Field(() => String, { description: 'Street and number.' })
  addressLine1!: string

  @Field(() => String, { nullable: true, description: 'More of it.' })
  addressLine2!: string | null

  @Field(() => String, { nullable: true, description: 'In capitals.' })
  postalCode!: string | null

  @Field(() => String, { description: 'The contact’s first name.' })
  firstName!: string

  @Field(() => String, { description: 'The contact’s last name.' })
  lastName!: string

  @Field(() => String, { nullable: true, description: 'The contact’s middle name.' })
  middleName!: string | null

  @Field(() => String, { nullable: true, description: 'The contact’s telephone number as E.164: "+14255550101".' })
  phoneNumber!: string | null
}

@ObjectType({
  description: 'What createCustomer would say of an address, and what it would store.',
  simpleResolvers: true,
})
export class AddressCheck {
  @Field(() => Boolean, { description: 'True when there is no issue.' })
  valid!: boolean

  @Field(() => [Issue], { description: 'What has to change; paths begin with "address".' })
  issues!: readonly DomainIssue[]

  @Field(() => Address, {
    nullable: true,
    description: 'The address as it would be stored; null when it is not valid.',
  })
  normalized!: Address | null
}
