import { describe, expect, test } from '@jest/globals'
import { createGatewayClient, type GatewayClient, TypedDocumentString } from '../../src/client/index.js'
import { aCustomer, aDomain, anAddress, azure, office365E3 } from '../support/builders.js'
import { eventually } from '../support/eventually.js'
import { aGateway } from '../support/gateway.js'
import { codesOf, rejected, succeeded } from '../support/outcomes.js'

const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
const connect = (): GatewayClient => createGatewayClient({ url: gateway.url })

const created = async (client: GatewayClient, changes: Parameters<typeof aCustomer>[0] = {}) =>
  succeeded(await client.customers.create(aCustomer({ subscriptions: [{ offerId: azure }], ...changes })))

const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('customers', () => {
  test('one is created, found by each of its keys, changed, and deleted', async () => {
    const client = connect()
    const externalId = aDomain()
    const { customer, adminCredentials } = await created(client, { externalId, subscriptions: [] })
    const { id } = customer
    expect(adminCredentials.password).toEqual(expect.any(String))
    for (const by of [{ id }, { domain: customer.companyProfile.domain }, { externalId }])
      expect((await client.customers.get(by))?.id).toBe(id)

    const { billingProfile } = aCustomer({ billing: { companyName: 'Fifth Coffee' } })
    const changed = await client.customers.updateBillingProfile({ customerId: id, billingProfile })
    expect(succeeded(changed).customer.billingProfile.companyName).toBe('Fifth Coffee')

    expect(succeeded(await client.customers.delete({ customerId: id })).deletedCustomerId).toBe(id)
    expect(await client.customers.get({ id })).toBeNull()
  })

  test('a refusal is a result with everything that has to change', async () => {
    const result = await connect().customers.create(aCustomer({ domain: 'no domain', address: { postalCode: 'x' } }))
    expect(codesOf(rejected(result))).toEqual([
      'INVALID_FORMAT billingProfile.defaultAddress.postalCode',
      'INVALID_FORMAT companyProfile.domain',
    ])
  })

  test('what would be refused is told without writing', async () => {
    const client = connect()
    const domain = aDomain()
    expect(await client.customers.check(aCustomer({ domain, address: { postalCode: '' } }))).toHaveLength(1)
    expect(await client.customers.check(aCustomer({ domain }))).toEqual([])
    expect(await client.customers.get({ domain })).toBeNull()
    expect(await client.customers.checkAddress({ address: anAddress() })).toMatchObject({ valid: true, issues: [] })
  })

  test('a list is read item by item, page by page, or one page at a time', async () => {
    const client = connect()
    const name = `Paged${Date.now()}`
    for (let count = 0; count < 5; count += 1) await created(client, { billing: { companyName: `${name} ${count}` } })
    const list = client.customers.search(name, { orderBy: { field: 'COMPANY_NAME', direction: 'ASC' } })
    const names = (await collect(list)).map(({ companyProfile }) => companyProfile.companyName)
    expect(names).toEqual([0, 1, 2, 3, 4].map((count) => `${name} ${count}`))

    const pages = await collect(list.pages({ pageSize: 2 }))
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([2, 2, 1])

    const page = await list.page({ first: 2 })
    expect(page.totalCount).toBe(5)
    const next = await list.page({ first: 2, after: page.pageInfo.endCursor ?? '' })
    const back = await list.page({ last: 2, before: next.pageInfo.startCursor ?? '' })
    expect(back.nodes).toEqual(page.nodes)
  })

  test('the relationship ends once nothing is in use', async () => {
    const client = connect()
    const { customer } = await created(client)
    const customerId = customer.id
    expect(codesOf(rejected(await client.customers.removeRelationship({ customerId })))).toEqual([
      'NOT_ALLOWED_IN_STATE customerId',
    ])
    for await (const { id } of client.subscriptions.list({ customerId }))
      await client.subscriptions.suspend({ subscriptionId: id })
    succeeded(await client.customers.removeRelationship({ customerId }))
  })
})

test('a subscription is ordered, renamed, and taken through its states', async () => {
  const client = connect()
  const { customer } = await created(client)
  const order = await client.orders.create({
    customerId: customer.id,
    subscriptions: [{ offerId: office365E3, quantity: 3 }],
  })
  const { id: orderId } = succeeded(order).order
  const subscriptionId = succeeded(order).order.subscriptions[0]?.id ?? ''
  const { subscriptions } = client
  const renamed = succeeded(await subscriptions.rename({ subscriptionId, friendlyName: 'Desks' })).subscription
  expect(renamed.friendlyName).toBe('Desks')
  expect(succeeded(await subscriptions.changeQuantity({ subscriptionId, quantity: 4 })).subscription.quantity).toBe(4)
  const renewal = await subscriptions.setAutoRenew({ subscriptionId, autoRenewEnabled: false })
  expect(succeeded(renewal).subscription.autoRenewEnabled).toBe(false)
  const billed = succeeded(await client.orders.changeBillingCycle({ orderId, billingCycle: 'ANNUAL' })).order
  expect(billed.subscriptions.map(({ billingCycle }) => billingCycle)).toEqual(['ANNUAL'])
  expect(succeeded(await subscriptions.suspend({ subscriptionId })).subscription.status).toBe('SUSPENDED')
  expect(succeeded(await subscriptions.reactivate({ subscriptionId })).subscription.status).toBe('ACTIVE')
  const stale = await subscriptions.rename({ subscriptionId, friendlyName: 'Chairs', etag: renamed.etag })
  expect(codesOf(rejected(stale))).toEqual(['STALE_ETAG etag'])
  expect((await subscriptions.get({ id: subscriptionId }))?.customer.id).toBe(customer.id)
  expect(await collect(subscriptions.list({ customerId: customer.id }))).toHaveLength(2)
  expect(await collect(subscriptions.list({ customerId: customer.id, status: 'SUSPENDED' }))).toEqual([])
  expect(await collect(subscriptions.list({ customerId: 'unknown' }))).toEqual([])
})

test('a right on an Azure subscription is granted and revoked', async () => {
  const client = connect()
  const { customer, adminCredentials } = await created(client)
  const subscriptionId = customer.subscriptions.nodes[0]?.id ?? ''
  const grant = { subscriptionId, principal: adminCredentials.signInName, role: 'OWNER' } as const
  const { accessGrant } = succeeded(await client.access.grant(grant))
  const revoked = await client.access.revoke({ accessGrantId: accessGrant.id })
  expect(succeeded(revoked).accessGrant.id).toBe(accessGrant.id)
})

test('a one-time password is reset, shown again under its key, and no more after its receipt is confirmed', async () => {
  const client = connect()
  const { customer } = await created(client)
  const reset = { customerId: customer.id, idempotencyKey: aDomain() }
  const { password } = succeeded(await client.credentials.reset(reset)).adminCredentials
  expect(succeeded(await client.credentials.reset(reset))).toMatchObject({
    adminCredentials: { password },
    replayed: true,
  })
  succeeded(await client.credentials.confirmReceipt({ customerId: customer.id }))
  expect(succeeded(await client.credentials.reset(reset)).adminCredentials.password).toBeNull()
})

test('a webhook is registered, tried, changed and deleted', async () => {
  const { webhooks } = connect()
  const registered = succeeded(await webhooks.register({ url: 'http://127.0.0.1:1/hooks' }))
  const webhookId = registered.webhook.id
  expect((await collect(webhooks.list())).map(({ id }) => id)).toContain(webhookId)
  expect(succeeded(await webhooks.pause({ webhookId })).webhook.status).toBe('PAUSED')
  expect(succeeded(await webhooks.resume({ webhookId })).webhook.status).toBe('ACTIVE')
  const { event } = succeeded(await webhooks.sendTestEvent({ webhookId }))
  const delivery = await eventually(async () => (await collect(webhooks.deliveries({ webhookId })))[0])
  expect(delivery.eventId).toBe(event.id)
  expect(await collect(webhooks.deliveries({ webhookId, status: 'DEAD' }))).toEqual([])
  expect((await webhooks.get({ id: webhookId }))?.pendingCount).toBe(1)
  const updated = succeeded(await webhooks.update({ webhookId, description: 'Billing' })).webhook
  expect(updated.description).toBe('Billing')
  expect(succeeded(await webhooks.rotateSecret({ webhookId })).secret).not.toBe(registered.secret)
  expect(succeeded(await webhooks.replayDeadDeliveries({ webhookId })).replayedCount).toBe(0)
  expect(succeeded(await webhooks.delete({ webhookId })).deletedWebhookId).toBe(webhookId)
  expect(await collect(webhooks.deliveries({ webhookId }))).toEqual([])
})

test('what can be sold, where, under which rules, and who asks', async () => {
  const client = connect()
  const offers = await collect(client.offers.list({ country: 'US' }))
  expect(offers).toHaveLength((await client.offers.list({ country: 'US' }).page({ first: 1 })).totalCount ?? 0)
  expect((await client.offers.get({ country: 'US', id: azure }))?.name).toBe('Microsoft Azure')
  expect((await client.countries.list()).map(({ code }) => code)).toContain('US')
  expect((await client.countries.get({ code: 'us' }))?.states).not.toHaveLength(0)
  const domain = aDomain()
  expect(await client.domains.check({ domain })).toMatchObject({ domain, available: true })
  expect(await client.viewer()).toMatchObject({ roles: ['ADMIN_AGENT'], partner: { isSandbox: true } })
})

test('what was done to a customer is told, the latest first', async () => {
  const client = connect()
  const { customer } = await created(client)
  const records = await collect(client.audit.list({ customerId: customer.id }))
  expect(records.map(({ operation }) => operation)).toEqual(['CREATE_ORDER', 'ADD_CUSTOMER'])
})

test('messages come in the language that was asked for', async () => {
  const client = createGatewayClient({ url: gateway.url, language: 'de' })
  const [english, german] = [await connect().domains.check({ domain: '' }), await client.domains.check({ domain: '' })]
  expect(german.issues[0]?.code).toBe(english.issues[0]?.code)
  expect(german.issues[0]?.message).not.toBe(english.issues[0]?.message)
})

test('an operation of one’s own runs with its types', async () => {
  const operation = new TypedDocumentString<{ node: { __typename: string } | null }, { id: string }>(
    'query Kind($id: ID!) { node(id: $id) { __typename } }',
  )
  const client = connect()
  const { customer } = await created(client)
  expect(await client.run(operation, { id: customer.id })).toEqual({ node: { __typename: 'Customer' } })
})
