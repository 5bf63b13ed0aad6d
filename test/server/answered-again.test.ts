import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  CustomerDocument,
  CustomersDocument,
  OffersDocument,
  RenameSubscriptionDocument,
} from '../../src/client/generated/graphql.js'
import { azure, office365E3 } from '../support/builders.js'
import { validQuery } from '../support/fuzz.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer } from '../support/outcomes.js'

const gateway = aGateway()
const created: { customer: { id: string }; subscriptionId: string }[] = []

beforeAll(async () => {
  for (const companyName of ['Contoso', 'Fabrikam & "Søns"', 'Zürich 日本 🚀']) {
    const subscriptions = [{ offerId: azure }, { offerId: office365E3, quantity: 3 }]
    const { customer } = await createCustomer(gateway, { billing: { companyName }, subscriptions })
    const { body } = await gateway.ask(`{ customer(by: {id: "${customer.id}"}) { subscriptions { nodes { id } } } }`)
    const { data } = body as { data: { customer: { subscriptions: { nodes: { id: string }[] } } } }
    created.push({ customer, subscriptionId: String(data.customer.subscriptions.nodes[0]?.id) })
  }
})

interface Asked {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: unknown
}

const send = async (asked: object, accept?: string) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept && { accept }) },
    body: JSON.stringify(asked),
  })
  const text = (await response.text()).replaceAll(/"requestId":"[^"]+"/g, '"requestId":""')
  const { 'x-request-id': _id, date: _date, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, headers, text }
}

/** What has `extensions` always goes all the way through Apollo; the same without, when it comes again, does not. */
const compare = async (asked: Asked, accept?: string): Promise<string> => {
  const byApollo = await send({ ...asked, extensions: {} }, accept)
  await send(asked, accept)
  expect(await send(asked, accept)).toEqual(byApollo)
  return byApollo.text
}

const graphqlJson = 'application/graphql-response+json'

describe('what has been answered before is answered again to the letter', () => {
  test('a customer with all that it has', async () => {
    for (const { customer } of created) {
      const text = await compare({ query: CustomerDocument.toString(), variables: { by: { id: customer.id } } })
      expect(JSON.parse(text).data.customer.id).toBe(customer.id)
    }
  })

  test.each([
    ['pages', { first: 2 }],
    ['a search', { search: 'søns' }],
    ['a size that is not allowed', { first: 0 }],
    ['a cursor that is none', { after: 'x' }],
    ['a variable of another type', { first: 'many' }],
    ['a variable that is not known', { nobody: 1 }],
    ['an enum that is none', { orderBy: { field: 'NOTHING', direction: 'ASC' } }],
    ['a filter of an hour', { filter: { createdAfter: '2026-01-01T00:00:00Z', country: 'us' } }],
    ['an hour that is none', { filter: { createdAfter: 'yesterday' } }],
    ['nulls', { first: null, search: null, filter: null, orderBy: null }],
    ['no variables', undefined],
    ['variables that are no object', [1]],
  ])('lists of customers: %s', async (_what, variables) => {
    for (const accept of [undefined, graphqlJson])
      await compare({ query: CustomersDocument.toString(), variables }, accept)
  })

  test('what the catalogue is', async () => {
    await compare({ query: OffersDocument.toString(), variables: { country: 'US', first: 100 } })
  })

  test('a mutation that changes nothing any more, and one that is refused', async () => {
    const query = RenameSubscriptionDocument.toString()
    const [{ subscriptionId } = { subscriptionId: '' }] = created
    await send({ query, variables: { subscriptionId, friendlyName: 'The same' } })
    const text = await compare({ query, variables: { subscriptionId, friendlyName: 'The same' } })
    expect(text).toContain('RenameSubscriptionSuccess')
    expect(await compare({ query, variables: { subscriptionId, friendlyName: '' } })).toContain('Rejection')
    expect(await compare({ query, variables: { subscriptionId: 'nobody', friendlyName: 'X' } })).toContain('NOT_FOUND')
    await compare({ query, variables: { subscriptionId } })
  })

  test('each operation of a document by its name, and none of another', async () => {
    const query = 'query A { viewer { partner { name } } } query B($n: Int = 2) { customers(first: $n) { totalCount } }'
    for (const operationName of ['A', 'B', 'C', null, '']) await compare({ query, operationName })
    await compare({ query, operationName: 'B', variables: { n: 1 } })
  })

  test('fragments, aliases, directives and names of types', async () => {
    const query = `query Q($yes: Boolean!, $id: ID!) {
      one: customer(by: {id: $id}) { ...C @include(if: $yes) __typename other: id @skip(if: $yes) }
      node(id: $id) { __typename id ... on Customer { companyProfile { domain } } ... on Order { status } }
      nodes(ids: [$id, "x"]) { ... on Node { id } }
    }
    fragment C on Customer { id subscriptions(first: 1) { totalCount edges { cursor node { offer { name } } } } }`
    const id = created[0]?.customer.id
    for (const yes of [true, false]) await compare({ query, variables: { yes, id } })
  })

  test('whatever fits the schema', async () => {
    await fc.assert(
      fc.asyncProperty(validQuery, async (query) => void (await compare({ query }))),
      { numRuns: 150 },
    )
  })
})
