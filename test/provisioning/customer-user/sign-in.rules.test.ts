import { expect, test } from '@jest/globals'
import { failureKeptForMs, lockMs, normaliseSignInName } from '../../../src/provisioning/customer-user/sign-in.rules.js'

test.each([
  [0, 0],
  [1, 0],
  [4, 0],
  [5, 30_000],
  [6, 60_000],
  [7, 120_000],
  [11, 1_920_000],
  [12, 3_600_000],
  [100, 3_600_000],
])('after %d wrong passwords in a row nobody can try for %d ms', (failures, expected) => {
  expect(lockMs(failures)).toBe(expected)
})

test('a wrong password is forgotten after a day', () => {
  expect(failureKeptForMs).toBe(86_400_000)
})

test('a name to sign in with is read in small letters, without space around it', () => {
  expect(normaliseSignInName(' Admin@FourthCoffee.onmicrosoft.com ')).toBe('admin@fourthcoffee.onmicrosoft.com')
})
