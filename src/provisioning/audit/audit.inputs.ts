import { GraphQLDateTime } from 'graphql-scalars'
import { ArgsType, Field, ID } from 'type-graphql'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { AuditOperation } from './audit.types.js'

@ArgsType()
export class AuditRecordsArgs extends ForwardPageArgs {
  @Field(() => ID, { nullable: true, description: 'Only what concerned this customer, which may be gone.' })
  customerId?: string | null

  @Field(() => AuditOperation, { nullable: true, description: 'Only this operation.' })
  operation?: AuditOperation | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only what happened at this moment or later.' })
  since?: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only what happened before this moment.' })
  until?: Date | null
}
