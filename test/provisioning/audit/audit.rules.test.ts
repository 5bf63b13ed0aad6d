import { expect, test } from '@jest/globals'
import { auditRecordNotFound } from '../../../src/provisioning/audit/audit.rules.js'
import { issue } from '../../../src/shared/issue.js'

test('an audit record that is not there is named by 40 characters of its id', () => {
  expect(auditRecordNotFound('x'.repeat(41))).toEqual(
    issue('NOT_FOUND', ['recordId'], 'auditRecord.notFound', { values: { id: 'x'.repeat(40) } }),
  )
})
