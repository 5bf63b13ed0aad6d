import { type Command, Option } from 'commander'
import type { AccessRole, Subscription, SubscriptionStatus } from '../../client/index.js'
import { billingCycleOf, billingCycles } from '../billing-cycles.js'
import { customerIdOf, offerFlag } from '../customer-input.js'
import { found, Misused, succeeded } from '../failures.js'
import type { Columns } from '../output.js'
import type { Session } from '../session.js'
import { type AddVerb, listFlags, upTo, wholeNumber } from '../verb.js'

const statuses: readonly SubscriptionStatus[] = ['ACTIVE', 'SUSPENDED', 'EXPIRED', 'PENDING', 'DISABLED', 'DELETED']
const roles: readonly AccessRole[] = ['OWNER', 'CONTRIBUTOR', 'READER']

const subscriptionColumns: Columns<Subscription> = {
  id: ({ id }) => id,
  name: ({ friendlyName }) => friendlyName,
  quantity: ({ quantity, unitType }) => `${quantity} ${unitType}`,
  status: ({ status }) => status,
  billed: ({ billingCycle }) => billingCycle,
  'renews itself': ({ autoRenewEnabled }) => autoRenewEnabled,
  until: ({ commitmentEndDate }) => commitmentEndDate.slice(0, 10),
  offer: ({ offer }) => offer.id,
}

const etagFlag = (command: Command): Command =>
  command.option('--etag <etag>', 'only if it has not changed since this etag was read')

/** One change of one subscription: its answer is the subscription as it is now. */
type Change = (session: Session, target: { subscriptionId: string; etag?: string }) => Promise<ChangeResult>
type ChangeResult = { __typename: 'Rejection' } | { __typename: string; subscription: Subscription }

const changing =
  (change: Change) =>
  async (session: Session): Promise<void> => {
    const [subscriptionId = ''] = session.parameters
    const { etag } = session.flags as { etag?: string }
    const result = succeeded(await change(session, { subscriptionId, ...(etag && { etag }) }))
    if ('subscription' in result) session.output.thing(result.subscription, subscriptionColumns)
  }

export const addSubscription = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('subscription').description('what customers have')
  addVerb(
    noun,
    {
      usage: 'list <customer>',
      description: 'lists the subscriptions of a customer (its id, domain or external id)',
      example: 'subscription list fourthcoffee.onmicrosoft.com',
      flags: (command) =>
        listFlags(command).addOption(new Option('--status <status>', 'only in this status').choices(statuses)),
    },
    async (session) => {
      const { status } = session.flags as { status?: SubscriptionStatus }
      const customerId = await customerIdOf(session)
      const subscriptions = session.client.subscriptions.list({ customerId, ...(status && { status }) })
      await session.output.list(upTo(subscriptions, session), subscriptionColumns)
    },
  )
  addVerb(
    noun,
    { usage: 'get <subscription>', description: 'shows one', example: 'subscription get 01a208f6-…' },
    async ({ client, output, parameters: [id = ''] }) =>
      output.thing(found(await client.subscriptions.get({ id }), 'subscription'), {
        ...subscriptionColumns,
        order: ({ order }) => order.id,
      }),
  )
  addVerb(
    noun,
    {
      usage: 'rename <subscription> <name>',
      description: 'gives it another friendly name',
      example: 'subscription rename 01a208f6-… "Azure of the web team"',
      flags: etagFlag,
    },
    changing(({ client, parameters: [, friendlyName = ''] }, target) =>
      client.subscriptions.rename({ ...target, friendlyName }),
    ),
  )
  addVerb(
    noun,
    {
      usage: 'quantity <subscription> <number>',
      description: 'changes the number of licences',
      example: 'subscription quantity 01a208f6-… 25',
      flags: etagFlag,
    },
    changing(({ client, parameters: [, quantity = ''] }, target) =>
      client.subscriptions.changeQuantity({ ...target, quantity: wholeNumber(quantity) }),
    ),
  )
  addVerb(
    noun,
    {
      usage: 'auto-renew <subscription> <on|off>',
      description: 'says whether a new term begins by itself',
      example: 'subscription auto-renew 01a208f6-… off',
      flags: etagFlag,
    },
    changing(({ client, parameters: [, answer = ''] }, target) => {
      if (answer !== 'on' && answer !== 'off') throw new Misused('Say "on" or "off".')
      return client.subscriptions.setAutoRenew({ ...target, autoRenewEnabled: answer === 'on' })
    }),
  )
  addVerb(
    noun,
    {
      usage: 'suspend <subscription>',
      description: 'takes it out of use',
      example: 'subscription suspend 01a208f6-…',
      flags: etagFlag,
    },
    changing(({ client }, target) => client.subscriptions.suspend(target)),
  )
  addVerb(
    noun,
    {
      usage: 'reactivate <subscription>',
      description: 'takes it back into use',
      example: 'subscription reactivate 01a208f6-…',
      flags: etagFlag,
    },
    changing(({ client }, target) => client.subscriptions.reactivate(target)),
  )
}

export const addOrder = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('order').description('what is ordered')
  addVerb(
    noun,
    {
      usage: 'create <customer>',
      description: 'orders more for a customer',
      example: 'order create fourthcoffee.onmicrosoft.com --offer MS-AZR-0145P --offer 796B6B5F-…=25',
      flags: (command) =>
        offerFlag(command).option('--idempotency-key <key>', 'to repeat a command whose answer was lost'),
    },
    async (session) => {
      const { offer: subscriptions = [], idempotencyKey } = session.flags as {
        offer?: { offerId: string }[]
        idempotencyKey?: string
      }
      const customerId = await customerIdOf(session)
      const key = idempotencyKey && { idempotencyKey }
      const { order } = succeeded(await session.client.orders.create({ customerId, subscriptions, ...key }))
      await session.output.list(order.subscriptions, subscriptionColumns)
    },
  )
  addVerb(
    noun,
    {
      usage: 'billing-cycle <order> <cycle>',
      description: 'changes how often is charged, for all subscriptions of an order: they begin a new term',
      example: 'order billing-cycle 01a208f6-… annual',
    },
    async ({ client, output, parameters: [orderId = '', text = ''] }) => {
      const billingCycle = billingCycleOf(text)
      if (!billingCycle) throw new Misused(`Say one of ${billingCycles.join(', ').toLowerCase()}.`)
      const { order } = succeeded(await client.orders.changeBillingCycle({ orderId, billingCycle }))
      await output.list(order.subscriptions, subscriptionColumns)
    },
  )
}

export const addAccess = (program: Command, addVerb: AddVerb): void => {
  const noun = program.command('access').description('rights on Azure subscriptions')
  const columns = {
    id: ({ id }: { id: string }) => id,
    principal: ({ principal }: { principal: string }) => principal,
    role: ({ role }: { role: string }) => role,
  }
  addVerb(
    noun,
    {
      usage: 'grant <subscription> <principal>',
      description: 'gives a user of the customer a right',
      example: 'access grant 01a208f6-… admin@fourthcoffee.onmicrosoft.com --role OWNER',
      flags: (command) =>
        command.addOption(new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory()),
    },
    async ({ client, output, parameters: [subscriptionId = '', principal = ''], flags }) => {
      const role = flags.role as AccessRole
      output.thing(succeeded(await client.access.grant({ subscriptionId, principal, role })).accessGrant, columns)
    },
  )
  addVerb(
    noun,
    { usage: 'list <subscription>', description: 'lists who may do what', example: 'access list 01a208f6-…' },
    async ({ client, output, parameters: [id = ''] }) =>
      output.list(found(await client.subscriptions.get({ id }), 'subscription').accessGrants, columns),
  )
  addVerb(
    noun,
    { usage: 'revoke <grant>', description: 'takes a right away', example: 'access revoke 01a208f6-…' },
    async ({ client, output, parameters: [accessGrantId = ''] }) =>
      output.thing(succeeded(await client.access.revoke({ accessGrantId })).accessGrant, columns),
  )
}
