import { describe, expect, test } from '@jest/globals'
import {
  apiKeyNotFound,
  findKeyIssues,
  findPlaceIssues,
  type KeyToMake,
  normaliseName,
} from '../../../src/provisioning/api-key/api-key.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

test('a key’s name is kept without space around it', () => {
  expect(normaliseName(' Shop ')).toBe('Shop')
})

describe('a key', () => {
  const now = new Date('2026-06-01T12:00:00.000Z')
  const later = (ms: number) => new Date(now.getTime() + ms)
  const key: KeyToMake = { name: 'Shop', roles: ['READER'], expiresAt: null }
  const noName = issue('REQUIRED', ['name'], 'required')
  const noRoles = issue('REQUIRED', ['roles'], 'apiKey.noRoles')
  const expired = issue('OUT_OF_RANGE', ['expiresAt'], 'apiKey.alreadyExpired')

  test.each<[string, Partial<KeyToMake>, Issue[]]>([
    ['can be for ever', {}, []],
    ['can be for a moment', { expiresAt: later(1) }, []],
    ['can have a name of 100 characters', { name: 'x'.repeat(100) }, []],
    ['needs a name', { name: '' }, [noName]],
    [
      'has no name of 101 characters',
      { name: 'x'.repeat(101) },
      [issue('TOO_LONG', ['name'], 'text.tooLong', { values: { max: 100, length: 101 } })],
    ],
    ['needs a role', { roles: [] }, [noRoles]],
    ['does not end now', { expiresAt: now }, [expired]],
    ['has not ended already', { expiresAt: later(-1) }, [expired]],
    ['is told all that is wrong', { name: '', roles: [], expiresAt: now }, [noName, noRoles, expired]],
  ])('%s', (_, changes, expected) => {
    expect(findKeyIssues({ ...key, ...changes }, now)).toEqual(expected)
  })
})

describe('a place for a key', () => {
  const names = (count: number) => Array.from({ length: count }, (_, place) => `Key ${place}`)
  const tooMany = issue('LIMIT_REACHED', [], 'apiKey.tooMany', { values: { max: 100 } })
  const duplicate = issue('DUPLICATE', ['name'], 'apiKey.duplicate', { values: { name: 'Key 0' } })

  test.each<[string, string, string[], Issue[]]>([
    ['is there for the first', 'Shop', [], []],
    ['is there for the hundredth', 'Shop', names(99), []],
    ['is not there for the next', 'Shop', names(100), [tooMany]],
    ['is not there twice under one name', 'Key 0', names(1), [duplicate]],
    ['is not there for two reasons', 'Key 0', names(100), [tooMany, duplicate]],
  ])('%s', (_, name, inUse, expected) => {
    expect(findPlaceIssues(name, inUse)).toEqual(expected)
  })
})

test('a key that is not there is named by 40 characters of its id', () => {
  expect(apiKeyNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['apiKeyId'], 'apiKey.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})
