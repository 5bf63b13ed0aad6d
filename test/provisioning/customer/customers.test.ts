import { beforeAll, describe, expect, test } from '@jest/globals'
import { CustomersDocument, type CustomersQueryVariables } from '../../../src/client/generated/graphql.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

// Statements are counted: nothing in the background may add to them.
const gateway = aGateway({}, { dispatchIntervalMs: 0, sweepIntervalMs: 3_600_000 })

const names = ['Café Zürich', 'Able Coffee', 'Baker & Sons', 'Contoso', 'able Tea', 'Fabrikam_100%', 'Ørsted Power']

beforeAll(async () => {
  for (const [index, companyName] of names.entries()) {
    await createCustomer(gateway, {
      domain: `list${index}.onmicrosoft.com`,
      externalId: `CRM-${index}`,
      billing: { companyName, email: `owner${index}@example.org` },
      subscriptions: [{ offerId: azure }, { offerId: office365E3, quantity: 2 }],
    })
  }
  await createCustomer(gateway, {
    domain: 'munich.onmicrosoft.com',
    billing: { companyName: 'Münchner Kaffee' },
    address: { country: 'GU', city: 'Hagåtña', state: null, postalCode: '96910', phoneNumber: null },
  })
}, 60_000)

const list = async (variables: CustomersQueryVariables = {}) =>
  (await gateway.run(CustomersDocument, variables)).customers

/** In the order of creation, which nobody was ever at. */
const cursorAt = (time: string): string =>
  Buffer.from(JSON.stringify(['customers/CREATED_AT/DESC', time, 'id'])).toString('base64url')

const namesOf = ({ edges }: Awaited<ReturnType<typeof list>>) =>
  edges.map(({ node }) => node.companyProfile.companyName)

describe('the order of the list', () => {
  test('is the latest first', async () => {
    const customers = await list()
    expect(namesOf(customers)).toEqual(['Münchner Kaffee', ...[...names].reverse()])
    expect(customers.totalCount).toBe(8)
    expect(customers.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })
  })

  test('can be the company name, without regard to case and accents', async () => {
    const customers = await list({ orderBy: { field: 'COMPANY_NAME', direction: 'ASC' } })
    expect(namesOf(customers).slice(0, 5)).toEqual([
      'Able Coffee',
      'able Tea',
      'Baker & Sons',
      'Café Zürich',
      'Contoso',
    ])
  })

  test('can be the domain', async () => {
    const customers = await list({ orderBy: { field: 'DOMAIN', direction: 'DESC' } })
    expect(customers.edges[0]?.node.companyProfile.domain).toBe('munich.onmicrosoft.com')
  })
})

describe('pages', () => {
  test.each(['CREATED_AT', 'COMPANY_NAME', 'DOMAIN'] as const)(
    'ordered by %s give every customer once, forward and backward',
    async (field) => {
      for (const direction of ['ASC', 'DESC'] as const) {
        const orderBy = { field, direction }
        const all = (await list({ orderBy })).edges.map(({ node }) => node.id)
        const forward: string[] = []
        for (let after: string | null | undefined = null, more = true; more; ) {
          const page = await list({ orderBy, first: 3, after })
          forward.push(...page.edges.map(({ node }) => node.id))
          after = page.pageInfo.endCursor
          more = page.pageInfo.hasNextPage
        }
        const backward: string[] = []
        for (let before: string | null | undefined = null, more = true; more; ) {
          const page = await list({ orderBy, last: 3, before })
          backward.unshift(...page.edges.map(({ node }) => node.id))
          before = page.pageInfo.startCursor
          more = page.pageInfo.hasPreviousPage
        }
        expect(forward).toEqual(all)
        expect(backward).toEqual(all)
      }
    },
  )

  test('do not repeat a customer when one is created in between', async () => {
    const first = await list({ first: 2 })
    await createCustomer(gateway, { domain: 'between.onmicrosoft.com', billing: { companyName: 'In Between' } })
    const second = await list({ first: 2, after: first.pageInfo.endCursor ?? null })
    expect(namesOf(second)).toEqual(['Fabrikam_100%', 'able Tea'])
  })

  test.each([
    ['first', { first: 0 }],
    ['first', { first: 101 }],
    ['first', { first: -1 }],
    ['last', { last: 101 }],
    ['last', { first: 1, last: 1 }],
    ['after', { after: 'no cursor' }],
    ['after', { after: cursorAt('+275760-09-13T00:00:00.000Z') }],
    ['after', { after: cursorAt('0000-01-01T00:00:00.000Z') }],
    ['before', { before: '' }],
    ['after', { after: Buffer.from('["customers/CREATED_AT/DESC","now","x"]').toString('base64url') }],
    [
      'after',
      { after: Buffer.from('["customers/CREATED_AT/DESC","2024-02-31T00:00:00.000Z","x"]').toString('base64url') },
    ],
    ['search', { search: 'a'.repeat(501) }],
    ['after', { after: Buffer.from('{}').toString('base64url') }],
  ])('%s is refused in %p', async (argument, variables) => {
    const { body } = await gateway.ask(CustomersDocument.toString(), variables)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument } })
  })

  test('a cursor of another order is refused', async () => {
    const after = (await list({ first: 1, orderBy: { field: 'DOMAIN', direction: 'ASC' } })).pageInfo.endCursor
    const { body } = await gateway.ask(CustomersDocument.toString(), { after })
    expect(body.errors?.[0]?.extensions).toMatchObject({ argument: 'after' })
  })
})

describe('a search', () => {
  test.each([
    ['cafe', ['Café Zürich']],
    ['ZURICH café', ['Café Zürich']],
    ['able', ['able Tea', 'Able Coffee']],
    ['coffee able', ['Able Coffee']],
    ['list3.onmicrosoft', ['Contoso']],
    ['owner2@example.org', ['Baker & Sons']],
    ['crm-6', ['Ørsted Power']],
    ['00%', ['Fabrikam_100%']],
    ['fabrikam_100', ['Fabrikam_100%']],
    ['no such customer', []],
  ])('for %p finds %p', async (search, expected) => {
    const customers = await list({ search })
    expect(namesOf(customers)).toEqual(expected)
    expect(customers.totalCount).toBe(expected.length)
  })

  test('of nothing but blanks finds everything', async () => {
    expect((await list({ search: '  ' })).totalCount).toBe((await list()).totalCount)
  })
})

describe('a filter', () => {
  test('can be the country', async () => {
    expect(namesOf(await list({ filter: { country: 'gu' } }))).toEqual(['Münchner Kaffee'])
  })

  test('can be the relationship', async () => {
    expect((await list({ filter: { relationship: 'ADVISOR' } })).totalCount).toBe(0)
    expect((await list({ filter: { relationship: 'RESELLER' } })).totalCount).toBe((await list()).totalCount)
  })

  test('can be the time of creation', async () => {
    const { edges } = await list({ orderBy: { field: 'CREATED_AT', direction: 'ASC' } })
    const third = edges[2]?.node.createdAt ?? ''
    expect(namesOf(await list({ filter: { createdBefore: third } }))).toEqual([names[1], names[0]])
    expect((await list({ filter: { createdAfter: third } })).totalCount).toBe(edges.length - 3)
  })
})

describe('the number of SQL statements', () => {
  const statementsOf = async (first: number) => {
    const before = gateway.gateway.storage.readStatements
    const customers = await list({ first })
    expect(customers.edges).toHaveLength(first)
    return gateway.gateway.storage.readStatements - before
  }

  test('does not grow with the page', async () => {
    for (let index = 0; index < 95; index += 1) {
      await createCustomer(gateway, { subscriptions: [{ offerId: azure }, { offerId: office365E3 }] })
    }
    const few = await statementsOf(2)
    expect(await statementsOf(20)).toBe(few)
    expect(await statementsOf(100)).toBe(few)
    expect(few).toBeLessThanOrEqual(8)
  }, 60_000)
})
