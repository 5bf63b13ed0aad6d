import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Connection } from '../../shared/connection.types.js'
import { ForwardPageArgs } from '../../shared/page.inputs.js'
import { WebhookDeliveriesArgs } from './webhook.inputs.js'
import type { WebhookService } from './webhook.service.js'
import { Webhook, WebhookConnection, type WebhookDelivery, WebhookDeliveryConnection } from './webhook.types.js'

@Resolver(() => Webhook)
export class WebhookResolver {
  constructor(private readonly service: WebhookService) {}

  @AllowedTo(adminAgents)
  @Query(() => WebhookConnection, { description: 'Where the partner’s events are sent, the oldest webhook first.' })
  webhooks(
    @Ctx('caller') caller: Caller,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<Webhook>> {
    return this.service.list(caller, args)
  }

  @AllowedTo(adminAgents)
  @Query(() => Webhook, { nullable: true, description: 'One webhook; null when the partner has none such.' })
  webhook(
    @Ctx('caller') caller: Caller,
    @Arg('id', () => ID, { description: 'The webhook’s id.' }) id: string,
  ): Promise<Webhook | null> {
    return this.service.find(caller, id)
  }

  @FieldResolver(() => WebhookDeliveryConnection, { description: 'Its deliveries, the latest event first.' })
  deliveries(
    @Ctx('caller') caller: Caller,
    @Root() webhook: Webhook,
    @Args(() => WebhookDeliveriesArgs) args: WebhookDeliveriesArgs,
  ): Promise<Connection<WebhookDelivery>> {
    return this.service.listDeliveries(caller, webhook.id, args)
  }

  @FieldResolver(() => Int, { description: 'How many deliveries have not arrived yet and will be tried.' })
  pendingCount(@Ctx('caller') caller: Caller, @Root() webhook: Webhook): Promise<number> {
    return this.service.countDeliveries(caller, webhook.id, 'PENDING')
  }

  @FieldResolver(() => Int, { description: 'How many deliveries were given up and can be replayed.' })
  deadCount(@Ctx('caller') caller: Caller, @Root() webhook: Webhook): Promise<number> {
    return this.service.countDeliveries(caller, webhook.id, 'DEAD')
  }
}
