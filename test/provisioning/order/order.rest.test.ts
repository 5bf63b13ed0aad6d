import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf } from '../../support/outcomes.js'
import {
  createByRest,
  inPascalCase,
  type OrderedByRest,
  ok,
  orderByRest,
  type RestError,
  send,
} from '../../support/rest.js'

const gateway = aGateway()

/** Extends Office 365 E3. */
const audioConferencing = 'C94271D8-B431-4A25-A3C5-A57737A1C909'

const refusedOrder = async (body: object) => {
  const { id } = await createByRest(gateway)
  const answer = await send<RestError>(gateway, 'POST', `/v1/customers/${id}/orders`, { body })
  return [answer.status, answer.body.code, answer.body.data]
}

describe('an order is refused', () => {
  test.each([
    ['without lines', {}, [400, 2001, ['lineItems']]],
    ['of an unknown offer', { lineItems: [{ offerId: 'X' }] }, [400, 800070, ['lineItems[0].offerId']]],
    ['of too few', { lineItems: [{ offerId: office365E3, quantity: 0 }] }, [400, 2002, ['lineItems[0].quantity']]],
    [
      'in a cycle that the offer has not',
      { billingCycle: 'triennial', lineItems: [{ offerId: azure }] },
      [400, 4018, ['lineItems[0].billingCycle']],
    ],
    [
      'with lines that are not numbered 0 to n-1',
      {
        lineItems: [
          { offerId: azure, lineItemNumber: 0 },
          { offerId: office365E3, lineItemNumber: 2 },
        ],
      },
      [400, 800071, ['lineItems[1].lineItemNumber']],
    ],
  ])('%s', async (_title, body, refusal) => {
    expect(await refusedOrder(body)).toEqual(refusal)
  })
})

describe('an order that exists', () => {
  const anOrder = async () => {
    const { id: customerId } = await createByRest(gateway)
    const order = await orderByRest(gateway, customerId, [{ offerId: office365E3, quantity: 2 }])
    const [line] = order.lineItems
    return { customerId, order, line, path: `/v1/customers/${customerId}/orders/${order.id}` }
  }

  test('takes an add-on of one of its subscriptions, once for each MS-RequestId', async () => {
    const { path, line } = await anOrder()
    const addOn = {
      lineItemNumber: 0,
      offerId: audioConferencing,
      quantity: 2,
      parentSubscriptionId: line?.subscriptionId,
    }
    const request = { body: inPascalCase({ lineItems: [addOn] }), headers: { 'MS-RequestId': randomUUID() } }
    const added = await ok<OrderedByRest>(gateway, 'PATCH', path, request)
    expect(added.lineItems).toMatchObject([
      { lineItemNumber: 0, offerId: office365E3 },
      { lineItemNumber: 1, offerId: audioConferencing, quantity: 2 },
    ])
    expect(await ok(gateway, 'PATCH', path, request)).toEqual(added)
  })

  test('refuses an add-on of what the customer has not, and of a subscription that is none', async () => {
    const { customerId } = await anOrder()
    const order = await orderByRest(gateway, customerId, [{ offerId: azure }])
    const patch = (line: object) =>
      send<RestError>(gateway, 'PATCH', `/v1/customers/${customerId}/orders/${order.id}`, {
        body: { lineItems: [line] },
      })
    const foreign = await patch({ offerId: audioConferencing, parentSubscriptionId: randomUUID() })
    expect([foreign.status, foreign.body.code]).toEqual([404, 20003])
    const unknown = await patch({ offerId: 'X' })
    expect([unknown.status, unknown.body.data]).toEqual([400, ['lineItems[0].offerId']])
  })

  test('stays as it is when it is sent back as it came', async () => {
    const { path, order } = await anOrder()
    expect(await ok(gateway, 'PATCH', path, { body: inPascalCase(order) })).toEqual(order)
  })

  test('is billed in another cycle with all of its subscriptions, when it is sent with that cycle', async () => {
    const { customerId, path, order, line } = await anOrder()
    const annual = inPascalCase({ ...order, id: null, billingCycle: 'Annual', creationDate: null })
    expect(await ok(gateway, 'PATCH', path, { body: annual })).toEqual({ ...order, billingCycle: 'annual' })
    const subscription = `/v1/customers/${customerId}/subscriptions/${line?.subscriptionId}`
    expect(await ok(gateway, 'GET', subscription)).toMatchObject({ billingCycle: 'annual' })
    const [record] = await auditOf(gateway, customerId)
    expect(record).toMatchObject({ operation: 'UPDATE_ORDER', succeeded: true })
  })

  test('keeps its cycle where the offer has no other, and while a subscription of it is suspended', async () => {
    const { customerId, path, line } = await anOrder()
    const patch = async (to: string, body: object) => {
      const { status, body: refused } = await send<RestError>(gateway, 'PATCH', to, { body })
      return [status, refused.code, refused.data]
    }
    expect(await patch(path, { billingCycle: 'Triennial', lineItems: [line] })).toEqual([400, 4018, ['billingCycle']])
    const usage = await orderByRest(gateway, customerId, [{ offerId: azure }])
    const ofUsage = `/v1/customers/${customerId}/orders/${usage.id}`
    expect(await patch(ofUsage, { billingCycle: 'annual' })).toEqual([400, 4018, ['billingCycle']])
    const subscription = `/v1/customers/${customerId}/subscriptions/${line?.subscriptionId}`
    await ok(gateway, 'PATCH', subscription, { body: { status: 'suspended' } })
    expect((await patch(path, { billingCycle: 'annual' }))[0]).toBe(400)
  })

  test('is cancelled with its subscriptions, so that the customer can be deleted', async () => {
    const { customerId, path, line } = await anOrder()
    const refused = await send<RestError>(gateway, 'DELETE', `/v1/customers/${customerId}`)
    expect([refused.status, refused.body.errorName]).toEqual([400, 'NOT_ALLOWED_IN_STATE'])
    expect(await ok(gateway, 'PATCH', path, { body: { status: 'Cancelled' } })).toMatchObject({ status: 'cancelled' })
    const subscription = `/v1/customers/${customerId}/subscriptions/${line?.subscriptionId}`
    expect(await ok(gateway, 'GET', subscription)).toMatchObject({ status: 'deleted' })
    expect((await auditOf(gateway, customerId)).map(({ operation, succeeded }) => [operation, succeeded])).toEqual([
      ['UPDATE_ORDER', true],
      ['DELETE_CUSTOMER', false],
      ['CREATE_ORDER', true],
      ['ADD_CUSTOMER', true],
    ])
    expect(await ok(gateway, 'PATCH', path, { body: { status: 'cancelled' } })).toMatchObject({ status: 'cancelled' })
    const late = await send<RestError>(gateway, 'PATCH', path, { body: { lineItems: [{ offerId: azure }] } })
    expect([late.status, late.body.errorName]).toEqual([400, 'NOT_ALLOWED_IN_STATE'])
    expect((await send(gateway, 'DELETE', `/v1/customers/${customerId}`)).status).toBe(204)
    expect((await send(gateway, 'GET', `/v1/customers/${customerId}`)).status).toBe(404)
  })
})
