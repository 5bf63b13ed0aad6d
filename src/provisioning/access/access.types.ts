import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'

export const AccessRole = describedEnum('AccessRole', 'What somebody may do with an Azure subscription.', {
  OWNER: 'Everything, and give rights to others.',
  CONTRIBUTOR: 'Everything but give rights to others.',
  READER: 'Look at everything and change nothing.',
})
export type AccessRole = keyof typeof AccessRole

@ObjectType({
  implements: Node,
  description: 'A right of one person on one Azure subscription.',
  simpleResolvers: true,
})
export class AccessGrant extends Node {
  @Field(() => String, { description: 'Who has it, by sign-in name: "admin@fourthcoffee.onmicrosoft.com".' })
  principal!: string

  @Field(() => AccessRole, { description: 'What they may do.' })
  role!: AccessRole

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  createdAt!: Date
}

@ObjectType({ description: 'The right exists now.', simpleResolvers: true })
export class GrantSubscriptionAccessSuccess {
  @Field(() => AccessGrant, { description: 'The new right.' })
  accessGrant!: AccessGrant
}

@ObjectType({ description: 'The right is gone.', simpleResolvers: true })
export class RevokeSubscriptionAccessSuccess {
  @Field(() => AccessGrant, { description: 'The right as it was.' })
  accessGrant!: AccessGrant
}

export const GrantSubscriptionAccessResult = resultUnion(
  'GrantSubscriptionAccessResult',
  GrantSubscriptionAccessSuccess,
)
export const RevokeSubscriptionAccessResult = resultUnion(
  'RevokeSubscriptionAccessResult',
  RevokeSubscriptionAccessSuccess,
)
