import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

interface Costed {
  readonly extensions?: { readonly cost: number }
}

const costOf = async (query: string, variables = {}, operationName?: string): Promise<number | undefined> => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  })
  return ((await response.json()) as Costed).extensions?.cost
}

describe('each answer says what it cost:', () => {
  test.each([
    ['a value, nothing', '{ __typename }', 0],
    ['an object, one point', '{ viewer { userName partner { id } } }', 2],
    ['a page, its size times an item', '{ customers(first: 2) { nodes { id } } }', 3],
    ['what items have, each time', '{ customers(first: 2) { nodes { id relationship { id } } } }', 5],
    ['edges, as nodes', '{ customers(first: 2) { edges { cursor node { id relationship { id } } } } }', 5],
    ['a page without items, one point', '{ customers(first: 2) { totalCount pageInfo { hasNextPage } } }', 1],
    ['a page of which no size is said, twenty items', '{ webhooks { nodes { id } } }', 21],
    [
      'a list that is no page, ten items',
      '{ checkAddress(address: { country: "US", city: "x", addressLine1: "y", firstName: "a", lastName: "b" }) { issues { code } } }',
      12,
    ],
    ['a list by its argument, its members', '{ nodes(ids: ["a", "b"]) { id } }', 3],
    ['what says so itself, that', '{ domainAvailability(domain: "a") { available } }', 10],
    ['and what is beneath it', '{ countries { code states { code } } }', 501],
    ['the schema, 500 points', '{ __schema { queryType { name } } }', 500],
  ])('%s', async (_title, query, cost) => {
    expect(await costOf(query)).toBe(cost)
  })

  test('only the operation that is run counts', async () => {
    const document = 'query Many { countries { code } } query Few { viewer { partner { id } } }'
    expect(await costOf(document, {}, 'Few')).toBe(2)
    expect(await costOf(document, {}, 'Many')).toBe(251)
    expect(await costOf(document, {}, 'Few')).toBe(2)
  })

  test('the same document with other numbers, or with more of a list, costs something else', async () => {
    const page = 'query ($first: Int) { customers(first: $first) { nodes { id } } }'
    for (const first of [3, 7, 3]) expect(await costOf(page, { first })).toBe(1 + first)
    const list = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    for (const ids of [['a'], ['a', 'b', 'c'], ['x']]) expect(await costOf(list, { ids })).toBe(1 + ids.length)
  })

  test('what is not run says nothing', async () => {
    expect(await costOf('{ nothing }')).toBeUndefined()
    expect(await costOf('query ($id: ID!) { node(id: $id) { id } }', { id: [] })).toBeUndefined()
  })

  test('5,000 points are allowed', async () => {
    const most = 'customers(first: 100) { nodes { relationship { id } subscriptions(first: 46) { nodes { id } } } }'
    const rest = (first: number) => `rest: customers(first: ${first}) { nodes { id } }`
    expect(await costOf(`{ ${most} ${rest(98)} }`)).toBe(5_000)
    expect((await gateway.ask(`{ ${most} ${rest(98)} }`)).body.errors).toBeUndefined()
    const { body } = await gateway.ask(`{ ${most} ${rest(99)} }`)
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^The document has 5001 points of cost;.* at most 5000 are allowed\.$/),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' },
    })
  })
})

const repeated = (times: number) => 'userName '.repeat(times)

describe('fields that are asked for again are counted', () => {
  test.each([
    ['in an inline fragment', `{ viewer { ... { ${repeated(31)} } } }`, `{ viewer { ... { ${repeated(32)} } } }`],
    [
      'where a fragment is spread, as well as in itself',
      `{ viewer { ...F } } fragment F on Viewer { ${repeated(16)} }`,
      `{ viewer { ...F } } fragment F on Viewer { ${repeated(17)} }`,
    ],
    [
      'once for each fragment, however often it is spread',
      `{ viewer { ...F ...F ...F } } fragment F on Viewer { ${repeated(11)} }`,
      `{ viewer { ...F ...G } } fragment F on Viewer { ${repeated(8)} } fragment G on Viewer { ${repeated(12)} }`,
    ],
  ])('%s', async (_title, at, beyond) => {
    expect((await gateway.ask(at)).body.errors).toBeUndefined()
    expect((await gateway.ask(beyond)).body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/too many fields that are asked for more than once in the same place/),
      extensions: { limit: 'repeats' },
    })
  })
})
