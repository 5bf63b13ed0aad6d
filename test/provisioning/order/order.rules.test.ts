import { describe, expect, test } from '@jest/globals'
import { billingCycleOfOrder, commitmentEndOf } from '../../../src/provisioning/order/order.rules.js'

describe('the end of a commitment', () => {
  test.each([
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'MONTHLY', '2027-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'TRIENNIAL', '2029-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', 'P1Y', 'BIENNIAL', '2028-11-23T10:00:00.000Z'],
    ['2026-01-31T10:00:00.000Z', 'P1M', 'NONE', '2026-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', 'P1Y', 'ANNUAL', '2029-02-28T10:00:00.000Z'],
    ['2026-12-31T10:00:00.000Z', 'P45D', 'NONE', '2027-02-14T10:00:00.000Z'],
    ['2026-11-23T10:00:00.000Z', null, 'MONTHLY', '9999-12-10T00:00:00.000Z'],
  ] as const)('from %s of %s, billed %s, is %s', (start, term, cycle, expected) => {
    expect(commitmentEndOf(new Date(start), term, cycle).toISOString()).toBe(expected)
  })
})

test('an order’s cycle is that of the first line that is billed', () => {
  expect(billingCycleOfOrder(['NONE', 'ANNUAL', 'MONTHLY'])).toBe('ANNUAL')
  expect(billingCycleOfOrder(['NONE'])).toBe('NONE')
})
