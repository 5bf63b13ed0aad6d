import { describe, expect, test } from '@jest/globals'
import {
  CustomerAuditDocument,
  RenameSubscriptionDocument,
  SubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'
import { aPartner, createCustomerOf } from '../../support/partners.js'

const gateway = aGateway()

const aSubscription = () => createSubscription(gateway)

const rename = async (subscriptionId: string, friendlyName: string, etag?: string) =>
  (await gateway.run(RenameSubscriptionDocument, { subscriptionId, friendlyName, ...(etag && { etag }) }))
    .renameSubscription

describe('renameSubscription', () => {
  test('gives the name without the space around it, and another etag', async () => {
    const { id, etag } = await aSubscription()
    const { subscription } = succeeded(await rename(id, '  Production   environment '))
    expect(subscription.friendlyName).toBe('Production environment')
    expect(subscription.etag).not.toBe(etag)
    const read = await gateway.run(SubscriptionDocument, { id })
    expect(read.subscription).toMatchObject(subscription)
  })

  test('is written to the audit trail with the name before', async () => {
    const { id, customerId } = await aSubscription()
    await rename(id, 'Production')
    const { customer } = await gateway.run(CustomerAuditDocument, { id: customerId, first: 1 })
    expect(customer?.auditRecords.nodes[0]).toMatchObject({
      operation: 'UPDATE_SUBSCRIPTION',
      changes: [{ field: `subscriptions.${id}.friendlyName`, before: 'Microsoft Azure', after: 'Production' }],
    })
    expect(customer?.auditRecords).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  })

  test('accepts the etag that was read, and refuses it afterwards', async () => {
    const { id, etag, customerId } = await aSubscription()
    succeeded(await rename(id, 'First', etag))
    expect(codesOf(rejected(await rename(id, 'Second', etag)))).toEqual(['STALE_ETAG etag'])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({
      operation: 'UPDATE_SUBSCRIPTION',
      succeeded: false,
    })
    const { subscription } = await gateway.run(SubscriptionDocument, { id })
    expect(subscription?.friendlyName).toBe('First')
  })

  test('answers a retry like the first time, and writes nothing', async () => {
    const { id, etag } = await aSubscription()
    const first = succeeded(await rename(id, 'Production', etag))
    expect(succeeded(await rename(id, 'Production', etag))).toEqual(first)
  })

  test('shows the second mutation of a request what the first one changed', async () => {
    const { id } = await aSubscription()
    const part = (alias: string, name: string) =>
      `${alias}: renameSubscription(subscriptionId: $id, friendlyName: "${name}") { ... on RenameSubscriptionSuccess { subscription { customer { subscriptions { nodes { friendlyName } } } } } }`
    const { body } = await gateway.ask(`mutation ($id: ID!) { ${part('a', 'First')} ${part('b', 'Second')} }`, { id })
    const shown = (name: string) => ({
      subscription: { customer: { subscriptions: { nodes: [{ friendlyName: name }] } } },
    })
    expect(body.data).toEqual({ a: shown('First'), b: shown('Second') })
  })

  test('keeps only the beginning of what was refused in the audit trail', async () => {
    const { id, customerId } = await aSubscription()
    rejected(await rename(id, 'x'.repeat(50_000)))
    expect(JSON.stringify((await auditOf(gateway, customerId))[0]).length).toBeLessThan(1_000)
  })

  test('of 20 callers with the same etag, one wins', async () => {
    const { id, etag } = await aSubscription()
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => rename(id, `Name ${index}`, etag)))
    expect(results.filter(({ __typename }) => __typename === 'RenameSubscriptionSuccess')).toHaveLength(1)
  })

  test.each([
    ['an empty name', '', 'REQUIRED friendlyName'],
    ['blanks', '   ', 'REQUIRED friendlyName'],
    ['256 characters', 'x'.repeat(256), 'TOO_LONG friendlyName'],
    ['a control character', 'Produc\u0007tion', 'INVALID_FORMAT friendlyName'],
    ['a line break', 'Produc\ntion', 'INVALID_FORMAT friendlyName'],
  ])('refuses %s', async (_title, friendlyName, expected) => {
    const { id } = await aSubscription()
    expect(codesOf(rejected(await rename(id, friendlyName)))).toEqual([expected])
  })

  test('accepts 255 characters, as people count them', async () => {
    const { id } = await aSubscription()
    const friendlyName = '🙂'.repeat(255)
    expect(succeeded(await rename(id, friendlyName)).subscription.friendlyName).toBe(friendlyName)
  })

  test.each(['0198f3c0-0000-7000-8000-00000000ffff', 'no id at all', ''])('does not find %p', async (id) => {
    expect(codesOf(rejected(await rename(id, '')))).toEqual(['NOT_FOUND subscriptionId', 'REQUIRED friendlyName'])
  })

  test('does not find what another partner has', async () => {
    const partner = await aPartner(gateway.gateway.storage)
    const { customer } = await createCustomerOf(partner, { subscriptions: [{ offerId: azure, quantity: 1 }] })
    const { subscriptions } = partner.services
    const [subscription] = (
      await partner.run(() => subscriptions.listOfCustomer(partner.caller(), customer.id, { status: null }))
    ).nodes
    const id = subscription?.id ?? ''
    expect(codesOf(rejected(await rename(id, 'Mine')))).toEqual(['NOT_FOUND subscriptionId'])
    expect((await gateway.run(SubscriptionDocument, { id })).subscription).toBeNull()
  })
})
