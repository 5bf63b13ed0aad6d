import { describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { asksForSchema, asTold, mayExplore } from '../../src/server/graphql/schema-privacy.js'

test('only Admin agents may explore the schema', () => {
  expect(mayExplore({ roles: ['HELPDESK_AGENT', 'ADMIN_AGENT'] })).toBe(true)
  expect(mayExplore({ roles: ['HELPDESK_AGENT', 'SALES_AGENT'] })).toBe(false)
  expect(mayExplore({ roles: [] })).toBe(false)
})

describe('a document', () => {
  test.each([
    ['{ __schema { queryType { name } } }', true],
    ['{ __type(name: "Query") { name } viewer { userName } }', true],
    ['{ viewer { userName } other: __type(name: "Query") { name } }', true],
    ['{ ...F } fragment F on Query { __schema { queryType { name } } viewer { userName } }', true],
    ['{ viewer { __typename } }', false],
    ['{ __schema: viewer { userName } }', false],
  ])('%s asks for the schema: %s, however often it comes', (text, expected) => {
    const document = parse(text)
    expect([asksForSchema(document), asksForSchema(document)]).toEqual([expected, expected])
  })
})

test('errors are told in full to whoever may see the schema, and to nobody else', () => {
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' }
  const errors = [{ message: 'Cannot query field "x" on type "Query".', extensions, path: ['a'] }]
  expect(asTold(errors, { mayExplore: true })).toEqual(errors)
  expect(asTold(errors, { mayExplore: false })).toEqual([
    { message: 'The document does not fit the schema here.', extensions, path: ['a'] },
  ])
})
