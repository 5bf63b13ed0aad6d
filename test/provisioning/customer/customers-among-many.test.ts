import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  CustomersDocument,
  type CustomersQueryVariables,
  RemoveRelationshipDocument,
} from '../../../src/client/generated/graphql.js'
import { candidatesMax } from '../../../src/storage/customer-search.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

const gateway = aGateway({ RATE_LIMITS: 'off' })

/** So many have each of two words that a search for either would rather walk through the list. */
const frequent = candidatesMax + 50
const atOnce = 50

const createAll = async (companyNames: readonly string[], prefix: string): Promise<string[]> => {
  const ids: string[] = []
  for (let from = 0; from < companyNames.length; from += atOnce) {
    const creating = companyNames.slice(from, from + atOnce).map(async (companyName, index) => {
      const domain = `${prefix}${from + index}.onmicrosoft.com`
      const { customer } = await createCustomer(gateway, { domain, billing: { companyName }, subscriptions: [] })
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
    expect(found.totalCount).toBe(search === 'onmicrosoft' ? 2 * frequent + 3 + 15 : frequent + 3)
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
