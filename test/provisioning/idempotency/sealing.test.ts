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
