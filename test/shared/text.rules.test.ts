import { expect, test } from '@jest/globals'
import { type Issue, issue } from '../../src/shared/issue.js'
import { findTextIssues } from '../../src/shared/text.rules.js'

const path = ['name']
const required = [issue('REQUIRED', path, 'required')]

test.each<[string, string | null, boolean | undefined, Issue[]]>([
  ['can be left out', null, undefined, []],
  ['can be empty', '', false, []],
  ['cannot be left out where it is required', null, true, required],
  ['cannot be empty where it is required', '', true, required],
  ['can be as long as it may be', 'abcde', true, []],
  ['is counted by its characters', '🙂🙂🙂🙂🙂', undefined, []],
  [
    'cannot be longer',
    'abcdef',
    undefined,
    [issue('TOO_LONG', path, 'text.tooLong', { values: { max: 5, length: 6 } })],
  ],
  ['can be printed', 'a\u0000b', undefined, [issue('INVALID_FORMAT', path, 'text.unprintable')]],
  [
    'is not counted where it cannot be printed',
    '\u0000bcdefg',
    true,
    [issue('INVALID_FORMAT', path, 'text.unprintable')],
  ],
])('a text %s', (_, text, isRequired, expected) => {
  expect(findTextIssues(text, path, { lengthMax: 5, ...(isRequired !== undefined && { isRequired }) })).toEqual(
    expected,
  )
})
