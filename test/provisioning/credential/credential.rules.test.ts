import { expect, test } from '@jest/globals'
import { findUserChangeIssues, userNotFound } from '../../../src/provisioning/credential/credential.rules.js'
import { issue } from '../../../src/shared/issue.js'

const user = { id: '1', firstName: 'Dave', lastName: 'Smith' }

test.each([
  ['nothing', {}],
  ['what the user is', { id: '1', firstName: 'Dave' }],
  ['empty texts', { firstName: '', state: '' }],
  ['what is no text', { id: null, firstName: undefined, state: 1, lastName: { first: 'x' } }],
])('a user does not change by %s', (_, asked) => {
  expect(findUserChangeIssues(asked, user)).toEqual([])
})

test('of a user nothing can change but the password', () => {
  expect(findUserChangeIssues({ id: '1', lastName: 'Jones', state: 'inactive' }, user)).toEqual([
    issue('NOT_SUPPORTED', ['lastName'], 'user.onlyPassword'),
    issue('NOT_SUPPORTED', ['state'], 'user.onlyPassword'),
  ])
})

test('a user who is not there is named by 60 characters of the id', () => {
  expect(userNotFound('x'.repeat(61))).toEqual(
    issue('NOT_FOUND', ['userId'], 'user.notFound', { values: { id: 'x'.repeat(60) } }),
  )
})
