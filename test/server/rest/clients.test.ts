import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { CustomerDocument } from '../../../src/client/generated/graphql.js'
import { aDomain } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { type CreatedByRest, clientNames, clients, createByRest, ok, orderByRest, send } from '../../support/rest.js'

const gateway = aGateway()

interface Link {
  readonly uri: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

interface Page {
  readonly totalCount: number
  readonly items: readonly { readonly id: string; readonly companyProfile: { readonly companyName: string } }[]
  readonly continuationToken?: string
  readonly links: { readonly next?: Link }
}

const listed = (prefix: string, name: string) =>
  `/v1/customers?size=2&filter=${encodeURIComponent(JSON.stringify(clients['.NET'].filter(name, prefix)))}`

/** How the names of five customers begin. */
const paged = 'Pages '

beforeAll(async () => {
  for (const letter of ['a', 'b', 'c', 'd', 'e']) await createByRest(gateway, undefined, paged + letter)
})

describe.each(clientNames)('the %s client', (name) => {
  const client = clients[name]
  const headers = () => client.headers()

  test('creates a customer with the body that it sends, and can read the answer', async () => {
    const domain = aDomain()
    const answer = await send<CreatedByRest>(gateway, 'POST', '/v1/customers', {
      body: client.customer(domain),
      headers: headers(),
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.body).toEqual({
      id: expect.any(String),
      commerceId: expect.any(String),
      companyProfile: {
        tenantId: answer.body.id,
        domain,
        companyName: 'Fourth Coffee',
        links: { self: { uri: `/customers/${answer.body.id}/profiles/company`, method: 'GET', headers: [] } },
        attributes: { objectType: 'CustomerCompanyProfile' },
      },
      billingProfile: {
        id: expect.any(String),
        email: 'dave@fourthcoffee.example.com',
        culture: 'en-US',
        language: 'en',
        companyName: 'Fourth Coffee',
        defaultAddress: {
          country: 'US',
          city: 'Redmond',
          state: 'WA',
          addressLine1: 'One Microsoft Way',
          postalCode: '98052',
          firstName: 'Dave',
          lastName: 'Smith',
        },
        links: { self: { uri: `/customers/${answer.body.id}/profiles/billing`, method: 'GET', headers: [] } },
        attributes: { etag: expect.any(String), objectType: 'CustomerBillingProfile' },
      },
      relationshipToPartner: 'none',
      allowDelegatedAccess: true,
      customDomains: [domain],
      userCredentials: { userName: 'admin', password: expect.stringMatching(/^.{20}$/) },
      links: { self: { uri: `/customers/${answer.body.id}`, method: 'GET', headers: [] } },
      attributes: { objectType: 'Customer' },
    })
    const { customer } = await gateway.run(CustomerDocument, { by: { id: answer.body.id } })
    expect(customer?.companyProfile.domain).toBe(domain)
  })

  test('finds customers by the filter that it writes, and follows the pages as it builds their addresses', async () => {
    const filter = encodeURIComponent(JSON.stringify(client.filter('CompanyName', paged.toUpperCase())))
    const names: string[] = []
    let page = await ok<Page>(gateway, 'GET', `/v1/customers?size=2&filter=${filter}`, { headers: headers() })
    const sizes = [page.totalCount]
    names.push(...page.items.map(({ companyProfile }) => companyProfile.companyName))
    while (page.links.next) {
      const { uri, headers: linkHeaders } = page.links.next
      expect(uri).toBe('/customers?size=2&seekOperation=Next')
      expect(linkHeaders).toEqual([{ key: 'MS-ContinuationToken', value: page.continuationToken }])
      const ofLink = Object.fromEntries(linkHeaders.map(({ key, value }) => [key, value]))
      page = await ok<Page>(gateway, 'GET', client.follow(uri), { headers: { ...headers(), ...ofLink } })
      sizes.push(page.totalCount)
      names.push(...page.items.map(({ companyProfile }) => companyProfile.companyName))
    }
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e'].map((letter) => paged + letter))
    expect(sizes).toEqual([2, 2, 1])
    expect(page.continuationToken).toBeUndefined()
  })
})

test('a filter by domain finds the domain alone, and "_" and "%" stand for themselves', async () => {
  const { id, companyProfile } = await createByRest(gateway, undefined, '100% Coffee')
  const byDomain = await ok<Page>(gateway, 'GET', listed(companyProfile.domain.toUpperCase(), 'Domain'))
  expect(byDomain.items.map((item) => item.id)).toEqual([id])
  expect((await ok<Page>(gateway, 'GET', listed('100% c', 'CompanyName'))).items.map((item) => item.id)).toEqual([id])
  expect((await ok<Page>(gateway, 'GET', listed('100_', 'CompanyName'))).items).toEqual([])
  expect((await ok<Page>(gateway, 'GET', listed('Coffee', 'CompanyName'))).items).not.toContainEqual({ id })
})

test('seeking goes forward, back, to the end and to the beginning, with nothing but the token', async () => {
  const namesOf = ({ items }: Page) => items.map(({ companyProfile }) => companyProfile.companyName.at(-1)).join('')
  const first = await ok<Page>(gateway, 'GET', listed(paged, 'CompanyName'))
  const seek = (operation: string, token = '') =>
    ok<Page>(gateway, 'GET', `/v1/customers?seekOperation=${operation}`, { headers: { 'MS-ContinuationToken': token } })
  const second = await seek('Next', first.continuationToken)
  expect([namesOf(first), namesOf(second)]).toEqual(['ab', 'cd'])
  expect(namesOf(await seek('previous', second.continuationToken))).toBe('ab')
  expect(namesOf(await seek('LAST', second.continuationToken))).toBe('de')
  expect(namesOf(await seek('First', second.continuationToken))).toBe('ab')
})

test('more than 100 customers are one page, and the .NET SDK’s size 0 beside a filter means all', async () => {
  const { id } = await createByRest(gateway, undefined, 'Many')
  const copies = Array.from({ length: 109 }, () => aDomain())
  await gateway.inStorage((storage) =>
    storage.write(async (tx) => {
      const include = { billingProfile: true, relationship: true } as const
      const { billingProfile, relationship, ...customer } = await tx.customer.findFirstOrThrow({
        where: { id },
        include,
      })
      if (!billingProfile || !relationship) throw new Error('The customer is not whole.')
      const rows = copies.map((domain) => ({ ...customer, domain, id: randomUUID() }))
      await tx.customer.createMany({ data: rows })
      const ofRows = <Row extends object>(row: Row) =>
        rows.map((copy) => ({ ...row, id: randomUUID(), customerId: copy.id }))
      await tx.billingProfile.createMany({ data: ofRows(billingProfile) })
      await tx.relationship.createMany({ data: ofRows(relationship) })
    }),
  )
  const page = await ok<Page>(gateway, 'GET', listed('many', 'CompanyName').replace('size=2', 'size=0'))
  expect(page.totalCount).toBe(110)
  expect(new Set(page.items.map((item) => item.id)).size).toBe(110)
  expect(page.links.next).toBeUndefined()
})

describe('what an old client cannot read', () => {
  const address = {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
  }
  const validate = (name: (typeof clientNames)[number], body: object) =>
    ok<unknown>(gateway, 'POST', '/v1/validations/address', { body, headers: clients[name].headers() })

  test('the Java SDK and the PowerShell library are told of an address in one word', async () => {
    expect(await validate('Java', address)).toBe(true)
    expect(await validate('PowerShell', { ...address, postalCode: '10001' })).toBe(false)
    expect(await validate('.NET', address)).toEqual({
      originalAddress: address,
      suggestedAddresses: [address],
      status: 'Verified',
    })
    expect(await validate('.NET', { ...address, postalCode: '10001' })).toMatchObject({
      suggestedAddresses: [],
      status: 'None',
      validationMessage: expect.stringContaining('10001'),
    })
  })

  test('they get the nearest status and cycle that they know, and others the real ones', async () => {
    const { id } = await createByRest(gateway)
    const order = await orderByRest(gateway, id)
    const subscriptionId = order.lineItems[0]?.subscriptionId ?? ''
    await gateway.inStorage((storage) =>
      storage.write((tx) =>
        tx.subscription.updateMany({
          where: { id: subscriptionId },
          data: { status: 'DISABLED', billingCycle: 'TRIENNIAL' },
        }),
      ),
    )
    const read = (name: (typeof clientNames)[number]) =>
      ok(gateway, 'GET', `/v1/customers/${id}/subscriptions/${subscriptionId}`, { headers: clients[name].headers() })
    expect(await read('Java')).toMatchObject({ status: 'suspended', billingCycle: 'unknown' })
    expect(await read('PowerShell')).toMatchObject({ status: 'suspended', billingCycle: 'unknown' })
    expect(await read('.NET')).toMatchObject({ status: 'disabled', billingCycle: 'triennial' })
  })

  test('the Java SDK, which repeats a 501 without end, gets 404 for what is not served', async () => {
    const get = (name: (typeof clientNames)[number]) =>
      send(gateway, 'GET', '/v1/invoices', { headers: clients[name].headers() })
    expect((await get('Java')).status).toBe(404)
    expect((await get('.NET')).status).toBe(501)
  })
})
