import { describe, expect, test } from '@jest/globals'
import { differingFields, normaliseOfferId, offerNotFound } from '../../../src/provisioning/offer/offer.rules.js'
import { issue } from '../../../src/shared/issue.js'

test('an offer’s id is kept in capitals, without space around it', () => {
  expect(normaliseOfferId(' ms-azr-0145p ')).toBe('MS-AZR-0145P')
})

describe('fields that differ', () => {
  const stored = { id: 'A', name: 'Office', countries: ['US', 'CA'], term: null, isTrial: false }

  test.each([
    ['none where all is as it was', stored, stored, []],
    ['none where lists are equal', stored, { countries: ['US', 'CA'] }, []],
    ['none where fewer fields are wanted', stored, { name: 'Office' }, []],
    [
      'those with other values',
      stored,
      { id: 'A', name: 'Azure', countries: ['US'], term: 'P1Y' },
      ['name', 'countries', 'term'],
    ],
    ['those that are new', stored, { id: 'A', unitType: 'Licenses' }, ['unitType']],
    ['all where nothing is stored', undefined, { id: 'A', term: null }, ['id', 'term']],
  ])('are %s', (_, before, wanted, expected) => {
    expect(differingFields(before, wanted)).toEqual(expected)
  })
})

test('an offer that is not there is named by 40 characters of its id', () => {
  expect(offerNotFound('X'.repeat(41), 'Norway')).toEqual(
    issue('NOT_FOUND', ['offerId'], 'offer.unknown', { values: { offerId: 'X'.repeat(40), country: 'Norway' } }),
  )
})
