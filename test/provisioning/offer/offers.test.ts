import { describe, expect, test } from '@jest/globals'
import { OfferDocument, OffersDocument, type OffersQueryVariables } from '../../../src/client/generated/graphql.js'
import { azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

const list = async (variables: OffersQueryVariables) => (await gateway.run(OffersDocument, variables)).offers

describe('offers', () => {
  test('begin with Microsoft Azure', async () => {
    const { nodes, totalCount } = await list({ country: 'us', first: 1 })
    expect(nodes).toMatchObject([
      { id: azure, name: 'Microsoft Azure', billingType: 'USAGE', supportedBillingCycles: ['MONTHLY'] },
    ])
    expect(totalCount).toBeGreaterThanOrEqual(120)
  })

  test('come page by page, each once', async () => {
    const ids: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ country: 'US', first: 50, after })
      ids.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.endCursor ?? null
      more = page.pageInfo.hasNextPage
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength((await list({ country: 'US' })).totalCount)
  })

  test('can be those of a segment', async () => {
    const { nodes } = await list({ country: 'US', segment: 'TRIAL', first: 100 })
    expect(nodes.every(({ segment, isTrial }) => segment === 'TRIAL' && isTrial)).toBe(true)
    expect(nodes.length).toBeGreaterThan(5)
  })

  test('can be searched by words of the name, and by the id', async () => {
    expect((await list({ country: 'US', search: 'e3 OFFICE trial' })).nodes.map(({ name }) => name)).toContain(
      'Office 365 Enterprise E3 Trial',
    )
    expect((await list({ country: 'US', search: 'ms-azr-0145p' })).nodes).toHaveLength(1)
  })

  test('of the government cloud are sold in the United States only', async () => {
    expect((await list({ country: 'US', segment: 'GOVERNMENT' })).totalCount).toBe(1)
    expect((await list({ country: 'DE', segment: 'GOVERNMENT' })).totalCount).toBe(0)
  })
})

test.each(['', '_', '%', 'S', 'Atlantis', 'A'.repeat(60_000)])('nothing is sold in %p', async (country) => {
  expect((await list({ country })).totalCount).toBe(0)
})

describe('offer', () => {
  const find = async (id: string, country: string) => (await gateway.run(OfferDocument, { id, country })).offer

  test('is found in any case', async () => {
    expect(await find('ms-azr-0145p', 'us')).toMatchObject({
      id: azure,
      minimumQuantity: 1,
      maximumQuantity: 999_999_999,
    })
  })

  test('is null where it is unknown or not sold', async () => {
    expect(await find('NO-SUCH', 'US')).toBeNull()
    expect(await find('MS-AZR-USGOV-0145P', 'DE')).toBeNull()
  })
})
