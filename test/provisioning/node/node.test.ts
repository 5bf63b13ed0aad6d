import { describe, expect, test } from '@jest/globals'
import { NodeDocument, NodesDocument, ViewerDocument } from '../../../src/client/generated/graphql.js'
import { azure } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { createCustomer } from '../../support/outcomes.js'

const gateway = aGateway()

describe('node and nodes', () => {
  test('find everything that has an id, in the order asked for', async () => {
    const { customer, order } = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
    const { viewer } = await gateway.run(ViewerDocument, {})
    const { body } = await gateway.ask(
      'query ($id: ID!) { customer(by: { id: $id }) { auditRecords { nodes { id } } } }',
      { id: customer.id },
    )
    const auditId =
      (body.data as { customer: { auditRecords: { nodes: { id: string }[] } } }).customer.auditRecords.nodes[0]?.id ??
      ''
    const ids = [
      order?.id ?? '',
      customer.id,
      'unknown',
      viewer.partner.id,
      customer.subscriptions.nodes[0]?.id ?? '',
      customer.relationship.id,
      auditId,
      customer.id,
    ]
    const { nodes } = await gateway.run(NodesDocument, { ids })
    expect(nodes.map((node) => node?.__typename ?? null)).toEqual([
      'Order',
      'Customer',
      null,
      'Partner',
      'Subscription',
      'Relationship',
      'AuditRecord',
      'Customer',
    ])
    expect(nodes.map((node) => node?.id ?? 'unknown')).toEqual(ids)
  })

  test('give the fields of the type', async () => {
    const { customer } = await createCustomer(gateway)
    const { node } = await gateway.run(NodeDocument, { id: customer.id })
    expect(node).toEqual({
      __typename: 'Customer',
      id: customer.id,
      companyProfile: { domain: customer.companyProfile.domain },
    })
  })

  test('give null for what is not there', async () => {
    expect((await gateway.run(NodeDocument, { id: '0198f3c0-0000-7000-8000-00000000ffff' })).node).toBeNull()
    expect((await gateway.run(NodesDocument, { ids: [] })).nodes).toEqual([])
  })

  test('refuse more than 100 ids', async () => {
    const { body } = await gateway.ask(NodesDocument.toString(), { ids: Array.from({ length: 101 }, String) })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' })
  })
})
