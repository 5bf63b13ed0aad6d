import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { describedEnum } from '../../shared/described-enum.js'

export const EventType = describedEnum('EventType', 'What happened.', {
  CUSTOMER_CREATED: 'A customer was created. Sent as "customer.created".',
  CUSTOMER_UPDATED: 'A customer’s billing profile was changed. Sent as "customer.updated".',
  CUSTOMER_DELETED: 'A customer of a sandbox was deleted. Sent as "customer.deleted".',
  RELATIONSHIP_REMOVED: 'The reseller relationship was ended. Sent as "relationship.removed".',
  SUBSCRIPTION_CREATED: 'A subscription was created. Sent as "subscription.created".',
  SUBSCRIPTION_UPDATED: 'A subscription was renamed or changed. Sent as "subscription.updated".',
  CREDENTIALS_RESET: 'An administrator got a new one-time password. Sent as "credentials.reset".',
  WEBHOOK_TEST: 'Somebody wanted to see whether a webhook works. Sent as "webhook.test".',
})
export type EventType = keyof typeof EventType

/** What followers of an event are told: ids, and what changed. Neither secrets nor personal data. */
export type EventData = Readonly<Record<string, unknown>>

@ObjectType({ description: 'Something that happened, as followers are told of it.', simpleResolvers: true })
export class Event {
  @Field(() => ID, { description: 'The same at each repetition: whoever has seen it can leave it out.' })
  id!: string

  @Field(() => EventType, { description: 'What happened.' })
  type!: EventType

  @Field(() => GraphQLDateTime, { description: 'When.' })
  occurredAt!: Date

  @Field(() => ID, { nullable: true, description: 'The customer it happened to; null for a test.' })
  customerId!: string | null

  @Field(() => GraphQLJSONObject, {
    description: 'Ids, and the fields that changed. Neither secrets nor personal data: read those from the customer.',
  })
  data!: EventData
}

@ObjectType({ description: 'What can be followed: it is told while it happens, as a stream of server-sent events.' })
export class SubscriptionRoot {}

/** As it is called on the wire: CUSTOMER_CREATED is "customer.created". */
export const wireNameOf = (type: EventType): string => type.toLowerCase().replace('_', '.')
