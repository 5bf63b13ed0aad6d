import { describe, expect, test } from '@jest/globals'
import { SetSubscriptionAutoRenewDocument, SuspendSubscriptionDocument } from '../../../src/client/generated/graphql.js'
import { office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const set = async (subscriptionId: string, autoRenewEnabled: boolean, etag?: string) =>
  (await gateway.run(SetSubscriptionAutoRenewDocument, { subscriptionId, autoRenewEnabled, ...(etag && { etag }) }))
    .setSubscriptionAutoRenew

describe('setSubscriptionAutoRenew', () => {
  test('switches it off and on', async () => {
    const { id, etag } = await createSubscription(gateway, { offerId: office365E3 })
    const { subscription } = succeeded(await set(id, false, etag))
    expect(subscription.autoRenewEnabled).toBe(false)
    expect(succeeded(await set(id, true, subscription.etag)).subscription.autoRenewEnabled).toBe(true)
  })

  test('is refused for what is billed by usage, and for trials', async () => {
    const azure = await createSubscription(gateway)
    expect(codesOf(rejected(await set(azure.id, true)))).toEqual(['NOT_SUPPORTED autoRenewEnabled'])
    const trial = await createSubscription(gateway, { offerId: '32B23C88-949F-4E5B-B500-A87EEC676B80', quantity: 25 })
    expect(codesOf(rejected(await set(trial.id, true)))).toEqual(['NOT_SUPPORTED autoRenewEnabled'])
  })

  test('is refused while suspended, with an old etag, and for an unknown subscription', async () => {
    const { id, etag } = await createSubscription(gateway, { offerId: office365E3 })
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(codesOf(rejected(await set(id, false)))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
    expect(codesOf(rejected(await set(id, false, etag)))).toEqual([
      'NOT_ALLOWED_IN_STATE subscriptionId',
      'STALE_ETAG etag',
    ])
    expect(codesOf(rejected(await set('unknown', false)))).toEqual(['NOT_FOUND subscriptionId'])
  })
})
