import { describe, expect, test } from '@jest/globals'
import {
  type BillingCycle,
  ChangeOrderBillingCycleDocument,
  RemoveRelationshipDocument,
  SetSubscriptionAutoRenewDocument,
  type SubscriptionOrderInput,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { newId } from '../../../src/shared/ids.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, rejected, succeeded } from '../../support/outcomes.js'
import { ok } from '../../support/rest.js'

const gateway = aGateway()

const office365E1 = '91FD106F-4B2C-4938-95AC-F54F74E9A239'
const trial = '32B23C88-949F-4E5B-B500-A87EEC676B80'

const change = async (orderId: string, billingCycle: BillingCycle) =>
  (await gateway.run(ChangeOrderBillingCycleDocument, { orderId, billingCycle })).changeOrderBillingCycle

/** What a new customer ordered, with the first of its subscriptions. */
const anOrder = async (...subscriptions: SubscriptionOrderInput[]) => {
  const { customer, order } = await createCustomer(gateway, { subscriptions })
  const [first] = customer.subscriptions.nodes
  if (!order || !first) throw new Error('Nothing was ordered.')
  return { customerId: customer.id, orderId: order.id, first }
}

const eventsAbout = (customerId: string) =>
  gateway.inStorage(({ read }) =>
    read.event.findMany({ where: { customerId, type: 'SUBSCRIPTION_UPDATED' }, orderBy: { sequence: 'asc' } }),
  )

describe('changeOrderBillingCycle', () => {
  test('changes all subscriptions of the order, which begin a new term, and tells so', async () => {
    const { customerId, orderId, first } = await anOrder(
      { offerId: office365E3, quantity: 2 },
      { offerId: office365E1, friendlyName: 'Desks' },
    )
    expect(first.billingCycle).toBe('MONTHLY')
    const { order } = succeeded(await change(orderId.toUpperCase(), 'ANNUAL'))
    expect(order).toMatchObject({ id: orderId, billingCycle: 'ANNUAL' })
    expect(order.subscriptions.map(({ billingCycle, quantity }) => [billingCycle, quantity])).toEqual([
      ['ANNUAL', 2],
      ['ANNUAL', 1],
    ])
    const [changed] = order.subscriptions
    expect(changed?.etag).not.toBe(first.etag)
    expect(Date.parse(changed?.effectiveStartDate ?? '')).toBeGreaterThan(Date.parse(first.effectiveStartDate))
    expect(Date.parse(changed?.commitmentEndDate ?? '')).toBeGreaterThan(Date.parse(first.commitmentEndDate))

    const events = await eventsAbout(customerId)
    expect(events.map(({ data }) => data)).toMatchObject(
      order.subscriptions.map(({ id, commitmentEndDate }) => ({
        subscriptionId: id,
        changes: [
          { field: 'billingCycle', before: 'MONTHLY', after: 'ANNUAL' },
          { field: 'commitmentEndDate', after: commitmentEndDate },
        ],
      })),
    )
    const [record] = await auditOf(gateway, customerId)
    expect(record).toMatchObject({
      ...{ operation: 'UPDATE_ORDER', succeeded: true },
      changes: [
        { field: 'orderId', before: null, after: orderId },
        { field: 'billingCycle', before: 'MONTHLY', after: 'ANNUAL' },
        ...order.subscriptions.flatMap(({ commitmentEndDate: after }, line) => [
          { field: `subscriptions.${line}.billingCycle`, before: 'MONTHLY', after: 'ANNUAL' },
          { field: `subscriptions.${line}.commitmentEndDate`, after },
        ]),
      ],
    })
  })

  test('changes only those of an order that are in another cycle', async () => {
    const { orderId } = await anOrder(
      { offerId: office365E3, billingCycle: 'MONTHLY' },
      { offerId: office365E1, billingCycle: 'ANNUAL' },
    )
    const before = succeeded(await change(orderId, 'MONTHLY')).order
    expect(before.subscriptions.map(({ billingCycle }) => billingCycle)).toEqual(['MONTHLY', 'MONTHLY'])
    const { order } = succeeded(await change(orderId, 'ANNUAL'))
    expect(order.subscriptions.map(({ billingCycle }) => billingCycle)).toEqual(['ANNUAL', 'ANNUAL'])
  })

  test('asked again, answers the same and writes nothing', async () => {
    const { customerId, orderId } = await anOrder({ offerId: office365E3 })
    const once = succeeded(await change(orderId, 'ANNUAL'))
    const records = await auditOf(gateway, customerId)
    expect(succeeded(await change(orderId, 'ANNUAL'))).toEqual(once)
    expect(await auditOf(gateway, customerId)).toEqual(records)
    expect(await eventsAbout(customerId)).toHaveLength(1)
  })

  test('makes an etag from before it stale', async () => {
    const { orderId, first } = await anOrder({ offerId: office365E3 })
    succeeded(await change(orderId, 'ANNUAL'))
    const variables = { subscriptionId: first.id, autoRenewEnabled: false, etag: first.etag }
    const { setSubscriptionAutoRenew } = await gateway.run(SetSubscriptionAutoRenewDocument, variables)
    expect(codesOf(rejected(setSubscriptionAutoRenew))).toEqual(['STALE_ETAG etag'])
  })

  test('is refused for the whole order when one offer has no such cycle, and says which ones it has', async () => {
    const { customerId, orderId } = await anOrder({ offerId: office365E3 }, { offerId: azure })
    const issues = rejected(await change(orderId, 'ANNUAL'))
    expect(issues).toMatchObject([{ code: 'NOT_SUPPORTED', path: ['billingCycle'], suggestions: ['MONTHLY'] }])
    expect(issues[0]?.message).toContain('Microsoft Azure')
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'UPDATE_ORDER', succeeded: false })
    const ofTrial = await anOrder({ offerId: trial, quantity: 25 })
    expect(codesOf(rejected(await change(ofTrial.orderId, 'MONTHLY')))).toEqual(['NOT_SUPPORTED billingCycle'])
  })

  test('is refused while one of them is suspended, with everything else that is wrong', async () => {
    const { orderId, first } = await anOrder({ offerId: office365E3, friendlyName: 'Desks' }, { offerId: office365E1 })
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: first.id })
    const [issue] = rejected(await change(orderId, 'ANNUAL'))
    expect(issue).toMatchObject({ code: 'NOT_ALLOWED_IN_STATE', path: ['orderId'] })
    expect(issue?.message).toMatch(/Desks.*SUSPENDED/)
    expect(codesOf(rejected(await change(orderId, 'TRIENNIAL')))).toEqual([
      ...['NOT_ALLOWED_IN_STATE orderId', 'NOT_SUPPORTED billingCycle', 'NOT_SUPPORTED billingCycle'],
    ])
  })

  test('is refused where a term would become shorter, and leaves alone what is over', async () => {
    const { orderId, first } = await anOrder({ offerId: office365E3, friendlyName: 'Desks' }, { offerId: office365E1 })
    const set = (data: object) =>
      gateway.inStorage((storage) =>
        storage.write((tx) => tx.subscription.updateMany({ where: { id: first.id }, data })),
      )
    await set({ commitmentEndDate: new Date('2099-01-02T00:00:00Z') })
    const [issue] = rejected(await change(orderId, 'ANNUAL'))
    expect(issue).toMatchObject({ code: 'NOT_ALLOWED_IN_STATE', path: ['billingCycle'] })
    expect(issue?.message).toMatch(/Desks.*2099-01-02/)
    await set({ status: 'EXPIRED' })
    const { order } = succeeded(await change(orderId, 'ANNUAL'))
    expect(order.subscriptions.map(({ billingCycle }) => billingCycle)).toEqual(['MONTHLY', 'ANNUAL'])
  })

  test('is refused for an order that was cancelled, after the relationship has ended, and for what is none', async () => {
    const cancelled = await anOrder({ offerId: office365E3 })
    const path = `/v1/customers/${cancelled.customerId}/orders/${cancelled.orderId}`
    await ok(gateway, 'PATCH', path, { body: { status: 'cancelled' } })
    expect(codesOf(rejected(await change(cancelled.orderId, 'ANNUAL')))).toEqual(['NOT_ALLOWED_IN_STATE orderId'])

    const left = await anOrder({ offerId: office365E3 })
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: left.first.id })
    await gateway.run(RemoveRelationshipDocument, { customerId: left.customerId })
    expect(codesOf(rejected(await change(left.orderId, 'ANNUAL')))).toEqual(['NOT_ALLOWED_IN_STATE orderId'])

    for (const id of [newId(), 'nonsense']) {
      expect(codesOf(rejected(await change(id, 'ANNUAL')))).toEqual(['NOT_FOUND orderId'])
    }
  })
})
