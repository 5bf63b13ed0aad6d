import { expect, test } from '@jest/globals'
import { withoutNames } from '../../src/server/graphql/schema-privacy.js'

const badInput = (message: string, more: object = {}) => ({ message, extensions: { code: 'BAD_USER_INPUT', ...more } })

test.each([
  [
    'a document that does not fit',
    { message: 'Cannot query field "x" on type "Query".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    'The document does not fit the schema here.',
  ],
  [
    'a variable, with a reason',
    badInput('Variable "$by" has an invalid value: Field "id" of required type "ID!" was not provided.'),
    'Variable "$by" has an invalid value.',
  ],
  [
    'a place in a variable',
    badInput('Variable "$by" has an invalid value at "by.lines[0].id": Field "q" is not defined by type "T".'),
    'Variable "$by" has an invalid value at "by.lines[0].id".',
  ],
  ['any other word of GraphQL’s', badInput('Type "Secret" is missing.'), 'A variable does not fit.'],
  ['words that only contain such', badInput('So Variable "$x" has an invalid value.'), 'A variable does not fit.'],
  [
    'an argument that a service refused',
    badInput('`first` is 1 to 100.', { argument: 'first' }),
    '`first` is 1 to 100.',
  ],
  ['what has no code', { message: 'Unexpected error.' }, 'Unexpected error.'],
  ['another code', { message: 'No.', extensions: { code: 'FORBIDDEN' } }, 'No.'],
])('of %s only what the caller named is told', (_what, error, expected) => {
  expect(withoutNames(error)).toBe(expected)
})
