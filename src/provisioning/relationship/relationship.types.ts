import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'
import { Node } from '../../shared/node.types.js'

export const RelationshipToPartner = describedEnum(
  'RelationshipToPartner',
  'What the partner is to the customer, in Partner Center’s words.',
  {
    RESELLER: 'The partner sells to the customer: the relationship that creating a customer makes.',
    ADVISOR: 'The partner advises the customer and sells nothing.',
    SYNDICATION: 'The partner resells under its own brand.',
    MICROSOFT_SUPPORT: 'Microsoft’s own support.',
    NONE: 'The relationship was removed.',
    UNKNOWN: 'Not known.',
  },
)
export type RelationshipToPartner = keyof typeof RelationshipToPartner

@ObjectType({ implements: Node, description: 'The bond between the partner and one customer.', simpleResolvers: true })
export class Relationship extends Node {
  @Field(() => RelationshipToPartner, { description: 'What the partner is to the customer.' })
  relationshipToPartner!: RelationshipToPartner

  @Field(() => Boolean, { description: 'Whether the partner may administer the tenant on the customer’s behalf.' })
  allowDelegatedAccess!: boolean

  @Field(() => GraphQLDateTime, { description: 'When the relationship began.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was removed; null while it lasts.' })
  endedAt!: Date | null
}
