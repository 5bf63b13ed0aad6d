import { describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import { aCustomer } from '../support/builders.js'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()

describe('an unexpected error', () => {
  test('is masked, with the request’s id to ask about it', async () => {
    const database = new Database(`${gateway.folder}/gateway.db`)
    database.exec('ALTER TABLE "AccessGrant" RENAME TO "Hidden"')
    const { body, headers } = await gateway.ask('{ node(id: "0198f3c0-0000-7000-8000-00000000ffff") { id } }')
    database.exec('ALTER TABLE "Hidden" RENAME TO "AccessGrant"')
    database.close()
    expect(body).toEqual({
      data: { node: null },
      extensions: { cost: 1 },
      errors: [
        {
          message: 'Unexpected error.',
          path: ['node'],
          locations: expect.any(Array),
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') },
        },
      ],
    })
  })
})

describe('a request that cannot be coerced', () => {
  test.each([
    ['a wrong type', { companyProfile: { domain: { canary: 1 } } }, 'at "companyProfile.domain"'],
    [
      'an unknown member',
      { companyProfile: { domain: 'x', isAdmin: true } },
      'Field "isAdmin" is not defined by type "CompanyProfileInput".',
    ],
    ['a missing member', { companyProfile: {} }, 'Field "domain" of required type "String!" was not provided.'],
    [
      'a wrong enum value',
      { subscriptions: [{ offerId: 'x', billingCycle: 'canary' }] },
      'at "subscriptions[0].billingCycle"',
    ],
    [
      'a quantity that is no integer',
      { subscriptions: [{ offerId: 'x', quantity: 1.5 }] },
      'at "subscriptions[0].quantity"',
    ],
    [
      'a quantity beyond 32 bits',
      { subscriptions: [{ offerId: 'x', quantity: 2 ** 31 }] },
      'at "subscriptions[0].quantity"',
    ],
  ])('because of %s is told where, without the value', async (_title, changes, expected) => {
    const { body } = await gateway.ask(CreateCustomerDocument.toString(), { ...aCustomer(), ...changes })
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(body.errors?.[0]?.message).toContain(expected)
    expect(JSON.stringify(body)).not.toMatch(/canary|stack|node_modules/i)
  })
})

describe('a document that cannot be run', () => {
  test.each([
    ['no GraphQL', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no operation', 'fragment F on Query { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('because it is %s is refused with a code', async (_title, query, code) => {
    const { body } = await gateway.ask(query)
    expect(body.errors?.[0]?.extensions.code).toBe(code)
  })
})
