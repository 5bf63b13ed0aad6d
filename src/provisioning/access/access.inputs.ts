import { ArgsType, Field, ID } from 'type-graphql'
import { AccessRole } from './access.types.js'

@ArgsType()
export class GrantAccessArgs {
  @Field(() => ID, { description: 'The id of an Azure subscription.' })
  subscriptionId!: string

  @Field(() => String, {
    description: 'A sign-in name at the customer’s domain: "admin@fourthcoffee.onmicrosoft.com".',
  })
  principal!: string

  @Field(() => AccessRole, { description: 'What they may do.' })
  role!: AccessRole
}
