import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  CreateCustomerDocument,
  CustomerDocument,
  RemoveRelationshipDocument,
} from '../../../src/client/generated/graphql.js'
import { shownCustomer } from '../../../src/provisioning/customer/customer.shown.js'
import type { Shown, ShownObject } from '../../../src/storage/shown.js'
import { aCustomer, azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { succeeded } from '../../support/outcomes.js'

const gateway = aGateway()
const created: string[] = []

/** What JSON writes otherwise than it is, and what it does not although one might think so. */
const special = [
  '"',
  '\\',
  '\\"',
  '\n\r\t\b\f\u000b',
  '\u0001',
  '\u001f',
  '\u007f',
  '\u2028',
  "'",
  '🙂',
  '/',
  '\\u0001',
  'null',
]

beforeAll(async () => {
  for (const [index, text] of special.entries()) {
    const subscriptions = [{ offerId: azure }, { offerId: office365E3, quantity: 3 }].slice(0, index % 3)
    const externalId = index % 2 ? `own-${index}` : null
    const { customer } = succeeded(
      (await gateway.run(CreateCustomerDocument, aCustomer({ externalId, subscriptions }))).createCustomer,
    )
    created.push(customer.id)
    if (index === 4) await gateway.run(RemoveRelationshipDocument, { customerId: customer.id })
    // As no door lets it in.
    await gateway.inStorage((storage) =>
      storage.write(async (tx) => {
        const ofCustomer = { where: { customerId: customer.id } }
        await tx.customer.updateMany({ where: { id: customer.id }, data: { companyName: text } })
        await tx.billingProfile.updateMany({
          ...ofCustomer,
          data: { addressLine2: text, city: `a${text}`, version: index },
        })
        const suspended = { friendlyName: `${text}b`, suspensionReasons: index % 2 ? [text, 'PartnerSuspended'] : [] }
        await tx.subscription.updateMany({ ...ofCustomer, data: suspended })
      }),
    )
  }
})

interface Asked {
  readonly query: string
  readonly variables?: object
}

const textOf = async (asked: object): Promise<string> => {
  const body = JSON.stringify(asked)
  const response = await fetch(`${gateway.url}/graphql`, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json' },
  })
  return (await response.text()).replaceAll(/"requestId":"[^"]+"/g, '"requestId":""')
}

/** @returns how many statements an answer takes, when it has come before and is the same to the letter */
const compare = async (asked: Asked): Promise<number> => {
  // What has extensions is always run field by field.
  const expected = await textOf({ ...asked, extensions: {} })
  await textOf(asked)
  const counts: number[] = []
  // Once is enough, but for what the gateway reads by itself after a write.
  while (counts.length === 0 || (counts.length < 3 && counts.at(-1) !== 1)) {
    const before = gateway.gateway.storage.readStatements
    expect(await textOf(asked)).toBe(expected)
    counts.push(gateway.gateway.storage.readStatements - before)
  }
  return Math.min(...counts)
}

/** Any selection of what is shown, in any order and under any names. */
const selectionOf = ({ fields }: ShownObject): fc.Arbitrary<string> =>
  fc
    .shuffledSubarray([...Object.entries(fields), ['__typename', null] as const], { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map(([name, shown]) => memberOf(name, shown))))
    .map((members) => `{ ${members.join(' ')} }`)

const memberOf = (name: string, shown: Shown | null): fc.Arbitrary<string> =>
  fc
    .tuple(isOne(shown) ? fc.constant('') : fc.constantFrom('', `a_${name}: `, `b_${name}: `), insideOf(shown))
    .map(([alias, inside]) => `${alias}${name}${inside}`)

/** A document may have a few other names only: those of objects. */
const isOne = (shown: Shown | null) => shown === null || 'column' in shown || 'make' in shown

const insideOf = (shown: Shown | null): fc.Arbitrary<string> => {
  if (shown === null || 'column' in shown || 'make' in shown) return fc.constant('')
  if ('fields' in shown) return selectionOf(shown)
  const args = fc.constantFrom(
    '(first: 20)',
    '(first: 1)',
    '(first: 5)',
    '(first: 9, status: ACTIVE)',
    '(first: 2, status: SUSPENDED)',
  )
  return fc.tuple(args, selectionOf(shown.items)).map(([given, inside]) => `${given} { nodes ${inside} }`)
}

const customer = selectionOf(shownCustomer)

describe('what leaves the database as JSON is to the letter what is told field by field, in one statement:', () => {
  test('any customer, whatever is asked of it', async () => {
    const asked = fc.tuple(fc.constantFrom(...special.keys()), customer)
    await fc.assert(
      fc.asyncProperty(asked, async ([index, selection]) => {
        const query = `query One($id: ID!) { customer(by: { id: $id }) ${selection} }`
        expect(await compare({ query, variables: { id: created[index] } })).toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  test('any page of customers', async () => {
    const page = fc.constantFrom('first: 5', 'last: 3', 'first: 10, orderBy: { field: DOMAIN, direction: ASC }')
    await fc.assert(
      fc.asyncProperty(page, customer, async (args, selection) => {
        const query = `{ customers(${args}) {
          edges { cursor node ${selection} }
          pageInfo { hasNextPage hasPreviousPage startCursor end: endCursor }
        } }`
        expect(await compare({ query })).toBe(1)
      }),
      { numRuns: 40 },
    )
  })

  test('all that the typed client asks of a customer', async () => {
    for (const id of created)
      expect(await compare({ query: CustomerDocument.toString(), variables: { by: { id } } })).toBe(1)
  })

  test('a page with its total, which is counted by a second one', async () => {
    expect(await compare({ query: '{ customers(first: 2) { totalCount nodes { id } } }' })).toBe(2)
  })

  test('two lists and a customer that is not there', async () => {
    const id = crypto.randomUUID()
    const query = `{ a: customers(first: 1) { nodes { it: id, id } } customer(by: { id: "${id}" }) { id } b: customers(search: "xx") { nodes { id } } }`
    expect(await compare({ query })).toBe(3)
  })

  test('a page after a cursor, and pages of subscriptions by variables', async () => {
    const { body } = await gateway.ask('{ customers(first: 3) { pageInfo { endCursor } } }')
    const { customers } = body.data as { customers: { pageInfo: { endCursor: string } } }
    const query = `query Next($after: String, $first: Int, $status: SubscriptionStatus) {
      customers(after: $after) { nodes { id subscriptions(first: $first, status: $status) { nodes { id } } } }
    }`
    for (const variables of [{}, { first: 1 }, { status: 'ACTIVE' }, { first: 2, status: null }])
      expect(await compare({ query, variables: { after: customers.pageInfo.endCursor, ...variables } })).toBe(1)
  })
})

describe('what does not is told field by field:', () => {
  test.each([
    ['arguments that are not allowed', '{ customers(first: 0) { nodes { id } } }'],
    ['a size of an inner page that is not', '{ customers { nodes { subscriptions(first: 101) { nodes { id } } } } }'],
    ['a cursor that is none', '{ customers { nodes { subscriptions(after: "x") { nodes { id } } } } }'],
    ['what hangs on variables', '{ customers { nodes { id @skip(if: true) domain: commerceId } } }'],
    ['inner pages with more than their items', '{ customers { nodes { subscriptions { totalCount } } } }'],
    ['items and edges beside each other', '{ customers { nodes { id } edges { node { commerceId } } } }'],
    ['what has a list of its own', '{ customers { nodes { id auditRecords { nodes { id } } } } }'],
    ['other fields beside it', '{ viewer { __typename } customers { nodes { id } } }'],
    ['names of types of a page', '{ customers { __typename nodes { __typename } } }'],
  ])('%s', async (_what, query) => {
    await compare({ query })
  })
})
