import type { Command } from 'commander'
import type { EventType, Webhook } from '../../client/index.js'
import { found, succeeded } from '../failures.js'
import type { Columns } from '../output.js'
import { Prompter } from '../prompter.js'
import type { Session } from '../session.js'
import { type AddVerb, confirmed, listFlags, upTo } from '../verb.js'

const columns: Columns<Webhook> = {
  id: ({ id }) => id,
  url: ({ url }) => url,
  description: ({ description }) => description,
  events: ({ eventTypes }) => eventTypes ?? 'all',
  status: ({ status }) => status,
  waiting: ({ pendingCount }) => pendingCount,
  dead: ({ deadCount }) => deadCount,
}

const several = (type: string, types: EventType[] = []): EventType[] => [...types, type as EventType]

const settings = (command: Command): Command =>
  command
    .option('--event <type>', 'only such events, e.g. CUSTOMER_CREATED; may be said several times', several)
    .option('--description <text>', 'what to call it')

const said = ({ flags }: Session) => {
  const { event, description } = flags as { event?: EventType[]; description?: string }
  return { ...(event && { eventTypes: event }), ...(description !== undefined && { description }) }
}

export const addWebhook = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('webhook').description('where events are sent')
  const withSecret = {
    id: ({ webhook }: { webhook: Webhook }) => webhook.id,
    secret: ({ secret }: { secret: string }) => secret,
  }
  addVerb(
    noun,
    {
      usage: 'register <url>',
      description: 'sends events there from now on; the signing secret is shown this once',
      example: 'webhook register https://crm.example/hooks --event CUSTOMER_CREATED',
      flags: settings,
    },
    async (session) => {
      const [url = ''] = session.parameters
      session.output.thing(succeeded(await session.client.webhooks.register({ url, ...said(session) })), withSecret)
    },
  )
  addVerb(
    noun,
    { usage: 'list', description: 'lists them, the oldest first', example: 'webhook list', flags: listFlags },
    (session) => session.output.list(upTo(session.client.webhooks.list(), session), columns),
  )
  addVerb(
    noun,
    { usage: 'get <webhook>', description: 'shows one', example: 'webhook get 01a208f6-…' },
    async ({ client, output, parameters: [id = ''] }) =>
      output.thing(found(await client.webhooks.get({ id }), 'webhook'), columns),
  )
  addVerb(
    noun,
    {
      usage: 'update <webhook>',
      description: 'changes where events are sent, or which',
      example: 'webhook update 01a208f6-… --to https://crm.example/new',
      flags: (command) => settings(command).option('--to <url>', 'the new URL'),
    },
    async (session) => {
      const { to: url } = session.flags as { to?: string }
      const change = { webhookId: session.parameters[0] ?? '', ...said(session), ...(url && { url }) }
      session.output.thing(succeeded(await session.client.webhooks.update(change)).webhook, columns)
    },
  )
  for (const [verb, description] of [
    ['pause', 'sends nothing until it is resumed; what happens is kept'],
    ['resume', 'sends again, first what was kept'],
  ] as const)
    addVerb(
      noun,
      { usage: `${verb} <webhook>`, description, example: `webhook ${verb} 01a208f6-…` },
      async ({ client, output, parameters: [webhookId = ''] }) => {
        const result = await client.webhooks[verb]({ webhookId })
        if (result.__typename === 'Rejection') succeeded(result)
        else output.thing(result.webhook, columns)
      },
    )
  addVerb(
    noun,
    {
      usage: 'rotate-secret <webhook>',
      description: 'makes a new signing secret; for 24 hours the old one signs as well',
      example: 'webhook rotate-secret 01a208f6-…',
    },
    async ({ client, output, parameters: [webhookId = ''] }) =>
      output.thing(succeeded(await client.webhooks.rotateSecret({ webhookId })), withSecret),
  )
  addVerb(
    noun,
    {
      usage: 'test <webhook>',
      description: 'sends an event to see whether it works',
      example: 'webhook test 01a208f6-…',
    },
    async ({ client, output, parameters: [webhookId = ''] }) =>
      output.thing(succeeded(await client.webhooks.sendTestEvent({ webhookId })).event, { event: ({ id }) => id }),
  )
  addVerb(
    noun,
    {
      usage: 'deliveries <webhook>',
      description: 'lists what was sent, the latest event first',
      example: 'webhook deliveries 01a208f6-… --limit 10',
      flags: listFlags,
    },
    (session) =>
      session.output.list(
        upTo(session.client.webhooks.deliveries({ webhookId: session.parameters[0] ?? '' }), session),
        {
          id: ({ id }) => id,
          event: ({ type }) => type,
          status: ({ status }) => status,
          tries: ({ attempts }) => attempts,
          answer: ({ responseStatus, failure }) => failure ?? responseStatus,
          when: ({ createdAt }) => createdAt,
        },
      ),
  )
  addVerb(
    noun,
    {
      usage: 'replay <webhook>',
      description: 'tries deliveries again that were given up',
      example: 'webhook replay 01a208f6-…',
      flags: (command) => command.option('--delivery <id...>', 'only these; all of them when left out'),
    },
    async ({ client, output, parameters: [webhookId = ''], flags }) => {
      const { delivery: deliveryIds } = flags as { delivery?: string[] }
      const replay = { webhookId, ...(deliveryIds && { deliveryIds }) }
      const replayed = succeeded(await client.webhooks.replayDeadDeliveries(replay))
      output.thing(replayed, { replayed: ({ replayedCount }) => replayedCount })
    },
  )
  addVerb(
    noun,
    {
      usage: 'delete <webhook>',
      description: 'deletes it with all its deliveries',
      example: 'webhook delete 01a208f6-… --yes',
      flags: (command) => command.option('--yes', 'without being asked'),
    },
    async (session) => {
      const [webhookId = ''] = session.parameters
      const prompter = new Prompter(session.surroundings)
      await confirmed(session, () => prompter.confirm('Delete the webhook with all that was not sent yet?'))
      const deleted = succeeded(await session.client.webhooks.delete({ webhookId }))
      session.output.thing(deleted, { deleted: ({ deletedWebhookId }) => deletedWebhookId })
    },
  )
}
