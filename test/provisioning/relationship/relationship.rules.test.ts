import { expect, test } from '@jest/globals'
import { findRelationshipIssues } from '../../../src/provisioning/relationship/relationship.rules.js'
import { issue } from '../../../src/shared/issue.js'

test.each([
  ['there is a relationship', { relationshipToPartner: 'RESELLER' }],
  ['there is no customer', null],
  ['no customer was looked for', undefined],
])('a change is not held up where %s', (_, relationship) => {
  expect(findRelationshipIssues(relationship, ['customerId'])).toEqual([])
})

test('nothing changes after the relationship has ended', () => {
  expect(findRelationshipIssues({ relationshipToPartner: 'NONE' }, ['customerId'])).toEqual([
    issue('NOT_ALLOWED_IN_STATE', ['customerId'], 'customer.relationshipEnded'),
  ])
})
