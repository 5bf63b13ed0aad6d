import { describe, expect, test } from '@jest/globals'
import {
  findIdempotencyKeyIssues,
  keptForMs,
  keyInProgress,
  keyReused,
  shownForMs,
  waitMaxMs,
} from '../../../src/provisioning/idempotency/idempotency.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'
import { say } from '../../../src/shared/messages/say.js'

const path = ['idempotencyKey']

const inEnglish = (found: Issue): string => say(found, 'en')

describe('an idempotency key', () => {
  test.each(['x', ' x ', 'x'.repeat(255), '鍵'.repeat(255), '🙂'.repeat(255)])('%s passes', (key) => {
    expect(findIdempotencyKeyIssues(key)).toEqual([])
  })

  test.each(['', ' ', '  ', '\t\n'])('%j is none', (key) => {
    const issues = findIdempotencyKeyIssues(key)
    expect(issues).toEqual([issue('REQUIRED', path, 'idempotencyKey.empty')])
    expect(issues.map(inEnglish)).toEqual(['Leave the idempotency key out, or give one, such as a random UUID.'])
  })

  test('does not have 256 characters', () => {
    const issues = findIdempotencyKeyIssues('🙂'.repeat(256))
    expect(issues).toEqual([issue('TOO_LONG', path, 'text.tooLong', { values: { max: 255, length: 256 } })])
    expect(issues.map(inEnglish)).toEqual(['The idempotency key can have at most 255 characters; it has 256.'])
  })

  test('stands for one request, and for one at a time', () => {
    expect(keyReused()).toEqual(issue('IDEMPOTENCY_KEY_REUSED', path, 'idempotencyKey.reused'))
    expect(keyInProgress()).toEqual(issue('IDEMPOTENCY_IN_PROGRESS', path, 'idempotencyKey.inProgress'))
    expect([keyReused(), keyInProgress()].map(inEnglish)).toEqual([
      'This idempotency key was used before with another input. Use a new one, or repeat the request as it was.',
      'A request with this idempotency key is still running. Repeat it a little later.',
    ])
  })

  test('is kept for a day, shows a password for 15 minutes and is waited for 2 seconds', () => {
    expect([keptForMs, shownForMs, waitMaxMs]).toEqual([86_400_000, 900_000, 2_000])
  })
})
