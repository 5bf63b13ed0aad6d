import { ArgsType, Field, ID } from 'type-graphql'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { EventType } from '../event/event.types.js'
import { WebhookDeliveryStatus } from './webhook.types.js'

const webhookIdOptions = { description: 'The webhook’s id.' }

@ArgsType()
export class RegisterWebhookArgs {
  @Field(() => String, {
    description:
      'Where to send events: https, at a public address, at most 2,048 characters, without user and password.',
  })
  url!: string

  @Field(() => [EventType], { nullable: true, description: 'Only these events; all of them when left out or null.' })
  eventTypes?: readonly EventType[] | null

  @Field(() => String, { nullable: true, description: 'What to call it, up to 255 characters.' })
  description?: string | null
}

@ArgsType()
export class UpdateWebhookArgs {
  @Field(() => ID, webhookIdOptions)
  webhookId!: string

  @Field(() => String, { nullable: true, description: 'The new URL, by the rules of registering; left out: as it is.' })
  url?: string | null

  @Field(() => [EventType], { nullable: true, description: 'Only these events; null for all; left out: as it is.' })
  eventTypes?: readonly EventType[] | null

  @Field(() => String, { nullable: true, description: 'What to call it; null for nothing; left out: as it is.' })
  description?: string | null
}

@ArgsType()
export class ReplayDeadDeliveriesArgs {
  @Field(() => ID, webhookIdOptions)
  webhookId!: string

  @Field(() => [ID], { nullable: true, description: 'Only these dead deliveries, by their ids; all when left out.' })
  deliveryIds?: readonly string[] | null
}

@ArgsType()
export class WebhookDeliveriesArgs extends ForwardPageArgs {
  @Field(() => WebhookDeliveryStatus, { nullable: true, description: 'Only deliveries that have come so far.' })
  status?: WebhookDeliveryStatus | null
}
