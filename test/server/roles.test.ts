import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { AuditRecordsDocument } from '../../src/client/generated/graphql.js'
import { projectFile } from '../../src/shared/project-file.js'
import { aGateway } from '../support/gateway.js'
import { anIssuer } from '../support/issuer.js'
import { callOf } from '../support/literals.js'
import { aRegisteredPartner } from '../support/registered-partner.js'

const issuer = anIssuer()
const gateway = aGateway(issuer.environment())
aRegisteredPartner(gateway)

const schema = buildSchema(readFileSync(projectFile('src/server/schema.graphql'), 'utf8'))
const roots = {
  query: schema.getQueryType(),
  mutation: schema.getMutationType(),
  subscription: schema.getSubscriptionType(),
}
const operations = Object.entries(roots).flatMap(([kind, root]) =>
  Object.values(root?.getFields() ?? {}).map((field) => ({
    name: field.name,
    text: `${kind} { ${callOf(field, () => 'x')} { __typename } }`,
  })),
)

const callers = {
  ADMIN: ['ADMIN_AGENT'],
  SALES: ['SALES_AGENT'],
  HELPDESK: ['HELPDESK_AGENT'],
  'no role': [],
  'an unknown role': ['GLOBAL_ADMIN'],
} as const

type CallerName = keyof typeof callers

/** Who may do what, beside the roles' published descriptions at Partner Center. An operation that is not here fails. */
const allowed: Readonly<Record<string, readonly CallerName[]>> = {
  ...Object.fromEntries(['viewer'].map((name) => [name, Object.keys(callers) as CallerName[]])),
  ...Object.fromEntries(
    [
      ...[
        'customer',
        'customers',
        'subscription',
        'node',
        'nodes',
        'offers',
        'offer',
        'countries',
        'country',
        'overview',
        'events',
      ],
      ...['updateBillingProfile', 'renameSubscription'],
    ].map((name) => [name, ['ADMIN', 'SALES', 'HELPDESK'] as const]),
  ),
  ...Object.fromEntries(
    [
      ...['domainAvailability', 'checkAddress', 'checkCustomer', 'createCustomer', 'confirmCredentialReceipt'],
      ...['orderSubscriptions', 'changeSubscriptionQuantity', 'setSubscriptionAutoRenew'],
      ...['suspendSubscription', 'reactivateSubscription', 'changeOrderBillingCycle'],
    ].map((name) => [name, ['ADMIN', 'SALES'] as const]),
  ),
  ...Object.fromEntries(
    [
      ...['grantSubscriptionAccess', 'revokeSubscriptionAccess', 'removeRelationship', 'deleteCustomer'],
      ...['resetAdminPassword', 'auditRecords', 'apiKeys', 'createApiKey', 'revokeApiKey', 'webhooks', 'webhook'],
      ...['registerWebhook', 'updateWebhook', 'pauseWebhook', 'resumeWebhook', 'deleteWebhook'],
      ...['rotateWebhookSecret', 'sendTestEvent', 'replayDeadDeliveries'],
    ].map((name) => [name, ['ADMIN'] as const]),
  ),
}

const tokens = new Map<CallerName, Promise<string>>()

const ask = async (name: CallerName, text: string) => {
  const token = tokens.get(name) ?? issuer.token({ roles: [...callers[name]] })
  tokens.set(name, token)
  return gateway.as(await token).ask(text)
}

test('every operation stands in the matrix', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(allowed).sort())
})

describe.each(Object.keys(callers) as CallerName[])('with %s', (caller) => {
  test.each(operations)('$name is as the matrix says', async ({ name, text }) => {
    const { status, body } = await ask(caller, text)
    const isForbidden = status === 403 && body.errors?.[0]?.extensions.code === 'FORBIDDEN'
    expect(isForbidden).toBe(!allowed[name]?.includes(caller))
    if (isForbidden) expect(body.data).toBeUndefined()
    else expect(body.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL_SERVER_ERROR')
  })
})

test('nothing is open to whoever is not signed in', async () => {
  const statuses = await Promise.all(operations.map(async ({ text }) => (await gateway.ask(text)).status))
  expect(new Set(statuses)).toEqual(new Set([401]))
})

test('what only an Admin agent may see is not reached on other ways either', async () => {
  for (const text of [
    '{ customers { nodes { auditRecords { totalCount } } } }',
    '{ node(id: "x") { ... on AuditRecord { id } } }',
    '{ node(id: "x") { ... on Webhook { ...urls } } } fragment urls on Webhook { url }',
  ]) {
    expect(await ask('HELPDESK', text)).toMatchObject({ status: 403 })
  }
})

test('of a document with several operations, the one that is asked for counts', async () => {
  const query = 'query Mine { viewer { userName } } query Keys { apiKeys { totalCount } }'
  const token = await issuer.token({ roles: [] })
  const statusOf = async (operationName: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify({ query, operationName })
    return (await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })).status
  }
  expect([await statusOf('Mine'), await statusOf('Keys')]).toEqual([200, 403])
})

test('a denial leaves an audit record', async () => {
  await ask('SALES', 'mutation { deleteCustomer(customerId: "x") { __typename } }')
  const { auditRecords } = await gateway
    .as(await issuer.token())
    .run(AuditRecordsDocument, { operation: 'DENY_ACCESS' })
  expect(auditRecords.nodes[0]).toMatchObject({
    operation: 'DENY_ACCESS',
    succeeded: false,
    changes: [{ field: 'Mutation.deleteCustomer', before: null, after: 'denied' }],
  })
})
