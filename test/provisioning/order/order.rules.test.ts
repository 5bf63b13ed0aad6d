import { describe, expect, test } from '@jest/globals'
import type { Offer } from '../../../src/provisioning/offer/offer.types.js'
import {
  billingCycleOfOrder,
  commitmentEndOf,
  findAdditionIssues,
  findCancellationIssues,
  findOrderIssues,
  type NormalOrderLine,
  normaliseOrderLine,
  orderNotFound,
} from '../../../src/provisioning/order/order.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

describe('the end of a commitment', () => {
  test.each([
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'MONTHLY', '2027-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'TRIENNIAL', '2029-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'BIENNIAL', '2028-11-23T10:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', 'P1M', 'NONE', '2026-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', 'P1Y', 'ANNUAL', '2029-02-28T10:00:00.000Z'],
    ['2026-12-31T10:00:00.000Z', 'P45D', 'NONE', '2027-02-14T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', null, 'MONTHLY', '9999-12-10T00:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', null, 'TRIENNIAL', '9999-12-10T00:00:00.000Z'],
  ] as const)('from %s of %s, billed %s, is %s', (start, term, cycle, expected) => {
    expect(commitmentEndOf(new Date(start), term, cycle).toISOString()).toBe(expected)
  })

  test.each(['RP1Y', 'P1Y6M', 'P1W', 'PY'])('is its beginning where the term is not of one unit: %s', (term) => {
    const start = new Date('2026-11-23T10:00:00.000Z')
    expect(commitmentEndOf(start, term, 'MONTHLY').toISOString()).toBe('2026-11-23T10:00:00.000Z')
  })

  test('does not move the beginning', () => {
    const start = new Date('2026-11-23T10:00:00.000Z')
    commitmentEndOf(start, 'P1Y', 'ANNUAL')
    expect(start.toISOString()).toBe('2026-11-23T10:00:00.000Z')
  })
})

test.each([
  [['NONE', 'ANNUAL', 'MONTHLY'], 'ANNUAL'],
  [['MONTHLY', 'NONE'], 'MONTHLY'],
  [['NONE'], 'NONE'],
  [[], 'NONE'],
] as const)('an order of lines billed %j has the cycle of the first that is billed, %s', (cycles, expected) => {
  expect(billingCycleOfOrder(cycles)).toBe(expected)
})

describe('a line of an order', () => {
  test('has its offer in capitals and its name without needless space', () => {
    const untidy = { offerId: ' ms-azr-0145p ', quantity: 3, friendlyName: '  Our   Azure ' }
    expect(normaliseOrderLine({ ...untidy, billingCycle: 'MONTHLY' })).toEqual({
      offerId: 'MS-AZR-0145P',
      quantity: 3,
      friendlyName: 'Our Azure',
      billingCycle: 'MONTHLY',
    })
  })

  test.each([
    ['is left out', { offerId: 'MS-AZR-0145P', quantity: 1 }],
    ['is null', { offerId: 'MS-AZR-0145P', quantity: 1, friendlyName: null, billingCycle: null }],
  ])('leaves to the offer what %s', (_, line) => {
    const { friendlyName, billingCycle } = normaliseOrderLine(line)
    expect([friendlyName, billingCycle]).toEqual([undefined, undefined])
  })

  test('keeps an empty name, for the rules to refuse', () => {
    expect(normaliseOrderLine({ offerId: 'MS-AZR-0145P', quantity: 1, friendlyName: ' ' }).friendlyName).toBe('')
  })
})

const azure: Offer = {
  id: 'MS-AZR-0145P',
  name: 'Microsoft Azure',
  segment: 'ENTERPRISE',
  billingType: 'USAGE',
  supportedBillingCycles: ['MONTHLY'],
  minimumQuantity: 1,
  maximumQuantity: 1,
  unitType: 'Usage-based',
  isAddOn: false,
  isTrial: false,
  term: null,
  countries: null,
  prerequisiteOfferIds: [],
}
const office: Offer = {
  ...azure,
  id: 'OFFICE',
  name: 'Office 365 E3',
  billingType: 'LICENSE',
  supportedBillingCycles: ['MONTHLY', 'ANNUAL'],
  minimumQuantity: 2,
  maximumQuantity: 300,
  term: 'P1Y',
}
const addOn: Offer = { ...office, id: 'ADD-ON', name: 'Archiving', isAddOn: true, prerequisiteOfferIds: ['OFFICE'] }

const line = (offerId: string, changes: Partial<NormalOrderLine> = {}): NormalOrderLine => ({
  offerId,
  quantity: 2,
  friendlyName: undefined,
  billingCycle: undefined,
  ...changes,
})

const issuesOf = (lines: readonly NormalOrderLine[], activeOfferIds: readonly string[] = []): Issue[] =>
  findOrderIssues(lines, {
    offers: new Map([azure, office, addOn].map((offer) => [offer.id, offer])),
    countryName: 'Norway',
    activeOfferIds: new Set(activeOfferIds),
  })

describe('an order passes', () => {
  test.each<[string, NormalOrderLine[], string[]]>([
    ['without lines', [], []],
    ['with the offer’s own name and cycle', [line('OFFICE')], []],
    ['with a name and a cycle of the offer’s', [line('OFFICE', { friendlyName: 'Ours', billingCycle: 'ANNUAL' })], []],
    ['with an add-on to an active subscription', [line('ADD-ON')], ['OFFICE']],
    ['with an add-on to what is ordered with it', [line('ADD-ON'), line('OFFICE')], []],
    ['with 100 lines', Array.from({ length: 100 }, () => line('OFFICE')), []],
  ])('%s', (_, lines, active) => {
    expect(issuesOf(lines, active)).toEqual([])
  })
})

describe('an order is refused', () => {
  test.each<[string, NormalOrderLine[], Issue[]]>([
    [
      'as a whole when it has 101 lines, whatever they are',
      Array.from({ length: 101 }, () => line('UNKNOWN')),
      [issue('LIMIT_REACHED', ['subscriptions'], 'order.tooManyLines', { values: { max: 100, count: 101 } })],
    ],
    [
      'for an offer that is not sold in the country',
      [line('OFFICE'), line('UNKNOWN')],
      [
        issue('OFFER_NOT_AVAILABLE', ['subscriptions', '1', 'offerId'], 'offer.unknown', {
          values: { offerId: 'UNKNOWN', country: 'Norway' },
        }),
      ],
    ],
    [
      'for an unknown offer of which 40 characters are repeated',
      [line('X'.repeat(41))],
      [
        issue('OFFER_NOT_AVAILABLE', ['subscriptions', '0', 'offerId'], 'offer.unknown', {
          values: { offerId: 'X'.repeat(40), country: 'Norway' },
        }),
      ],
    ],
    [
      'for an empty name',
      [line('OFFICE'), line('OFFICE', { friendlyName: '' })],
      [issue('REQUIRED', ['subscriptions', '1', 'friendlyName'], 'required')],
    ],
    [
      'for a quantity beyond the offer’s',
      [line('OFFICE', { quantity: 301 })],
      [
        issue('OUT_OF_RANGE', ['subscriptions', '0', 'quantity'], 'quantity.outOfRange', {
          values: { offer: 'Office 365 E3', min: 2, max: 300, quantity: 301 },
          suggestions: ['300'],
        }),
      ],
    ],
    [
      'for a cycle that the offer is not billed in',
      [line('OFFICE', { billingCycle: 'TRIENNIAL' })],
      [
        issue('NOT_SUPPORTED', ['subscriptions', '0', 'billingCycle'], 'billingCycle.notSupported', {
          values: { offer: 'Office 365 E3', billingCycle: 'TRIENNIAL' },
          suggestions: ['MONTHLY', 'ANNUAL'],
        }),
      ],
    ],
    [
      'for an add-on without what it extends',
      [line('MS-AZR-0145P', { quantity: 1 }), line('ADD-ON')],
      [
        issue('OFFER_NOT_AVAILABLE', ['subscriptions', '1', 'offerId'], 'offer.prerequisite', {
          values: { offer: 'Archiving', prerequisite: 'OFFICE' },
          suggestions: ['OFFICE'],
        }),
      ],
    ],
    [
      'for all that is wrong at once',
      [line('UNKNOWN', { friendlyName: '' })],
      [
        issue('REQUIRED', ['subscriptions', '0', 'friendlyName'], 'required'),
        issue('OFFER_NOT_AVAILABLE', ['subscriptions', '0', 'offerId'], 'offer.unknown', {
          values: { offerId: 'UNKNOWN', country: 'Norway' },
        }),
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(issuesOf(lines)).toEqual(expected)
  })
})

describe('more lines', () => {
  const tooMany = (count: number) => [
    issue('LIMIT_REACHED', ['subscriptions'], 'order.tooManyLines', { values: { max: 100, count } }),
  ]

  test.each<[string, string, number, number, Issue[]]>([
    ['come to an order up to 100 in all', 'COMPLETED', 60, 40, []],
    ['do not come to an order beyond 100 in all', 'COMPLETED', 60, 41, tooMany(101)],
    [
      'do not come to an order that was taken back',
      'CANCELLED',
      1,
      200,
      [issue('NOT_ALLOWED_IN_STATE', ['orderId'], 'order.cancelled')],
    ],
  ])('%s', (_, status, lineCount, addedCount, expected) => {
    expect(findAdditionIssues({ status }, lineCount, addedCount)).toEqual(expected)
  })
})

test('only an order of a sandbox can be taken back', () => {
  expect(findCancellationIssues(true)).toEqual([])
  expect(findCancellationIssues(false)).toEqual([issue('NOT_ALLOWED_IN_STATE', ['orderId'], 'order.notSandbox')])
})

test('an order that is not there is named by 40 characters of its id', () => {
  expect(orderNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['orderId'], 'order.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})
