import { describe, expect, test } from '@jest/globals'
import { SuspendSubscriptionDocument } from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf, codesOf, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const suspend = async (subscriptionId: string, etag?: string) =>
  (await gateway.run(SuspendSubscriptionDocument, { subscriptionId, ...(etag && { etag }) })).suspendSubscription

describe('suspendSubscription', () => {
  test('takes it out of use, and says why', async () => {
    const { id, etag, customerId } = await createSubscription(gateway)
    const { subscription } = succeeded(await suspend(id, etag))
    expect(subscription).toMatchObject({ status: 'SUSPENDED', suspensionReasons: ['Suspended by the partner'] })
    expect((await auditOf(gateway, customerId))[0]?.changes).toContainEqual({
      field: `subscriptions.${id}.status`,
      before: 'ACTIVE',
      after: 'SUSPENDED',
    })
  })

  test('a second time changes nothing', async () => {
    const { id } = await createSubscription(gateway)
    const first = succeeded(await suspend(id))
    expect(succeeded(await suspend(id))).toEqual(first)
  })

  test('is refused for what is not in use any more, with an old etag, and for an unknown subscription', async () => {
    const expired = await createSubscription(gateway)
    const where = { id_partnerId: { id: expired.id, partnerId: '0198f3c0-0000-7000-8000-000000000001' } }
    await gateway.inStorage((storage) =>
      storage.write((tx) => tx.subscription.update({ where, data: { status: 'EXPIRED' } })),
    )
    expect(codesOf(rejected(await suspend(expired.id)))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
    const { id } = await createSubscription(gateway)
    expect(codesOf(rejected(await suspend(id, 'old')))).toEqual(['STALE_ETAG etag'])
    expect(codesOf(rejected(await suspend('unknown')))).toEqual(['NOT_FOUND subscriptionId'])
  })
})
