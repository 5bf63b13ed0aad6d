import { describe, expect, test } from '@jest/globals'
import {
  ChangeSubscriptionQuantityDocument,
  SuspendSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const change = async (subscriptionId: string, quantity: number, etag?: string) =>
  (await gateway.run(ChangeSubscriptionQuantityDocument, { subscriptionId, quantity, ...(etag && { etag }) }))
    .changeSubscriptionQuantity

const licences = () => createSubscription(gateway, { offerId: office365E3, quantity: 5 })

describe('changeSubscriptionQuantity', () => {
  test('changes the number of licences', async () => {
    const { id, etag, customerId } = await licences()
    const { subscription } = succeeded(await change(id, 25, etag))
    expect(subscription.quantity).toBe(25)
    expect(subscription.etag).not.toBe(etag)
    expect((await auditOf(gateway, customerId))[0]?.changes).toContainEqual({
      field: `subscriptions.${id}.quantity`,
      before: '5',
      after: '25',
    })
  })

  test('keeps to the limits of the offer, with the nearest that would pass', async () => {
    const { id } = await licences()
    for (const [quantity, nearest] of [
      [0, '1'],
      [-1, '1'],
      [10_000_001, '10000000'],
    ] as const) {
      const issues = rejected(await change(id, quantity))
      expect(codesOf(issues)).toEqual(['OUT_OF_RANGE quantity'])
      expect(issues[0]?.suggestions).toEqual([nearest])
    }
  })

  test('is refused while suspended', async () => {
    const { id } = await licences()
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(codesOf(rejected(await change(id, 6)))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
  })

  test('is refused for what is billed by usage', async () => {
    const { id } = await createSubscription(gateway)
    expect(codesOf(rejected(await change(id, 2)))).toEqual(['NOT_SUPPORTED quantity'])
  })

  test('is refused with an old etag, and for an unknown subscription', async () => {
    const { id, etag } = await licences()
    succeeded(await change(id, 6, etag))
    expect(codesOf(rejected(await change(id, 7, etag)))).toEqual(['STALE_ETAG etag'])
    expect(codesOf(rejected(await change('unknown', 7)))).toEqual(['NOT_FOUND subscriptionId'])
  })
})
