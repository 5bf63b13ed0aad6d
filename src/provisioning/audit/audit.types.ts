import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ObjectType } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import { connectionOf } from '../../shared/connection.types.js'
import { describedEnum } from '../../shared/described-enum.js'
import { Node } from '../../shared/node.types.js'

export const AuditOperation = describedEnum('AuditOperation', 'What was done, or tried.', {
  ADD_CUSTOMER: 'A customer was created.',
  UPDATE_BILLING_PROFILE: 'A billing profile was changed.',
  RESET_ADMIN_PASSWORD: 'An administrator got a new one-time password.',
  SHOW_ADMIN_PASSWORD: 'A one-time password was shown again, to a repetition of the request that made it.',
  CONFIRM_CREDENTIAL_RECEIPT: 'Somebody said that the one-time password has arrived: it is shown no more.',
  REMOVE_RELATIONSHIP: 'The reseller relationship was ended.',
  DELETE_CUSTOMER: 'A customer of a sandbox was deleted.',
  CREATE_ORDER: 'Subscriptions were ordered.',
  UPDATE_SUBSCRIPTION: 'A subscription was renamed or changed.',
  GRANT_ACCESS: 'Somebody got a right on a subscription.',
  REVOKE_ACCESS: 'Somebody lost a right on a subscription.',
  REGISTER_WEBHOOK: 'A webhook was registered.',
  UPDATE_WEBHOOK: 'A webhook was changed, paused or resumed.',
  DELETE_WEBHOOK: 'A webhook was deleted.',
  ROTATE_WEBHOOK_SECRET: 'A webhook got a new signing secret.',
  REPLAY_WEBHOOK_DELIVERIES: 'Deliveries that were given up were tried again.',
  CREATE_API_KEY: 'An API key was made.',
  REVOKE_API_KEY: 'An API key was revoked.',
  CHANGE_ADMIN_PASSWORD: 'A customer’s administrator chose a password of their own.',
  DENY_ACCESS: 'Somebody asked for what their roles do not allow.',
})
export type AuditOperation = keyof typeof AuditOperation

@ObjectType({ description: 'What one field was before and after. Secrets never stand here.', simpleResolvers: true })
export class AuditChange {
  @Field(() => String, { description: 'The field, as in the input: "billingProfile.email".' })
  field!: string

  @Field(() => String, { nullable: true, description: 'The value before; null when there was none.' })
  before!: string | null

  @Field(() => String, { nullable: true, description: 'The value after; null when there is none.' })
  after!: string | null
}

@AllowedTo(adminAgents)
@ObjectType({
  implements: Node,
  description: 'Who did what, and when. Records are never changed and never deleted.',
  simpleResolvers: true,
})
export class AuditRecord extends Node {
  @Field(() => AuditOperation, { description: 'What was done, or tried.' })
  operation!: AuditOperation

  @Field(() => Boolean, { description: 'Whether it was done; false for a refused attempt.' })
  succeeded!: boolean

  @Field(() => String, { description: 'Who did it.' })
  userName!: string

  @Field(() => GraphQLDateTime, { description: 'When.' })
  occurredAt!: Date

  @Field(() => String, { nullable: true, description: 'Ties it to the log lines of the request.' })
  correlationId!: string | null

  @Field(() => [AuditChange], { description: 'Field by field; empty where nothing was changed.' })
  changes!: readonly AuditChange[]

  customerId!: string | null
}

export const AuditRecordConnection = connectionOf(AuditRecord)
