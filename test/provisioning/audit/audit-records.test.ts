import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  AuditRecordsDocument,
  type AuditRecordsQueryVariables,
  RenameSubscriptionDocument,
} from '../../../src/client/generated/graphql.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer, createSubscription } from '../../support/outcomes.js'

const gateway = aGateway()
let customerId = ''

beforeAll(async () => {
  await createCustomer(gateway)
  const subscription = await createSubscription(gateway)
  customerId = subscription.customerId
  await gateway.run(RenameSubscriptionDocument, { subscriptionId: subscription.id, friendlyName: 'Production' })
})

const list = async (variables: AuditRecordsQueryVariables = {}) =>
  (await gateway.run(AuditRecordsDocument, variables)).auditRecords

describe('auditRecords', () => {
  test('are the partner’s, the latest first', async () => {
    const { nodes, totalCount } = await list()
    expect(nodes.map(({ operation }) => operation)).toEqual([
      'UPDATE_SUBSCRIPTION',
      'CREATE_ORDER',
      'ADD_CUSTOMER',
      'ADD_CUSTOMER',
    ])
    expect(totalCount).toBe(4)
    expect(nodes[0]).toMatchObject({
      userName: 'sandbox',
      succeeded: true,
      customer: { id: customerId },
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('can be those of a customer, of an operation, and of a time', async () => {
    expect((await list({ customerId })).totalCount).toBe(3)
    expect((await list({ customerId: 'unknown' })).totalCount).toBe(0)
    expect((await list({ operation: 'ADD_CUSTOMER' })).totalCount).toBe(2)
    const { nodes } = await list()
    const latest = nodes[0]?.occurredAt ?? ''
    expect((await list({ since: latest })).totalCount).toBe(1)
    expect((await list({ until: latest })).totalCount).toBe(3)
    expect((await list({ since: latest, until: latest })).totalCount).toBe(0)
  })

  test('come page by page', async () => {
    const first = await list({ first: 3 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const second = await list({ first: 3, after: first.pageInfo.endCursor ?? null })
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual((await list()).nodes.map(({ id }) => id))
  })
})
