import { beforeAll, expect, test } from '@jest/globals'
import { office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { auditOf } from '../../support/outcomes.js'
import { createByRest, inPascalCase, ok, orderByRest, type RestError, send } from '../../support/rest.js'

const gateway = aGateway()

interface Shown {
  readonly friendlyName: string
  readonly quantity: number
  readonly status: string
  readonly autoRenewEnabled: boolean
  readonly attributes: { readonly etag: string }
}

let path = ''
let customerId = ''

beforeAll(async () => {
  customerId = (await createByRest(gateway)).id
  const { lineItems } = await orderByRest(gateway, customerId, [{ offerId: office365E3, quantity: 2 }])
  path = `/v1/customers/${customerId}/subscriptions/${lineItems[0]?.subscriptionId}`
})

const get = () => ok<Shown>(gateway, 'GET', path)
const patch = (body: object, headers: Record<string, string> = {}) =>
  send<Shown & RestError>(gateway, 'PATCH', path, { body: inPascalCase(body), headers })

test('the whole resource sent back with several changes makes all of them in one step', async () => {
  const before = await get()
  const { status, body } = await patch({ ...before, friendlyName: 'Ours', quantity: 7, autoRenewEnabled: false })
  expect(status).toBe(200)
  expect(body).toMatchObject({ friendlyName: 'Ours', quantity: 7, autoRenewEnabled: false, status: 'active' })
  const [record] = await auditOf(gateway, customerId)
  expect(record?.changes).toHaveLength(3)
})

test('the same again, with the etag from before, is the success that it was', async () => {
  const before = await get()
  const change = { ...before, friendlyName: 'Twice' }
  expect((await patch(change)).status).toBe(200)
  expect((await patch(change)).body.friendlyName).toBe('Twice')
})

test('of several changes one that is refused lets none happen, and all that is wrong is told', async () => {
  const before = await get()
  const { status, body } = await patch({ friendlyName: 'x'.repeat(256), quantity: 0, autoRenewEnabled: true })
  expect([status, body.data]).toEqual([400, ['friendlyName', 'quantity']])
  expect(await get()).toEqual(before)
})

test('a stale etag is refused, in the body and in If-Match', async () => {
  const before = await get()
  await patch({ friendlyName: 'Changed by another' })
  for (const answer of [
    await patch({ ...before, friendlyName: 'Late' }),
    await patch({ friendlyName: 'Late' }, { 'If-Match': before.attributes.etag }),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([400, 2055])
  }
})

test.each([
  ['another billing cycle', { billingCycle: 'annual' }, 2054, 'billingCycle'],
  ['a status that nobody can choose', { status: 'deleted' }, 27002, 'status'],
  ['a status that there is not', { status: 'sleeping' }, 800002, 'status'],
  ['a quantity that is a text', { quantity: '5' }, 800002, 'quantity'],
])('%s is refused', async (_title, body, code, member) => {
  const answer = await patch(body)
  expect([answer.status, answer.body.code, answer.body.data]).toEqual([400, code, [member]])
})

test('what an SDK sends by default changes nothing', async () => {
  const before = await get()
  const defaults = { status: 'None', billingCycle: 'Unknown', creationDate: '0001-01-01T00:00:00', links: null }
  expect(await ok(gateway, 'PATCH', path, { body: inPascalCase(defaults) })).toEqual(before)
})

test('it is suspended, cannot be changed while it is, and comes back', async () => {
  expect((await patch({ status: 'Suspended' })).body).toMatchObject({
    status: 'suspended',
    suspensionReasons: ['Suspended by the partner'],
  })
  const refused = await patch({ quantity: 9 })
  expect([refused.status, refused.body.code]).toEqual([400, 2001])
  expect((await patch({ friendlyName: 'Renamed while suspended' })).status).toBe(200)
  expect((await patch({ status: 'active' })).body).toMatchObject({ status: 'active', suspensionReasons: [] })
})
