import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import { connectionOf } from '../../shared/connection.types.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'
import { PartnerRole } from '../partner/partner.types.js'

@AllowedTo(adminAgents)
@ObjectType({
  implements: Node,
  description: 'What a program signs in with: "Authorization: Bearer csp_…". The secret itself is never shown again.',
  simpleResolvers: true,
})
export class ApiKey extends Node {
  @Field(() => String, { description: 'What it is called; in audit records "key:" and this name.' })
  name!: string

  @Field(() => [PartnerRole], { description: 'What whoever has it may do.' })
  roles!: readonly PartnerRole[]

  @Field(() => String, { description: 'Who made it.' })
  createdBy!: string

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { nullable: true, description: 'From when on it is refused; null for never.' })
  expiresAt!: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was revoked; null while it was not.' })
  revokedAt!: Date | null

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was used last, to the minute; null when it never was.',
  })
  lastUsedAt!: Date | null
}

export const ApiKeyConnection = connectionOf(ApiKey)

@ObjectType({ description: 'The key can be used at once.', simpleResolvers: true })
export class CreateApiKeySuccess {
  @Field(() => ApiKey, { description: 'The new key.' })
  apiKey!: ApiKey

  @Field(() => String, { description: 'What to sign in with, "csp_…". It is in this answer only.' })
  secret!: string
}

@ObjectType({ description: 'The key is refused from now on.', simpleResolvers: true })
export class RevokeApiKeySuccess {
  @Field(() => ApiKey, { description: 'The key as it is now.' })
  apiKey!: ApiKey
}

export const CreateApiKeyResult = resultUnion('CreateApiKeyResult', CreateApiKeySuccess)
export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', RevokeApiKeySuccess)
