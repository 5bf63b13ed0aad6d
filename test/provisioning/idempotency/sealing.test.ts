import { expect, test } from '@jest/globals'
import { IdempotencySecrets, type KeyScope } from '../../../src/provisioning/idempotency/idempotency.secrets.js'

const secrets = new IdempotencySecrets(Buffer.alloc(32, 1))
const scope: KeyScope = { partnerId: 'partner', operation: 'CREATE_CUSTOMER', key: 'a key of the caller’s' }
const sealed = secrets.seal(scope, 'customer', 'a password')

test('a sealed password is opened under the keys that it was sealed under, and differs each time', () => {
  expect(secrets.open(scope, 'customer', sealed)).toBe('a password')
  expect(Buffer.from(secrets.seal(scope, 'customer', 'a password')).equals(Buffer.from(sealed))).toBe(false)
})

test.each<[string, Partial<KeyScope>]>([
  ['another key of the caller’s', { key: 'another key' }],
  ['another partner', { partnerId: 'another' }],
  ['another operation', { operation: 'RESET_ADMIN_PASSWORD' }],
])('it is not opened for %s', (_title, changes) => {
  expect(() => secrets.open({ ...scope, ...changes }, 'customer', sealed)).toThrow()
})

test('it is not opened for another customer, under another server key, or when it was changed', () => {
  expect(() => secrets.open(scope, 'another', sealed)).toThrow()
  expect(() => new IdempotencySecrets(Buffer.alloc(32, 2)).open(scope, 'customer', sealed)).toThrow()
  expect(() => secrets.open(scope, 'customer', sealed.with(sealed.length - 1, (sealed.at(-1) ?? 0) ^ 1))).toThrow()
  expect(() => secrets.open(scope, 'customer', sealed.with(0, 2))).toThrow('unknown format')
})

test('what an earlier version has kept is found and opened by each later one', () => {
  const later = new IdempotencySecrets(Buffer.alloc(32, 1))
  const kept = 'AfRbIwl6Cgd6SQntlHUENG0jgmUjN9jGa11pUPvwliNdW7pw3WCJD7pRV0ClbJBeHED5Cw1mCg'
  expect(later.open(scope, 'customer', Buffer.from(kept, 'base64url'))).toBe('a password')
  expect(later.hashOf(scope)).toBe('2H-uZ-TmBDE4BWxC348TVAV9aT72D5zp93zucfmgql4')
  const fingerprint = '4XEHrJwk-PuHbFm2gBFgVVQhijjcftR1bu4pR6JX5r4'
  expect(later.fingerprintOf({ b: [1, 'x'], a: { d: null, c: true } })).toBe(fingerprint)
})

test('an input is the same whatever the order of its members, and another one is not', () => {
  const fingerprint = secrets.fingerprintOf({ a: 1, b: [2, 3] })
  expect(secrets.fingerprintOf({ b: [2, 3], a: 1 })).toBe(fingerprint)
  expect(secrets.fingerprintOf({ b: [3, 2], a: 1 })).not.toBe(fingerprint)
})
