import { describe, expect, test } from '@jest/globals'
import {
  findIdempotencyKeyIssues,
  keptForMs,
  keyInProgress,
  keyReused,
  shownForMs,
  waitMaxMs,
} from '../../../src/provisioning/idempotency/idempotency.rules.js'
import { issue } from '../../../src/shared/issue.js'

const path = ['idempotencyKey']

describe('an idempotency key', () => {
  test.each(['x', ' x ', 'x'.repeat(255), '🙂'.repeat(255)])('%s passes', (key) => {
    expect(findIdempotencyKeyIssues(key)).toEqual([])
  })

  test.each(['', '  '])('%j is none', (key) => {
    expect(findIdempotencyKeyIssues(key)).toEqual([issue('REQUIRED', path, 'idempotencyKey.empty')])
  })

  test('does not have 256 characters', () => {
    expect(findIdempotencyKeyIssues('🙂'.repeat(256))).toEqual([
      issue('TOO_LONG', path, 'text.tooLong', { values: { max: 255, length: 256 } }),
    ])
  })

  test('stands for one request, and for one at a time', () => {
    expect(keyReused()).toEqual(issue('IDEMPOTENCY_KEY_REUSED', path, 'idempotencyKey.reused'))
    expect(keyInProgress()).toEqual(issue('IDEMPOTENCY_IN_PROGRESS', path, 'idempotencyKey.inProgress'))
  })

  test('is kept for a day, shows a password for 15 minutes and is waited for 2 seconds', () => {
    expect([keptForMs, shownForMs, waitMaxMs]).toEqual([86_400_000, 900_000, 2_000])
  })
})
