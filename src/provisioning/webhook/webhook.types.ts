import { GraphQLDateTime } from 'graphql-scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import { connectionOf } from '../../shared/connection.types.js'
import { describedEnum } from '../../shared/described-enum.js'
import { resultUnion } from '../../shared/issue.types.js'
import { Node } from '../../shared/node.types.js'
import { Event, EventType } from '../event/event.types.js'

const WebhookStatus = describedEnum('WebhookStatus', 'Whether events are sent to a webhook now.', {
  ACTIVE: 'They are sent as they happen.',
  PAUSED: 'They are kept, and sent in order once it is resumed.',
})
type WebhookStatus = keyof typeof WebhookStatus

export const WebhookDeliveryStatus = describedEnum('WebhookDeliveryStatus', 'How far a delivery has come.', {
  PENDING: 'It has not arrived yet and will be tried, again if need be.',
  DELIVERED: 'The receiver answered with a status from 200 to 299.',
  DEAD: 'It was tried for more than 24 hours without success, and is not tried any more unless it is replayed.',
})
export type WebhookDeliveryStatus = keyof typeof WebhookDeliveryStatus

@AllowedTo(adminAgents)
@ObjectType({
  implements: Node,
  description: 'Where events are sent, signed by the Standard Webhooks scheme.',
  simpleResolvers: true,
})
export class Webhook extends Node {
  @Field(() => String, { description: 'Where they are sent.' })
  url!: string

  @Field(() => String, { nullable: true, description: 'What the partner calls it.' })
  description!: string | null

  @Field(() => [EventType], { nullable: true, description: 'Which events are sent; null for all.' })
  eventTypes!: readonly EventType[] | null

  @Field(() => WebhookStatus, { description: 'Whether events are sent now.' })
  status!: WebhookStatus

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the secret from before the last rotation signs as well; null where there is none such.',
  })
  oldSecretUntil!: Date | null

  @Field(() => GraphQLDateTime, { description: 'When it was registered: earlier events are not sent.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { description: 'When it was changed, paused, resumed or given a new secret.' })
  updatedAt!: Date
}

@AllowedTo(adminAgents)
@ObjectType({ implements: Node, description: 'One event on its way to one webhook.', simpleResolvers: true })
export class WebhookDelivery extends Node {
  @Field(() => ID, { description: 'The event’s id: the header webhook-id, the same at each try.' })
  eventId!: string

  @Field(() => EventType, { description: 'What happened.' })
  type!: EventType

  @Field(() => ID, { nullable: true, description: 'The customer it happened to; null for a test.' })
  customerId!: string | null

  @Field(() => WebhookDeliveryStatus, { description: 'How far it has come.' })
  status!: WebhookDeliveryStatus

  @Field(() => Int, { description: 'How often it was tried since it was made or replayed.' })
  attempts!: number

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is tried next; null while an earlier event of its customer comes first, and when it is over.',
  })
  nextAttemptAt!: Date | null

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was tried last.' })
  lastAttemptAt!: Date | null

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer; null where none came.' })
  responseStatus!: number | null

  @Field(() => String, { nullable: true, description: 'What went wrong the last time, in a few words.' })
  failure!: string | null

  @Field(() => GraphQLDateTime, { description: 'When it was queued.' })
  createdAt!: Date

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it arrived.' })
  deliveredAt!: Date | null
}

export const WebhookConnection = connectionOf(Webhook)
export const WebhookDeliveryConnection = connectionOf(WebhookDelivery)

/** What a change of a webhook answers. */
export interface WebhookSuccess {
  readonly webhook: Webhook
}

/** The success of a change, with the webhook as it is now. */
const changeSuccess = (name: string, description: string) => {
  @ObjectType(name, { description, simpleResolvers: true })
  class ChangeSuccess implements WebhookSuccess {
    @Field(() => Webhook, { description: 'The webhook as it is now.' })
    webhook!: Webhook
  }
  return resultUnion(name.replace(/Success$/, 'Result'), ChangeSuccess, name)
}

export const UpdateWebhookResult = changeSuccess('UpdateWebhookSuccess', 'The webhook is as it was asked.')
export const PauseWebhookResult = changeSuccess('PauseWebhookSuccess', 'Nothing is sent until it is resumed.')
export const ResumeWebhookResult = changeSuccess('ResumeWebhookSuccess', 'Events are sent, those from the pause first.')

/** What shows a signing secret. */
export interface WebhookSecretSuccess extends WebhookSuccess {
  readonly secret: string
}

const secretSuccess = (name: string, description: string) => {
  @ObjectType(name, { description, simpleResolvers: true })
  class SecretSuccess implements WebhookSecretSuccess {
    @Field(() => Webhook, { description: 'The webhook as it is now.' })
    webhook!: Webhook

    @Field(() => String, {
      description: 'The signing secret, "whsec_…", for a library of Standard Webhooks. It is in this answer only.',
    })
    secret!: string
  }
  return resultUnion(name.replace(/Success$/, 'Result'), SecretSuccess, name)
}

export const RegisterWebhookResult = secretSuccess('RegisterWebhookSuccess', 'Events are sent from now on.')
export const RotateWebhookSecretResult = secretSuccess(
  'RotateWebhookSecretSuccess',
  'There is a new secret; for 24 hours the old one signs as well.',
)

@ObjectType({ description: 'The webhook is gone, and what was not sent yet is not sent.', simpleResolvers: true })
export class DeleteWebhookSuccess {
  @Field(() => ID, { description: 'The id it had.' })
  deletedWebhookId!: string
}

@ObjectType({ description: 'The event is on its way, to this webhook only.', simpleResolvers: true })
export class SendTestEventSuccess {
  @Field(() => Event, { description: 'The event; look among the webhook’s deliveries for what became of it.' })
  event!: Event
}

@ObjectType({ description: 'Dead deliveries are tried again.', simpleResolvers: true })
export class ReplayDeadDeliveriesSuccess implements WebhookSuccess {
  @Field(() => Webhook, { description: 'The webhook as it is now.' })
  webhook!: Webhook

  @Field(() => Int, { description: 'How many; at most 1,000 at a time, the oldest first.' })
  replayedCount!: number
}

export const DeleteWebhookResult = resultUnion('DeleteWebhookResult', DeleteWebhookSuccess)
export const SendTestEventResult = resultUnion('SendTestEventResult', SendTestEventSuccess)
export const ReplayDeadDeliveriesResult = resultUnion('ReplayDeadDeliveriesResult', ReplayDeadDeliveriesSuccess)
