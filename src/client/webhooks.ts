import {
  DeleteWebhookDocument,
  PauseWebhookDocument,
  RegisterWebhookDocument,
  ReplayDeadDeliveriesDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  SendTestEventDocument,
  UpdateWebhookDocument,
  type WebhookDeliveryFieldsFragment,
  type WebhookDeliveryStatus,
  WebhookDocument,
  WebhooksDocument,
} from './generated/graphql.js'
import { type Page, Pages } from './pages.js'
import type { Call, CallOptions, Run } from './run.js'

export interface DeliveryConditions {
  readonly webhookId: string
  readonly status?: WebhookDeliveryStatus
}

/** What a webhook that does not exist has. */
const nothing: Page<WebhookDeliveryFieldsFragment> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: 0,
}

export const webhookOperations = (run: Run, call: Call) => ({
  /** The answer has the signing secret, this once. */
  register: call(RegisterWebhookDocument, 'registerWebhook'),
  update: call(UpdateWebhookDocument, 'updateWebhook'),
  pause: call(PauseWebhookDocument, 'pauseWebhook'),
  resume: call(ResumeWebhookDocument, 'resumeWebhook'),
  delete: call(DeleteWebhookDocument, 'deleteWebhook'),
  /** The answer has the new signing secret, this once. */
  rotateSecret: call(RotateWebhookSecretDocument, 'rotateWebhookSecret'),
  sendTestEvent: call(SendTestEventDocument, 'sendTestEvent'),
  replayDeadDeliveries: call(ReplayDeadDeliveriesDocument, 'replayDeadDeliveries'),
  /** With its latest deliveries. */
  get: call(WebhookDocument, 'webhook'),
  list: (options?: CallOptions) =>
    new Pages(async ({ withTotalCount: _always, ...place }) => (await run(WebhooksDocument, place, options)).webhooks),
  deliveries: (
    { webhookId: id, ...conditions }: DeliveryConditions,
    options?: CallOptions,
  ): Pages<WebhookDeliveryFieldsFragment> =>
    new Pages(async (place) => {
      const { webhook } = await run(WebhookDocument, { id, ...conditions, ...place }, options)
      return webhook?.deliveries ?? nothing
    }),
})
