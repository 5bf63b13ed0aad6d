import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { AllowedTo, adminAgents } from '../../shared/allowed-to.js'
import type { Caller } from '../../shared/caller.js'
import type { Rejection } from '../../shared/issue.types.js'
import { RegisterWebhookArgs, ReplayDeadDeliveriesArgs, UpdateWebhookArgs } from './webhook.inputs.js'
import {
  DeleteWebhookResult,
  type DeleteWebhookSuccess,
  PauseWebhookResult,
  RegisterWebhookResult,
  ReplayDeadDeliveriesResult,
  type ReplayDeadDeliveriesSuccess,
  ResumeWebhookResult,
  RotateWebhookSecretResult,
  SendTestEventResult,
  type SendTestEventSuccess,
  UpdateWebhookResult,
  type WebhookSecretSuccess,
  type WebhookSuccess,
} from './webhook.types.js'
import type { WebhookChangeService } from './webhook-change.service.js'
import type { WebhookReplayService } from './webhook-replay.service.js'

const webhookIdOptions = { description: 'The webhook’s id.' }

@Resolver()
export class WebhookChangeResolver {
  constructor(
    private readonly service: WebhookChangeService,
    private readonly replays: WebhookReplayService,
  ) {}

  @AllowedTo(adminAgents)
  @Mutation(() => RegisterWebhookResult, {
    description: 'Sends events to a URL from now on, and shows the secret that they are signed with, this once.',
  })
  registerWebhook(
    @Ctx('caller') caller: Caller,
    @Args(() => RegisterWebhookArgs) args: RegisterWebhookArgs,
  ): Promise<WebhookSecretSuccess | Rejection> {
    return this.service.register(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => UpdateWebhookResult, { description: 'Changes where events are sent, which, or the description.' })
  updateWebhook(
    @Ctx('caller') caller: Caller,
    @Args(() => UpdateWebhookArgs) args: UpdateWebhookArgs,
  ): Promise<WebhookSuccess | Rejection> {
    return this.service.update(caller, args)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => PauseWebhookResult, { description: 'Sends nothing until it is resumed; what happens is kept.' })
  pauseWebhook(
    @Ctx('caller') caller: Caller,
    @Arg('webhookId', () => ID, webhookIdOptions) webhookId: string,
  ): Promise<WebhookSuccess | Rejection> {
    return this.service.pause(caller, webhookId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => ResumeWebhookResult, { description: 'Sends again, first what was kept, in order.' })
  resumeWebhook(
    @Ctx('caller') caller: Caller,
    @Arg('webhookId', () => ID, webhookIdOptions) webhookId: string,
  ): Promise<WebhookSuccess | Rejection> {
    return this.service.resume(caller, webhookId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => DeleteWebhookResult, { description: 'Deletes a webhook with all its deliveries.' })
  deleteWebhook(
    @Ctx('caller') caller: Caller,
    @Arg('webhookId', () => ID, webhookIdOptions) webhookId: string,
  ): Promise<DeleteWebhookSuccess | Rejection> {
    return this.service.delete(caller, webhookId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => RotateWebhookSecretResult, {
    description: 'Makes a new signing secret and shows it, this once. For 24 hours the old one signs as well.',
  })
  rotateWebhookSecret(
    @Ctx('caller') caller: Caller,
    @Arg('webhookId', () => ID, webhookIdOptions) webhookId: string,
  ): Promise<WebhookSecretSuccess | Rejection> {
    return this.service.rotateSecret(caller, webhookId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => SendTestEventResult, { description: 'Sends an event "webhook.test" to one webhook.' })
  sendTestEvent(
    @Ctx('caller') caller: Caller,
    @Arg('webhookId', () => ID, webhookIdOptions) webhookId: string,
  ): Promise<SendTestEventSuccess | Rejection> {
    return this.replays.sendTest(caller, webhookId)
  }

  @AllowedTo(adminAgents)
  @Mutation(() => ReplayDeadDeliveriesResult, { description: 'Tries deliveries again that were given up.' })
  replayDeadDeliveries(
    @Ctx('caller') caller: Caller,
    @Args(() => ReplayDeadDeliveriesArgs) args: ReplayDeadDeliveriesArgs,
  ): Promise<ReplayDeadDeliveriesSuccess | Rejection> {
    return this.replays.replay(caller, args)
  }
}
