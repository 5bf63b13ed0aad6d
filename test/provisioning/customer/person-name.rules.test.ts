import { describe, expect, test } from '@jest/globals'
import { findPersonNameIssues } from '../../../src/provisioning/customer/person-name.rules.js'
import { type Issue, issue } from '../../../src/shared/issue.js'

const path = ['defaultAddress', 'firstName']
const oneCharacter = issue('TOO_SHORT', path, 'personName.oneCharacter')

describe('a person can be called', () => {
  test.each(['Bo', 'Zoë', 'Anne Marie', 'R2', 'Testa', 'Nullmann', '李', '김', 'あ', 'ア', '李明', 'x'.repeat(50)])(
    '%s',
    (name) => {
      expect(findPersonNameIssues(name, path)).toEqual([])
      expect(findPersonNameIssues(name, path, { isRequired: true })).toEqual([])
    },
  )
})

test.each<[string, string | null, Parameters<typeof findPersonNameIssues>[2], Issue[]]>([
  ['can be left out', null, undefined, []],
  ['can be left out where that is said', null, { isRequired: false }, []],
  ['can be empty where it can be left out', '', {}, []],
  ['cannot be left out where it is required', null, { isRequired: true }, [issue('REQUIRED', path, 'required')]],
  ['cannot be empty where it is required', '', { isRequired: true }, [issue('REQUIRED', path, 'required')]],
  [
    'does not have 51 characters',
    'x'.repeat(51),
    {},
    [issue('TOO_LONG', path, 'text.tooLong', { values: { max: 50, length: 51 } })],
  ],
  ['is not of figures', '42', {}, [issue('INVALID_FORMAT', path, 'personName.noLetters')]],
  ['is not one figure', '4', {}, [issue('INVALID_FORMAT', path, 'personName.noLetters')]],
  ['is not an initial', 'D', {}, [oneCharacter]],
  ['is not an initial where that is said', 'D', { isInitialAllowed: false }, [oneCharacter]],
  ['is not a Greek initial', 'Δ', {}, [oneCharacter]],
  ['can be an initial where that is allowed', 'D', { isInitialAllowed: true }, []],
])('a person’s name %s', (_, name, limits, expected) => {
  expect(findPersonNameIssues(name, path, limits)).toEqual(expected)
})

test.each([
  'test',
  'tester',
  'testing',
  'admin',
  'administrator',
  'nobody',
  'noname',
  'user',
  'none',
  'null',
  'TEST',
  'Admín',
])('%s is nobody’s name', (name) => {
  expect(findPersonNameIssues(name, path)).toEqual([
    issue('NOT_SUPPORTED', path, 'personName.placeholder', { values: { name } }),
  ])
})
