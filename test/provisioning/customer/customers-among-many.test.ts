import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  type AddressInput,
  CustomersDocument,
  type CustomersQueryVariables,
  RemoveRelationshipDocument,
} from '../../../src/client/generated/graphql.js'
import { candidatesMax } from '../../../src/storage/customer-search.js'
import { anAddress } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

const gateway = aGateway({ RATE_LIMITS: 'off' })

/** So many have each of two words that a search for either would rather walk through the list. */
const frequent = candidatesMax + 50
const atOnce = 50

/** With these more are in the United States than a filter looks up one by one: it, too, walks through the list. */
const plain = 150
const inTheUnitedStates = 2 * frequent + 3 + 15 + plain
const inGuam = { country: 'GU', city: 'Hagåtña', state: null, postalCode: '96910' }

const createAll = async (
  companyNames: readonly string[],
  prefix: string,
  address: Partial<AddressInput> = {},
): Promise<string[]> => {
  const ids: string[] = []
  for (let from = 0; from < companyNames.length; from += atOnce) {
    const creating = companyNames.slice(from, from + atOnce).map(async (companyName, index) => {
      const domain = `${prefix}${from + index}.onmicrosoft.com`
      const defaultAddress = anAddress(address)
      const billing = { companyName, defaultAddress }
      const { customer } = await createCustomer(gateway, { domain, billing, subscriptions: [] })
      return customer.id
    })
    ids.push(...(await Promise.all(creating)))
  }
  return ids
}

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index}`)

beforeAll(async () => {
  // Before there are any: what this looked at is soon out of date.
  await list({ search: 'quintessence hydrography' })
  await createAll(numbered('Quintessence', frequent), 'q')
  await createAll(['Hydrography of Quintessence', 'Quintessence and Hydrography', 'Hydrographyquintessence'], 'both')
  await createAll(numbered('Hydrography', frequent), 'h')
  const zebras = await createAll(numbered('Zebra Works', 25), 'z')
  for (const customerId of zebras.filter((_, index) => index >= 15))
    await gateway.run(RemoveRelationshipDocument, { customerId })
  await createAll(numbered('Plain Works', plain), 'p')
  await createAll(numbered('Amber Diving', 30), 'amber', inGuam)
}, 120_000)

const list = async (variables: CustomersQueryVariables) => (await gateway.run(CustomersDocument, variables)).customers

const namesOf = ({ edges }: Awaited<ReturnType<typeof list>>) =>
  edges.map(({ node }) => node.companyProfile.companyName)

describe('a search among many', () => {
  test('finds the few that have two words of which many have one', async () => {
    const found = await list({ first: 20, search: 'quintessence hydrography' })
    expect(new Set(namesOf(found))).toEqual(
      new Set(['Hydrography of Quintessence', 'Quintessence and Hydrography', 'Hydrographyquintessence']),
    )
    expect(found.totalCount).toBe(3)
  })

  test.each(['quintessence', 'hydrography', 'onmicrosoft'])('finds a page of those that have %p', async (search) => {
    const found = await list({ first: 20, search })
    expect(found.edges).toHaveLength(20)
    expect(found.totalCount).toBe(search === 'onmicrosoft' ? inTheUnitedStates + 30 : frequent + 3)
    expect(found.pageInfo.hasNextPage).toBe(true)
  })

  test('finds one by its whole name', async () => {
    expect(namesOf(await list({ first: 20, search: 'Hydrography 17' }))).toContain('Hydrography 17')
    expect(namesOf(await list({ first: 20, search: `q${frequent - 1}.onmicrosoft.com` }))).toEqual([
      `Quintessence ${frequent - 1}`,
    ])
  })

  test('fills its pages with those whose relationship lasts, though the latest have ended', async () => {
    const first = await list({ first: 10, search: 'zebra' })
    const second = await list({ first: 10, search: 'zebra', after: first.pageInfo.endCursor })
    const names = [...namesOf(first), ...namesOf(second)]
    expect(names).toHaveLength(15)
    expect(new Set(names)).toEqual(new Set(numbered('Zebra Works', 15)))
    expect([first, second].map(({ pageInfo, totalCount }) => [pageInfo.hasNextPage, totalCount])).toEqual([
      [true, 15],
      [false, 15],
    ])
  })

  test('finds those whose relationship has ended when they are asked for', async () => {
    const found = await list({ first: 20, search: 'zebra', filter: { relationship: 'NONE' } })
    expect(found.edges).toHaveLength(10)
    expect(found.totalCount).toBe(10)
  })

  test.each(['CREATED_AT', 'COMPANY_NAME', 'DOMAIN'] as const)('is in the order of %s', async (field) => {
    const orderBy = { field, direction: 'ASC' } as const
    const [all, found] = [
      await list({ first: 100, search: 'zebra', orderBy }),
      await list({ first: 5, search: 'zebra', orderBy }),
    ]
    const keyOf = ({ node }: (typeof all)['edges'][number]) =>
      ({
        CREATED_AT: node.createdAt,
        COMPANY_NAME: node.companyProfile.companyName.toLowerCase(),
        DOMAIN: node.companyProfile.domain,
      })[field]
    const keys = all.edges.map(keyOf)
    expect(keys).toEqual([...keys].sort())
    expect(namesOf(found)).toEqual(namesOf(all).slice(0, 5))
  })
})

describe('a filter among many', () => {
  test.each(['CREATED_AT', 'COMPANY_NAME', 'DOMAIN'] as const)(
    'finds those in a country that most are in, in the order of %s',
    async (field) => {
      const orderBy = { field, direction: field === 'CREATED_AT' ? 'DESC' : 'ASC' } as const
      const [all, found] = [
        await list({ first: 100, orderBy }),
        await list({ first: 20, orderBy, filter: { country: 'US' } }),
      ]
      expect(namesOf(found)).toEqual(
        namesOf(all)
          .filter((name) => !name.startsWith('Amber'))
          .slice(0, 20),
      )
      // Whoever is left out stands before those that are found, or among them.
      expect(
        namesOf(all)
          .slice(0, 20)
          .some((name) => name.startsWith('Amber')),
      ).toBe(true)
      expect(found.totalCount).toBe(inTheUnitedStates)
    },
  )

  test('finds those in a country that few are in, with what many have', async () => {
    const orderBy = { field: 'COMPANY_NAME', direction: 'DESC' } as const
    const found = await list({ first: 5, orderBy, filter: { country: 'GU' }, search: 'onmicrosoft' })
    expect(namesOf(found)).toEqual([9, 8, 7, 6, 5].map((number) => `Amber Diving ${number}`))
    expect(found.totalCount).toBe(30)
  })

  test.each([
    ['every customer whose relationship lasts', {}, inTheUnitedStates + 30],
    ['a relationship that most are in', { relationship: 'RESELLER' }, inTheUnitedStates + 30],
    ['a relationship that few are in', { relationship: 'NONE' }, 10],
    ['a relationship that nobody is in', { relationship: 'ADVISOR' }, 0],
    ['relationship and country together', { relationship: 'RESELLER', country: 'US' }, inTheUnitedStates],
    ['a time before which nobody was created', { createdBefore: '2020-01-01T00:00:00Z' }, 0],
    ['a time after which all were', { createdAfter: '2020-01-01T00:00:00Z' }, inTheUnitedStates + 30],
    ['time and country together', { createdAfter: '2020-01-01T00:00:00Z', country: 'US' }, inTheUnitedStates],
  ] as const)('counts %s', async (_title, filter, count) => {
    const { edges, totalCount } = await list({ first: 1, filter, orderBy: { field: 'DOMAIN', direction: 'ASC' } })
    expect(totalCount).toBe(count)
    expect(edges).toHaveLength(Math.min(count, 1))
  })

  test('counts those in a country that have a word that many have', async () => {
    const of = async (country: string) =>
      (await list({ first: 1, search: 'quintessence', filter: { country } })).totalCount
    expect(await of('US')).toBe(frequent + 3)
    expect(await of('GU')).toBe(0)
  })
})
