import { GraphQLDateTime } from 'graphql-scalars'
import { ArgsType, Field } from 'type-graphql'
import { PartnerRole } from '../partner/partner.types.js'

@ArgsType()
export class CreateApiKeyArgs {
  @Field(() => String, {
    description: 'What to call it, up to 100 characters; no two keys in use are called the same.',
  })
  name!: string

  @Field(() => [PartnerRole], { description: 'What whoever has it may do: at least one.' })
  roles!: readonly PartnerRole[]

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends by itself; left out or null: never.' })
  expiresAt?: Date | null
}
