import { describe, expect, test } from '@jest/globals'
import {
  changeView,
  firstView,
  readView,
  sortBy,
  variablesOf,
  writeView,
} from '../../src/web/console/customers/customers.address.js'

const again = (view: typeof firstView) => readView(writeView(view))

describe('the address of the list of customers', () => {
  test('is short for what is shown first', () => {
    expect(writeView(firstView).toString()).toBe('')
    expect(readView(new URLSearchParams())).toEqual(firstView)
  })

  test.each([
    { ...firstView, search: 'café & co', country: 'DE' },
    { ...firstView, sort: 'name' as const, isDescending: false },
    { ...firstView, sort: 'created' as const, isDescending: false },
    { ...firstView, page: 3, after: 'cursor' },
    { ...firstView, page: 2, before: 'cursor' },
  ])('says everything that a reload needs: %j', (view) => {
    expect(again(view)).toEqual(view)
  })

  test('of another search, country or order begins at the first page', () => {
    const third = { ...firstView, page: 3, after: 'cursor' }
    expect(changeView(third, { search: 'tea' })).toMatchObject({ page: 1, after: null })
    expect(sortBy(third, 'name')).toMatchObject({ page: 1, after: null, sort: 'name', isDescending: false })
  })

  test('turns the order round when its column is chosen again', () => {
    expect(sortBy(sortBy(firstView, 'domain'), 'domain').isDescending).toBe(true)
  })

  test('that somebody typed wrongly shows the list all the same', () => {
    const view = readView(new URLSearchParams('sort=nonsense&page=-4&after='))
    expect(view).toEqual(firstView)
  })

  test('asks for the page before by what it ends with', () => {
    expect(variablesOf({ ...firstView, page: 2, before: 'cursor' })).toMatchObject({ last: 25, before: 'cursor' })
    expect(variablesOf({ ...firstView, page: 2, after: 'cursor' })).toMatchObject({ first: 25, after: 'cursor' })
  })
})
