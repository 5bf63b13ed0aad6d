import { z } from 'zod'
import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { adminAgent, type RestRoute, route } from '../../shared/rest/route.js'
import type { EventType } from '../event/event.types.js'
import { registrationNotFound, webhookNotFound } from './webhook.rules.js'
import type { WebhookService } from './webhook.service.js'
import type { Webhook } from './webhook.types.js'
import type { WebhookChangeService } from './webhook-change.service.js'
import type { WebhookReplayService } from './webhook-replay.service.js'
import {
  eventNames,
  eventTypeOf,
  registrationBody,
  registrationSchema,
  toWireRegistration,
  toWireValidation,
  validationSchema,
} from './webhook-wire.rest.js'

interface WebhookServices {
  readonly webhooks: WebhookService
  readonly webhookChanges: WebhookChangeService
  readonly webhookReplays: WebhookReplayService
}

const path = '/webhooks/v1/registration'
const common = { tag: 'Webhooks', roles: adminAgent } as const

/** Partner Center has one registration for a partner: here it is the webhook that is called this. */
const registrationName = 'Partner Center registration'

const wirePathOf = ([first = '', ...rest]: InputPath): InputPath => [
  { url: 'WebhookUrl', eventTypes: 'WebhookEvents' }[first] ?? first,
  ...rest,
]

export const webhookRoutes = ({ webhooks, webhookChanges, webhookReplays }: WebhookServices): RestRoute[] => {
  const findRegistration = async (caller: Caller): Promise<Webhook | undefined> =>
    (await webhooks.list(caller, { first: 100 })).nodes.find(({ description }) => description === registrationName)
  return [
    route({
      ...{ ...common, method: 'GET', path: `${path}/events`, operationId: 'listWebhookEvents' },
      summary: 'The events that there are.',
      answer: z.array(z.string()),
      handle: () => eventNames,
    }),
    route({
      ...{ ...common, method: 'GET', path, operationId: 'getWebhookRegistration' },
      summary: 'Where events are sent, and which.',
      answer: registrationSchema,
      handle: async ({ caller }) => {
        const found = await findRegistration(caller)
        return found ? toWireRegistration(found) : new Rejection([registrationNotFound()])
      },
    }),
    route({
      ...{ ...common, method: 'POST', path, operationId: 'registerWebhook' },
      summary:
        'Sends events to a URL from now on. They are signed by Standard Webhooks, with the secret in this answer.',
      body: registrationBody,
      answer: registrationSchema,
      wirePathOf,
      handle: async ({ caller, body }) => {
        const { eventTypes, issues } = parseEvents(body.webhookEvents)
        const input = { url: body.webhookUrl ?? '', eventTypes, description: registrationName }
        const made = await webhookChanges.register(caller, input, { issues, isOnlyOne: true })
        return made instanceof Rejection ? made : toWireRegistration(made.webhook, made.secret)
      },
    }),
    route({
      ...{ ...common, method: 'PUT', path, operationId: 'updateWebhook' },
      summary: 'Changes where events are sent, and which.',
      body: registrationBody,
      answer: registrationSchema,
      wirePathOf,
      handle: async ({ caller, body }) => {
        const found = await findRegistration(caller)
        if (!found) return new Rejection([registrationNotFound()])
        const { eventTypes, issues } = parseEvents(body.webhookEvents)
        const input = { webhookId: found.id, url: body.webhookUrl ?? '', eventTypes }
        const changed = await webhookChanges.update(caller, input, { issues })
        return changed instanceof Rejection ? changed : toWireRegistration(changed.webhook)
      },
    }),
    route({
      ...{ ...common, method: 'POST', path: `${path}/validationEvents`, operationId: 'sendWebhookTest' },
      summary: 'Sends an event "test-created".',
      answer: z.object({ correlationId: z.string() }),
      handle: async ({ caller }) => {
        const found = await findRegistration(caller)
        if (!found) return new Rejection([registrationNotFound()])
        const sent = await webhookReplays.sendTest(caller, found.id)
        return sent instanceof Rejection ? sent : { correlationId: sent.event.id }
      },
    }),
    route({
      ...{ ...common, method: 'GET', path: `${path}/validationEvents/{correlationId}`, operationId: 'getWebhookTest' },
      summary: 'What became of a test.',
      answer: validationSchema,
      handle: async ({ caller, params }) => {
        const found = await findRegistration(caller)
        const eventId = parseId(params.correlationId) ?? ''
        const delivery = found && (await webhooks.findDeliveryOfEvent(caller, found.id, eventId))
        if (!delivery) return new Rejection([webhookNotFound(params.correlationId)])
        return toWireValidation(caller.partner.id, found, delivery)
      },
    }),
  ]
}

/** The events are left open when one of them is unknown: what it stands for is not known either. */
const parseEvents = (names: readonly string[] = []): { eventTypes?: EventType[]; issues: Issue[] } => {
  const found = names.map((name) => eventTypeOf(name))
  const issues = found.flatMap((type, place) =>
    type
      ? []
      : [issue('NOT_SUPPORTED', ['eventTypes', String(place)], 'webhook.unknownEvent', { suggestions: eventNames })],
  )
  return issues.length > 0 ? { issues } : { eventTypes: found.filter((type) => type !== undefined), issues }
}
