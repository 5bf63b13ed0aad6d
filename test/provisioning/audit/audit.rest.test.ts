import { beforeAll, describe, expect, test } from '@jest/globals'
import { azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { type CreatedByRest, createByRest, ok, orderByRest, send } from '../../support/rest.js'

const now = new Date('2026-11-23T12:00:00.000Z')
const gateway = aGateway({ RATE_LIMITS: 'off' }, { clock: () => now })

interface Records {
  readonly items: readonly {
    readonly operationType: string
    readonly resourceType: string
    readonly customerName?: string
    readonly resourceNewValue?: string
    readonly customizedData: readonly { readonly key: string; readonly value: string }[]
  }[]
  readonly continuationToken?: string
}

let customer: CreatedByRest

beforeAll(async () => {
  customer = await createByRest(gateway, undefined, 'Audited Coffee')
  await orderByRest(gateway, customer.id, [{ offerId: azure, friendlyName: 'Cloud' }])
  await createByRest(gateway, undefined, 'Other Tea')
})

const list = (query: string) => ok<Records>(gateway, 'GET', `/v1/auditrecords${query}`)
const typesOf = ({ items }: Records) => items.map(({ operationType }) => operationType)
const filtered = (field: string, value: string, operator = 'equals') =>
  list(`?filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }))}`)

test('what was done is listed, the latest first, in the words of Partner Center', async () => {
  const { items } = await list('')
  expect(
    items.map(({ operationType, resourceType, customerName }) => [operationType, resourceType, customerName]),
  ).toEqual([
    ['add_customer', 'customer', 'Other Tea'],
    ['create_order', 'order', 'Audited Coffee'],
    ['add_customer', 'customer', 'Audited Coffee'],
  ])
  expect(items[2]?.customizedData).toEqual([
    { key: 'Operation', value: 'ADD_CUSTOMER' },
    { key: 'PrimaryDomainName', value: customer.companyProfile.domain },
    { key: 'Relationship', value: 'RESELLER' },
  ])
  expect(items[1]?.customizedData).toEqual(
    expect.arrayContaining([
      { key: 'OfferId-0', value: azure },
      { key: 'SubscriptionName-0', value: 'Cloud' },
      { key: 'Quantity-0', value: '1' },
    ]),
  )
  expect(JSON.parse(items[2]?.resourceNewValue ?? '')).toMatchObject({ 'BillingProfile.CompanyName': 'Audited Coffee' })
  expect(JSON.stringify(items)).not.toContain(customer.userCredentials.password)
})

describe('records are filtered', () => {
  test('by customer, by a part of its name, and by what they are of', async () => {
    expect(typesOf(await filtered('CustomerId', customer.id))).toEqual(['create_order', 'add_customer'])
    expect(typesOf(await filtered('CompanyName', 'ED COFF', 'substring'))).toEqual(['create_order', 'add_customer'])
    expect(typesOf(await filtered('CompanyName', 'onmicrosoft', 'substring'))).toEqual([])
    expect(typesOf(await filtered('CompanyName', '%', 'substring'))).toEqual([])
    expect(typesOf(await filtered('CompanyName', 'ed\0 coff', 'substring'))).toEqual([])
    expect(typesOf(await filtered('ResourceType', 'Order', 'Equals'))).toEqual(['create_order'])
    expect(typesOf(await filtered('ResourceType', 'invoice'))).toEqual([])
  })

  test.each([
    ['as most write them', '2026-11-23'],
    ['as .NET writes them', '11/23/2026 00:00:00'],
    ['as .NET wrote them', '11/23/2026 12:00:00 AM'],
    ['as the Java SDK writes them, by the day of the year', '2026-11-327'],
  ])('by days, %s', async (_title, day) => {
    const encoded = encodeURIComponent(day)
    expect((await list(`?startDate=${encoded}&endDate=${encoded}`)).items).toHaveLength(3)
  })

  test('by other days there are none', async () => {
    expect((await list('?startDate=2026-11-01&endDate=2026-11-22')).items).toEqual([])
    expect((await list('?startDate=2026-11-24')).items).toEqual([])
  })

  test('without an end, for the 30 days from the start on, as clients read them one after the other', async () => {
    expect((await list('?startDate=2026-10-24')).items).toEqual([])
    expect((await list('?startDate=2026-10-25')).items).toHaveLength(3)
  })
})

test('the next page is of the same filter and days', async () => {
  const filter = encodeURIComponent(JSON.stringify({ Field: 'CustomerId', Value: customer.id, Operator: 'equals' }))
  const first = await list(`?size=1&startDate=2026-11-20&filter=${filter}`)
  const headers = { 'MS-ContinuationToken': first.continuationToken ?? '' }
  const second = await ok<Records>(gateway, 'GET', '/v1/auditrecords?seekOperation=Next', { headers })
  expect([typesOf(first), typesOf(second), second.continuationToken]).toEqual([
    ['create_order'],
    ['add_customer'],
    undefined,
  ])
})

test('a part of a name that more than 200 customers have is refused', async () => {
  const names = Array.from({ length: 201 }, (_, index) => `Branch ${index} of many`)
  await Promise.all(names.slice(0, 200).map((name) => createByRest(gateway, undefined, name)))
  expect(typesOf(await filtered('CompanyName', 'OF MANY', 'substring'))).toHaveLength(200)
  await createByRest(gateway, undefined, names[200])
  const filter = JSON.stringify({ Field: 'CompanyName', Value: 'of many', Operator: 'substring' })
  const { status, body } = await send(gateway, 'GET', `/v1/auditrecords?filter=${encodeURIComponent(filter)}`)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain('More than 200 customers')
})
