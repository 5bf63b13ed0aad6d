import { describe, expect, test } from '@jest/globals'
import {
  findAutoRenewIssues,
  findFriendlyNameIssues,
  findOutOfRangeIssues,
  findPrerequisiteIssues,
  findQuantityIssues,
  findReactivationIssues,
  findSuspensionIssues,
  normaliseFriendlyName,
  subscriptionNotFound,
} from '../../../src/provisioning/subscription/subscription.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const office = {
  name: 'Office 365 E3',
  term: 'P1Y',
  isTrial: false,
  minimumQuantity: 5,
  maximumQuantity: 300,
  isAddOn: false,
  prerequisiteOfferIds: [] as string[],
}
const addOn = { ...office, name: 'Archiving', isAddOn: true, prerequisiteOfferIds: ['E3', 'E5'] }
const active = { status: 'ACTIVE', billingType: 'LICENSE', offer: office }
const suspended = { ...active, status: 'SUSPENDED' }
const usage = { ...active, billingType: 'USAGE', offer: { ...office, name: 'Microsoft Azure', term: null } }

const onlyWhenActive = (status: string) =>
  issue('NOT_ALLOWED_IN_STATE', ['subscriptionId'], 'subscription.onlyWhenActive', { values: { status } })

describe('a friendly name', () => {
  test.each([
    ['  Our   Office ', 'Our Office'],
    [null, ''],
    [undefined, ''],
  ])('%p is kept as %p', (name, expected) => {
    expect(normaliseFriendlyName(name)).toBe(expected)
  })

  test('has 1 to 255 characters', () => {
    expect(findFriendlyNameIssues('x', ['friendlyName'])).toEqual([])
    expect(findFriendlyNameIssues('x'.repeat(255), ['friendlyName'])).toEqual([])
    expect(findFriendlyNameIssues('', ['friendlyName'])).toEqual([issue('REQUIRED', ['friendlyName'], 'required')])
    expect(findFriendlyNameIssues('x'.repeat(256), ['friendlyName'])).toEqual([
      issue('TOO_LONG', ['friendlyName'], 'text.tooLong', { values: { max: 255, length: 256 } }),
    ])
  })
})

test('a subscription that is not there is named by 40 characters of its id', () => {
  expect(subscriptionNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['subscriptionId'], 'subscription.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})

describe('a quantity', () => {
  const outOfRange = (quantity: number, suggestion: string, path: string[] = ['quantity']) =>
    issue('OUT_OF_RANGE', path, 'quantity.outOfRange', {
      values: { offer: 'Office 365 E3', min: 5, max: 300, quantity },
      suggestions: [suggestion],
    })
  const noQuantity = issue('NOT_SUPPORTED', ['quantity'], 'quantity.usage', { values: { offer: 'Microsoft Azure' } })

  test.each<[string, number, Issue[]]>([
    ['can be the smallest', 5, []],
    ['can be the largest', 300, []],
    ['cannot be smaller', 4, [outOfRange(4, '5', ['line', 'quantity'])]],
    ['cannot be larger', 301, [outOfRange(301, '300', ['line', 'quantity'])]],
  ])('%s', (_, quantity, expected) => {
    expect(findOutOfRangeIssues(office, quantity, ['line', 'quantity'])).toEqual(expected)
  })

  test.each<[string, typeof suspended, number, Issue[]]>([
    ['changes within the offer’s limits', active, 6, []],
    ['does not change beyond them', active, 301, [outOfRange(301, '300')]],
    ['does not change while suspended', suspended, 6, [onlyWhenActive('SUSPENDED')]],
    ['is told all that is wrong', suspended, 4, [onlyWhenActive('SUSPENDED'), outOfRange(4, '5')]],
  ])('%s', (_, subscription, quantity, expected) => {
    expect(findQuantityIssues(subscription, quantity)).toEqual(expected)
  })

  test('does not change where usage is billed', () => {
    expect(findQuantityIssues(usage, 6)).toEqual([noQuantity])
    expect(findQuantityIssues({ ...usage, status: 'SUSPENDED' }, 301)).toEqual([noQuantity])
  })
})

describe('renewal by itself', () => {
  const notPossible = (offer: string) =>
    issue('NOT_SUPPORTED', ['autoRenewEnabled'], 'autoRenew.notPossible', { values: { offer } })

  test.each<[string, Parameters<typeof findAutoRenewIssues>[0], Issue[]]>([
    ['can be set where there is a term', active, []],
    ['cannot be set where there is none', usage, [notPossible('Microsoft Azure')]],
    ['cannot be set for a trial', { ...active, offer: { ...office, isTrial: true } }, [notPossible('Office 365 E3')]],
    ['cannot be set while suspended', suspended, [onlyWhenActive('SUSPENDED')]],
  ])('%s', (_, subscription, expected) => {
    expect(findAutoRenewIssues(subscription)).toEqual(expected)
  })
})

test('only what is active can be suspended', () => {
  expect(findSuspensionIssues(active)).toEqual([])
  expect(findSuspensionIssues({ ...active, status: 'DELETED' })).toEqual([onlyWhenActive('DELETED')])
})

describe('a reactivation', () => {
  const path = ['subscriptionId']
  const suspendedAddOn = { ...suspended, offer: addOn }

  test.each<[string, typeof suspendedAddOn, string[], Issue[]]>([
    ['is possible for what is suspended', suspended, [], []],
    ['is possible for an add-on to what is in use', suspendedAddOn, ['E5'], []],
    [
      'is not possible for an add-on to nothing',
      suspendedAddOn,
      ['F3'],
      [
        issue('NOT_ALLOWED_IN_STATE', path, 'offer.prerequisite', {
          values: { offer: 'Archiving', prerequisite: 'E3' },
          suggestions: ['E3', 'E5'],
        }),
      ],
    ],
    [
      'is not possible for what is active',
      { ...suspendedAddOn, status: 'ACTIVE' },
      [],
      [issue('NOT_ALLOWED_IN_STATE', path, 'subscription.onlyWhenSuspended', { values: { status: 'ACTIVE' } })],
    ],
  ])('%s', (_, subscription, activeOfferIds, expected) => {
    expect(findReactivationIssues(subscription, new Set(activeOfferIds))).toEqual(expected)
  })
})

describe('what an offer extends', () => {
  const path = ['subscriptions', '0', 'offerId']

  test.each([
    ['is not asked for where it is no add-on', office, []],
    ['is there when one of several is', addOn, ['E3']],
    ['is there when another of several is', addOn, ['E5', 'F3']],
  ])('%s', (_, offer, held) => {
    expect(findPrerequisiteIssues(offer, new Set(held), 'OFFER_NOT_AVAILABLE', path)).toEqual([])
  })

  test.each([
    ['is named by the first of several', ['E3', 'E5'], 'E3'],
    ['is not named where nothing is known', [], ''],
  ])('%s', (_, prerequisiteOfferIds, prerequisite) => {
    const offer = { ...addOn, prerequisiteOfferIds }
    expect(findPrerequisiteIssues(offer, new Set(['F3']), 'OFFER_NOT_AVAILABLE', path)).toEqual([
      issue('OFFER_NOT_AVAILABLE', path, 'offer.prerequisite', {
        values: { offer: 'Archiving', prerequisite },
        suggestions: prerequisiteOfferIds,
      }),
    ])
  })
})
