import { describe, expect, test } from '@jest/globals'
import {
  CustomerDocument,
  OrderSubscriptionsDocument,
  type SubscriptionOrderInput,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createCustomer, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

/** "Audio Conferencing" extends Office 365 E3 and others. */
const audioConferencing = 'C94271D8-B431-4A25-A3C5-A57737A1C909'
const e3Trial = '32B23C88-949F-4E5B-B500-A87EEC676B80'

const order = async (customerId: string, subscriptions: SubscriptionOrderInput[]) =>
  (await gateway.run(OrderSubscriptionsDocument, { customerId, subscriptions })).orderSubscriptions

describe('orderSubscriptions', () => {
  test('adds a subscription for each line, several for Azure as well', async () => {
    const { customerId } = await createSubscription(gateway)
    const { order: placed } = succeeded(
      await order(customerId, [
        { offerId: azure, friendlyName: 'Test' },
        { offerId: office365E3, quantity: 5, billingCycle: 'ANNUAL' },
      ]),
    )
    expect(placed.subscriptions).toMatchObject([
      { friendlyName: 'Test', billingCycle: 'MONTHLY' },
      { friendlyName: 'Office 365 Enterprise E3', quantity: 5, billingCycle: 'ANNUAL' },
    ])
    const { customer } = await gateway.run(CustomerDocument, { by: { id: customerId } })
    expect(customer?.subscriptions.nodes.map(({ friendlyName }) => friendlyName)).toEqual([
      'Microsoft Azure',
      'Test',
      'Office 365 Enterprise E3',
    ])
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'CREATE_ORDER', succeeded: true })
  })

  test('a trial ends by itself and is not billed', async () => {
    const { customer } = await createCustomer(gateway)
    const { order: placed } = succeeded(await order(customer.id, [{ offerId: e3Trial, quantity: 25 }]))
    const [trial] = placed.subscriptions
    expect(trial).toMatchObject({ billingCycle: 'NONE', autoRenewEnabled: false })
    const days = (Date.parse(trial?.commitmentEndDate ?? '') - Date.parse(trial?.effectiveStartDate ?? '')) / 86_400_000
    expect(days).toBeGreaterThanOrEqual(28)
    expect(days).toBeLessThanOrEqual(45)
  })

  describe('an add-on', () => {
    test('is refused alone, with what it extends as suggestions', async () => {
      const { customerId } = await createSubscription(gateway)
      const issues = rejected(await order(customerId, [{ offerId: audioConferencing }]))
      expect(codesOf(issues)).toEqual(['OFFER_NOT_AVAILABLE subscriptions.0.offerId'])
      expect(issues[0]?.suggestions).toContain(office365E3)
    })

    test('can come with what it extends, in the same order', async () => {
      const { customer } = await createCustomer(gateway)
      succeeded(await order(customer.id, [{ offerId: audioConferencing }, { offerId: office365E3 }]))
    })

    test('can come after what it extends, as long as that is active', async () => {
      const { id, customerId } = await createSubscription(gateway, { offerId: office365E3 })
      succeeded(await order(customerId, [{ offerId: audioConferencing }]))
      await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
      expect(codesOf(rejected(await order(customerId, [{ offerId: audioConferencing }])))).toEqual([
        'OFFER_NOT_AVAILABLE subscriptions.0.offerId',
      ])
    })
  })

  test('with mistakes is refused whole, with all of them, and audited', async () => {
    const { customerId } = await createSubscription(gateway)
    const refused = await order(customerId, [
      { offerId: azure },
      { offerId: 'NONE' },
      { offerId: office365E3, quantity: 0, friendlyName: '' },
    ])
    expect(codesOf(rejected(refused))).toEqual([
      'OFFER_NOT_AVAILABLE subscriptions.1.offerId',
      'OUT_OF_RANGE subscriptions.2.quantity',
      'REQUIRED subscriptions.2.friendlyName',
    ])
    const { customer } = await gateway.run(CustomerDocument, { by: { id: customerId } })
    expect(customer?.subscriptions.nodes).toHaveLength(1)
    expect((await auditOf(gateway, customerId))[0]).toMatchObject({ operation: 'CREATE_ORDER', succeeded: false })
  })

  test('of nothing, or for nobody, is refused', async () => {
    const { customer } = await createCustomer(gateway)
    expect(codesOf(rejected(await order(customer.id, [])))).toEqual(['REQUIRED subscriptions'])
    expect(codesOf(rejected(await order('unknown', [{ offerId: azure }])))).toEqual(['NOT_FOUND customerId'])
  })
})
