import { expect, test } from '@jest/globals'
import {
  findIdempotencyKeyIssues,
  keyInProgress,
  keyReused,
} from '../../../src/provisioning/idempotency/idempotency.rules.js'
import { say } from '../../../src/shared/messages/say.js'

const path = ['idempotencyKey']

test.each(['', ' ', '\t\n'])('a key like %j is none', (key) => {
  expect(findIdempotencyKeyIssues(key)).toMatchObject([{ code: 'REQUIRED', path }])
  expect(findIdempotencyKeyIssues(key).map((found) => say(found, 'en'))).toEqual([
    'Leave the idempotency key out, or give one, such as a random UUID.',
  ])
})

test.each(['x', ' x ', 'x'.repeat(255), '鍵'.repeat(255), '🔑'.repeat(255)])('a key like %j is one', (key) => {
  expect(findIdempotencyKeyIssues(key)).toEqual([])
})

test('a key of 256 characters is too long', () => {
  const issues = findIdempotencyKeyIssues('🔑'.repeat(256))
  expect(issues).toMatchObject([{ code: 'TOO_LONG', path }])
  expect(issues.map((found) => say(found, 'en'))).toEqual([
    'The idempotency key can have at most 255 characters; it has 256.',
  ])
})

test('what is wrong with a key that was used is said', () => {
  expect(keyReused()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', path })
  expect(keyInProgress()).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS', path })
  expect([say(keyReused(), 'en'), say(keyInProgress(), 'en')]).toEqual([
    'This idempotency key was used before with another input. Use a new one, or repeat the request as it was.',
    'A request with this idempotency key is still running. Repeat it a little later.',
  ])
})
