import { expect, test } from '@jest/globals'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createByRest, ok } from '../../support/rest.js'

const gateway = aGateway()

interface Offers {
  readonly totalCount: number
  readonly items: readonly {
    readonly id: string
    readonly category: { readonly id: string }
    readonly isAddOn: boolean
    readonly hasAddOns: boolean
    readonly prerequisiteOffers: readonly string[]
  }[]
}

const list = (query: string) => ok<Offers>(gateway, 'GET', `/v1/offers${query}`)

test('the whole catalogue of a country comes in one answer, or any part of it', async () => {
  const all = await list('?country=us')
  expect(all.totalCount).toBeGreaterThan(150)
  expect(new Set(all.items.map(({ id }) => id)).size).toBe(all.totalCount)
  const part = await list('?Country=US&Offset=100&Size=7')
  expect(part.items).toEqual(all.items.slice(100, 107))
})

test('a category has its own offers, and the categories are those that have any', async () => {
  const trials = await list('?country=US&offer_category_id=trial_key')
  expect(new Set(trials.items.map(({ category }) => category.id))).toEqual(new Set(['Trial_Key']))
  const { items } = await ok<Offers>(gateway, 'GET', '/v1/offercategories?country=DE')
  expect(items.map(({ id }) => id)).toEqual(['Enterprise_Key', 'SmallBusiness_Key', 'Nonprofit_Key', 'Trial_Key'])
})

test('an offer has the add-ons that extend it', async () => {
  const { items } = await list(`/${office365E3.toLowerCase()}/addons?country=US`)
  expect(items.length).toBeGreaterThan(0)
  expect(items.every(({ isAddOn, prerequisiteOffers }) => isAddOn && prerequisiteOffers.includes(office365E3))).toBe(
    true,
  )
  expect(await list(`/${office365E3}?country=US`)).toMatchObject({ hasAddOns: true, isAddOn: false })
  expect(await list(`/${azure}?country=US`)).toMatchObject({ hasAddOns: false, term: 9999, termUnitOfMeasure: 'Month' })
})

test('a customer can order what is sold in its country', async () => {
  const { id } = await createByRest(gateway)
  expect(await ok(gateway, 'GET', `/v1/customers/${id}/offers`)).toEqual(await list('?country=US'))
})
