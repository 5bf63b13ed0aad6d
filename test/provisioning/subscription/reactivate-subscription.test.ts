import { describe, expect, test } from '@jest/globals'
import { ReactivateSubscriptionDocument, SuspendSubscriptionDocument } from '../../../src/client/generated/graphql.js'
import { office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { codesOf, createCustomer, createSubscription, rejected, succeeded } from '../../support/outcomes.js'

const gateway = aGateway()

const reactivate = async (subscriptionId: string, etag?: string) =>
  (await gateway.run(ReactivateSubscriptionDocument, { subscriptionId, ...(etag && { etag }) })).reactivateSubscription

describe('reactivateSubscription', () => {
  test('takes it back into use', async () => {
    const { id } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(succeeded(await reactivate(id)).subscription).toMatchObject({ status: 'ACTIVE', suspensionReasons: [] })
  })

  test('changes nothing of what is active', async () => {
    const { id, etag } = await createSubscription(gateway)
    expect(succeeded(await reactivate(id)).subscription.etag).toBe(etag)
  })

  test('of an add-on needs what it extends in use', async () => {
    const audioConferencing = 'C94271D8-B431-4A25-A3C5-A57737A1C909'
    const { customer } = await createCustomer(gateway, {
      subscriptions: [{ offerId: office365E3 }, { offerId: audioConferencing }],
    })
    const [base, addOn] = customer.subscriptions.nodes.map(({ id }) => id)
    for (const subscriptionId of [base ?? '', addOn ?? ''])
      await gateway.run(SuspendSubscriptionDocument, { subscriptionId })
    expect(codesOf(rejected(await reactivate(addOn ?? '')))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
    succeeded(await reactivate(base ?? ''))
    succeeded(await reactivate(addOn ?? ''))
  })

  test('is refused for what is gone, with an old etag, and for an unknown subscription', async () => {
    const gone = await createSubscription(gateway)
    const where = { id_partnerId: { id: gone.id, partnerId: '0198f3c0-0000-7000-8000-000000000001' } }
    await gateway.inStorage((storage) =>
      storage.write((tx) => tx.subscription.update({ where, data: { status: 'DELETED' } })),
    )
    expect(codesOf(rejected(await reactivate(gone.id)))).toEqual(['NOT_ALLOWED_IN_STATE subscriptionId'])
    const { id, etag } = await createSubscription(gateway)
    await gateway.run(SuspendSubscriptionDocument, { subscriptionId: id })
    expect(codesOf(rejected(await reactivate(id, etag)))).toEqual(['STALE_ETAG etag'])
    expect(codesOf(rejected(await reactivate('unknown')))).toEqual(['NOT_FOUND subscriptionId'])
  })
})
