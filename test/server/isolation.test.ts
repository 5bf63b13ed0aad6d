import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { buildSchema, type GraphQLInputType, getNamedType, isAbstractType, isInputObjectType } from 'graphql'
import {
  AuditRecordsDocument,
  CreateApiKeyDocument,
  CreateCustomerDocument,
  GrantSubscriptionAccessDocument,
  RegisterWebhookDocument,
} from '../../src/client/generated/graphql.js'
import { registerPartner } from '../../src/provisioning/partner/partner-registration.js'
import { newId } from '../../src/shared/ids.js'
import { projectFile } from '../../src/shared/project-file.js'
import { aCustomer, azure } from '../support/builders.js'
import { eventually } from '../support/eventually.js'
import { follow } from '../support/followers.js'
import { aGateway } from '../support/gateway.js'
import { anIssuer, tenant } from '../support/issuer.js'
import { callOf, selectionOf } from '../support/literals.js'
import { succeeded } from '../support/outcomes.js'
import { aRegisteredPartner } from '../support/registered-partner.js'

const otherTenant = 'bbbbbbbb-0000-4000-8000-000000000002'

/** Stands in everything of the other partner's that is a text. */
const canary = 'Canary Coffee'

const issuer = anIssuer()
const gateway = aGateway(Object.assign(issuer.environment(), { RATE_LIMITS: 'off' }))
aRegisteredPartner(gateway)

const schema = buildSchema(readFileSync(projectFile('src/server/schema.graphql'), 'utf8'))

const takesId = (type: GraphQLInputType): boolean => {
  const named = getNamedType(type)
  if (named.name === 'ID') return true
  return isInputObjectType(named) && Object.values(named.getFields()).some((field) => takesId(field.type))
}

const possible = (type: Parameters<Parameters<typeof selectionOf>[2]>[0]) =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : []

/** Every operation that is told an id, with everything of its answer. A new one is among them by itself. */
const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
  Object.values(root?.getFields() ?? {})
    .filter(({ args }) => args.some(({ type }) => takesId(type)))
    .map((field) => ({
      name: field.name,
      textFor: (id: string) =>
        `${root?.name.toLowerCase()} { ${callOf(field, () => id)} ${selectionOf(getNamedType(field.type), 1, possible)} }`,
    })),
)

/** Everything that can be followed, by each id that it can be told. */
const streams = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap((field) =>
  field.args.filter(({ type }) => takesId(type)).map((argument) => ({ name: field.name, argument: argument.name })),
)

const tokens = new Map<string, Promise<string>>()

const tokenOf = (tid: string): Promise<string> => {
  const token = tokens.get(tid) ?? issuer.token({ tid })
  tokens.set(tid, token)
  return token
}

const ask = async (tid: string, text: string) => gateway.as(await tokenOf(tid)).ask(text)
const mine = (text: string) => ask(tenant, text)

const followAs = async (tid: string, query?: string) => {
  const headers = { authorization: `Bearer ${await tokenOf(tid)}` }
  return follow(gateway.url, {}, { headers, ...(query && { query }) })
}

/** Ids of one thing of each kind that the other partner has. */
const theirs: Record<string, string> = {}

beforeAll(async () => {
  const partner = { id: otherTenant, name: canary, country: 'US', domain: 'canary.onmicrosoft.com', isSandbox: true }
  await registerPartner(gateway.gateway.storage, partner)
  const { run } = gateway.as(await issuer.token({ tid: otherTenant }))
  const follower = await followAs(otherTenant)
  const billing = { companyName: canary, email: 'canary@example.com' }
  const variables = aCustomer({ domain: 'canary1.onmicrosoft.com', billing, subscriptions: [{ offerId: azure }] })
  const { customer } = succeeded((await run(CreateCustomerDocument, variables)).createCustomer)
  const subscriptionId = customer.subscriptions.nodes[0]?.id ?? ''
  const grant = { subscriptionId, principal: 'admin@canary1.onmicrosoft.com', role: 'OWNER' as const }
  const { accessGrant } = succeeded((await run(GrantSubscriptionAccessDocument, grant)).grantSubscriptionAccess)
  const hook = { url: 'https://93.184.216.34/canary', description: canary }
  const { webhook } = succeeded((await run(RegisterWebhookDocument, hook)).registerWebhook)
  const { apiKey } = succeeded((await run(CreateApiKeyDocument, { name: canary, roles: ['ADMIN_AGENT'] })).createApiKey)
  const { auditRecords } = await run(AuditRecordsDocument, {})
  const { body } = await ask(
    otherTenant,
    `{ customer(by: { id: "${customer.id}" }) { relationship { id } } subscription(id: "${subscriptionId}") { order { id } } }`,
  )
  const found = body.data as { customer: { relationship: { id: string } }; subscription: { order: { id: string } } }
  Object.assign(theirs, {
    partner: otherTenant,
    customer: customer.id,
    relationship: found.customer.relationship.id,
    order: found.subscription.order.id,
    subscription: subscriptionId,
    accessGrant: accessGrant.id,
    webhook: webhook.id,
    apiKey: apiKey.id,
    auditRecord: auditRecords.nodes[0]?.id ?? '',
    event: await eventually(() => follower.ids[0]),
  })
})

/** All that the other partner has, as it sees it itself. */
const everythingOfTheirs = async () => {
  const { body } = await ask(
    otherTenant,
    `{ auditRecords(first: 100) { totalCount nodes { id } } webhooks { nodes { id url description status updatedAt } }
       apiKeys { nodes { id name revokedAt } }
       customers(first: 10) { nodes { id updatedAt billingProfile { email etag } relationship { relationshipToPartner }
         subscriptions { nodes { id etag friendlyName quantity status billingCycle accessGrants { id role } } } } } }`,
  )
  expect(body.errors).toBeUndefined()
  return body.data
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Of which kind the id in a route's address is. */
const idsByParameter: Readonly<Record<string, string>> = {
  customerId: 'customer',
  subscriptionId: 'subscription',
  orderId: 'order',
  userId: 'customer',
  auditRecordId: 'auditRecord',
  registrationId: 'webhook',
}

/** Status and body, without the ids that were asked for. */
const byRest = async (method: string, path: string, idFor: (name: string) => string): Promise<string> => {
  const ids: string[] = []
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    ids.push(idFor(name))
    return ids.at(-1) ?? ''
  })
  const authorization = `Bearer ${await tokenOf(tenant)}`
  const response = await fetch(`${gateway.url}${address}`, {
    method,
    headers: {
      authorization,
      ...(['POST', 'PUT', 'PATCH'].includes(method) && { 'content-type': 'application/json' }),
    },
    ...(['POST', 'PUT', 'PATCH'].includes(method) && { body: '{}' }),
  })
  const text = `${response.status} ${await response.text()}`
  return [...Object.values(theirs), ...ids].reduce((left, id) => left.replaceAll(id, 'ID'), text)
}

describe('what belongs to another partner', () => {
  test.each(operations)('is for $name as if it were not there, and is left as it is', async ({ textFor }) => {
    const before = await everythingOfTheirs()
    for (const [kind, id] of Object.entries(theirs)) {
      const unknown = newId()
      const [foreign, none] = [await mine(textFor(id)), await mine(textFor(unknown))]
      const comparable = (answer: typeof foreign, its: string) =>
        JSON.stringify([answer.status, answer.body])
          .replaceAll(its, 'ID')
          .replaceAll(/"requestId":"[^"]*"/g, '')
      expect([kind, comparable(foreign, id)]).toEqual([kind, comparable(none, unknown)])
      expect(JSON.stringify(none.body)).not.toContain('INTERNAL_SERVER_ERROR')
    }
    expect(await everythingOfTheirs()).toEqual(before)
  })

  test('is by REST, on every route with an id in it, as if it were not there', async () => {
    const { paths } = (await (await fetch(`${gateway.url}/v1/openapi.json`)).json()) as OpenApi
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      path.includes('{') ? Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })) : [],
    )
    expect(routes.length).toBeGreaterThan(20)
    const before = await everythingOfTheirs()
    for (const { method, path } of routes) {
      const unknown = newId()
      const [foreign, none] = [
        await byRest(method, path, (name) => theirs[idsByParameter[name] ?? ''] ?? unknown),
        await byRest(method, path, () => unknown),
      ]
      expect([method, path, foreign]).toEqual([method, path, none])
      expect(none).not.toMatch(/^5/)
    }
    expect(await everythingOfTheirs()).toEqual(before)
  })

  test.each(streams)('is not followed: $name is for its $argument as if it were not there', async (stream) => {
    const { name, argument } = stream
    for (const [kind, id] of Object.entries(theirs)) {
      const refusals = [id, newId()].map(async (asked) => {
        const query = `subscription { ${name}(${argument}: "${asked}") { id type customerId } }`
        const follower = await followAs(tenant, query)
        await follower.end()
        expect(follower.codes).toEqual(['NOT_FOUND'])
        return JSON.stringify(follower.told)
          .replaceAll(asked, 'ID')
          .replaceAll(/"requestId":"[^"]*"/g, '')
      })
      const [foreign, none] = await Promise.all(refusals)
      expect([kind, foreign]).toEqual([kind, none])
    }
  })

  test('is told to nobody else who follows', async () => {
    const [mine, another] = [await followAs(tenant), await followAs(otherTenant)]
    const { run } = gateway.as(await tokenOf(otherTenant))
    const { id } = succeeded((await run(CreateCustomerDocument, aCustomer())).createCustomer).customer
    await eventually(() => another.events.length > 0)
    const own = gateway.as(await tokenOf(tenant))
    await own.run(CreateCustomerDocument, aCustomer())
    // Events come in order: had the other one been told, it would have been before.
    await eventually(() => mine.events.length > 0)
    expect(mine.events.map(({ customerId }) => customerId)).not.toContain(id)
  })

  test.each([
    ['customers', '{ customers { totalCount nodes { id companyProfile { companyName } } } }'],
    ['a search for its name', `{ customers(search: "${canary}") { totalCount nodes { id } } }`],
    ['a search for its domain', '{ customers(search: "canary1.onmicrosoft.com") { totalCount nodes { id } } }'],
    ['the customer of its domain', '{ customer(by: { domain: "canary1.onmicrosoft.com" }) { id } }'],
    ['webhooks', '{ webhooks { totalCount nodes { id url } } }'],
    ['API keys', '{ apiKeys { totalCount nodes { id name } } }'],
    ['the audit trail', '{ auditRecords(first: 100) { nodes { id userName changes { field before after } } } }'],
    ['the viewer', '{ viewer { partner { id name } } }'],
  ])('does not stand in %s', async (_title, query) => {
    const { status, body } = await mine(query)
    const text = JSON.stringify(body)
    expect([status, body.errors]).toEqual([200, undefined])
    expect(text.toLowerCase()).not.toContain('canary')
    for (const id of Object.values(theirs)) expect(text).not.toContain(id)
  })

  test('a domain that its customer has is taken, and by whom is not told', async () => {
    const { body } = await mine('{ domainAvailability(domain: "canary1.onmicrosoft.com") { available } }')
    expect(JSON.stringify(body)).not.toContain(theirs.customer)
    expect(body.data).toMatchObject({ domainAvailability: { available: false } })
  })
})
