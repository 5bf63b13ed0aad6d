import { beforeAll, describe, expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { unservedRoutes } from '../../../src/server/rest/unserved.js'
import { azure, office365E3 } from '../../support/builders.js'
import { aGateway } from '../../support/gateway.js'
import { anIssuer } from '../../support/issuer.js'
import { aReceiver } from '../../support/receiver.js'
import {
  aRestCustomer,
  type CreatedByRest,
  createByRest,
  ok,
  orderByRest,
  type RestError,
  send,
} from '../../support/rest.js'

const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
const receiver = aReceiver()
const issuer = anIssuer()
const guarded = aGateway(issuer.environment())

interface Operation {
  readonly operationId: string
  readonly 'x-roles': readonly string[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

let document: Document
const untried = new Set<string>()

beforeAll(async () => {
  document = await ok<Document>(gateway, 'GET', '/v1/openapi.json')
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of Object.keys(operations)) untried.add(`${method} ${path}`)
  }
})

/** Holds an answer against what the document says of it; null stands for "no body". */
const validate = (method: string, path: string, { status, body }: { status: number; body: unknown }): void => {
  const operation = document.paths[path]?.[method.toLowerCase()]
  expect(operation).toBeDefined()
  const response = operation?.responses[status]
  expect([path, status, Object.keys(operation?.responses ?? {})]).toEqual([
    path,
    status,
    expect.arrayContaining([String(status)]),
  ])
  const schema = status < 300 ? response?.content?.['application/json']?.schema : { $ref: '#/components/schemas/Error' }
  if (!schema) {
    expect(body).toBeUndefined()
    return
  }
  const ajv = new Ajv2020.default({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const check = ajv.compile({ ...schema, components: document.components })
  check(body)
  expect([method, path, check.errors ?? []]).toEqual([method, path, []])
}

const tryOut = async <Body>(
  method: string,
  path: string,
  values: Readonly<Record<string, string>> = {},
  sent: { readonly body?: unknown; readonly query?: string } = {},
): Promise<Body> => {
  const concrete = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? name))
  const answer = await send<Body>(gateway, method, concrete + (sent.query ?? ''), sent)
  validate(method, path, answer)
  expect([method, concrete, answer.status < 300 || answer.body]).toEqual([method, concrete, true])
  untried.delete(`${method.toLowerCase()} ${path}`)
  return answer.body
}

test('the document is an OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect([valid, errors]).toEqual([true, undefined])
  expect(document.openapi).toBe('3.1.0')
})

test('a sandbox can be asked without signing in, and any other gateway cannot', async () => {
  const securityOf = async ({ url }: { readonly url: string }) =>
    (await ok<{ readonly security: unknown }>({ url }, 'GET', '/v1/openapi.json')).security
  expect(await securityOf(gateway)).toEqual([{ bearer: [] }, {}])
  expect(await securityOf(guarded)).toEqual([{ bearer: [] }])
})

test('every operation has a name of its own, and says who may do it', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(operations.filter((operation) => operation['x-roles'].length === 0)).toEqual([])
})

test('every success of every route is as the document says', async () => {
  const { id: customerId, companyProfile } = await tryOut<CreatedByRest>(
    'POST',
    '/v1/customers',
    {},
    { body: aRestCustomer() },
  )
  const ids = { customerId, domain: companyProfile.domain }
  const lineItems = [{ offerId: azure }, { offerId: office365E3, quantity: 2 }]
  const customer = '/v1/customers/{customerId}'
  await tryOut('GET', '/v1/customers', {}, { query: '?size=1' })
  await createByRest(gateway)
  await tryOut('GET', '/v1/customers', {}, { query: '?size=1' })
  await tryOut('GET', customer, ids)
  await tryOut('HEAD', '/v1/domains/{domain}', ids)
  await tryOut('POST', '/v1/validations/address', {}, { body: aRestCustomer().billingProfile.defaultAddress })
  await tryOut('GET', '/v1/countryvalidationrules/{country}', { country: 'BR' })
  const profile = await tryOut<object>('GET', `${customer}/profiles/billing`, ids)
  await tryOut('PUT', `${customer}/profiles/billing`, ids, { body: { ...profile, language: 'es' } })
  await tryOut('GET', `${customer}/profiles/company`, ids)
  await tryOut('GET', '/v1/offers', {}, { query: '?country=US' })
  await tryOut('GET', '/v1/offers/{offerId}', { offerId: azure }, { query: '?country=US' })
  await tryOut('GET', '/v1/offers/{offerId}/addons', { offerId: office365E3 }, { query: '?country=US' })
  await tryOut('GET', '/v1/offercategories', {}, { query: '?country=US' })
  await tryOut('GET', `${customer}/offers`, ids, { query: '?offset=2&size=3' })
  await tryOut('GET', `${customer}/offercategories`, ids)
  const order = await tryOut<{ id: string; lineItems: { subscriptionId: string }[] }>(
    'POST',
    `${customer}/orders`,
    ids,
    {
      body: { lineItems },
    },
  )
  const subscriptionId = order.lineItems[1]?.subscriptionId ?? ''
  const more = { ...ids, orderId: order.id, subscriptionId }
  await tryOut('GET', `${customer}/orders`, ids, { query: '?billingType=License' })
  await tryOut('GET', `${customer}/orders/{orderId}`, more)
  await tryOut('GET', `${customer}/orders/{orderId}/provisioningstatus`, more)
  await tryOut('GET', `${customer}/subscriptions`, ids, { query: `?order_id=${order.id}` })
  await tryOut('GET', `${customer}/subscriptions/{subscriptionId}`, more)
  await tryOut('PATCH', `${customer}/subscriptions/{subscriptionId}`, more, { body: { quantity: 3 } })
  await tryOut('GET', `${customer}/managedservices`, ids)
  const users = await tryOut<{ items: { id: string }[] }>('GET', `${customer}/users`, ids)
  const user = { ...ids, userId: users.items[0]?.id ?? '' }
  await tryOut('GET', `${customer}/users/{userId}`, user)
  await tryOut('PATCH', `${customer}/users/{userId}`, user, {
    body: { passwordProfile: { forceChangePassword: true } },
  })
  await tryOut('PATCH', `${customer}/users/{userId}/resetpassword`, user, { body: {} })
  await tryOut('GET', `${customer}/directoryroles`, ids)
  await tryOut('GET', `${customer}/users/{userId}/directoryroles`, user)
  await tryOut('GET', `${customer}/relationships`, ids)
  await tryOut('GET', '/v1/relationships', {}, { query: '?relationship_type=IsIndirectCloudSolutionProviderOf' })
  const records = await tryOut<{ items: { id: string }[] }>('GET', '/v1/auditrecords', {}, { query: '?size=2' })
  await tryOut('GET', '/v1/auditrecords/{recordId}', { recordId: records.items[0]?.id ?? '' })
  await tryOut('PATCH', `${customer}/orders/{orderId}`, more, { body: { status: 'cancelled' } })
  await tryOut('PATCH', customer, ids, { body: { allowDelegatedAccess: false } })
  await tryOut('DELETE', customer, ids)
  const registration = '/webhooks/v1/registration'
  const webhook = { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] }
  await tryOut('GET', `${registration}/events`)
  await tryOut('POST', registration, {}, { body: webhook })
  await tryOut(
    'PUT',
    registration,
    {},
    { body: { ...webhook, WebhookEvents: ['test-created', 'subscription-updated'] } },
  )
  await tryOut('GET', registration)
  const { correlationId } = await tryOut<{ correlationId: string }>('POST', `${registration}/validationEvents`)
  const deadline = Date.now() + 8_000
  const path = `${registration}/validationEvents/${correlationId}`
  while ((await send(gateway, 'GET', path)).status === 404 && Date.now() < deadline)
    await new Promise((wake) => setTimeout(wake, 50))
  await tryOut('GET', `${registration}/validationEvents/{correlationId}`, { correlationId })
  expect([...untried]).toEqual([])
})

test('every route that takes an id refuses an unknown one as the document says', async () => {
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method })),
  )
  const withIds = rows.filter(({ path, method }) => /\{\w+\}/.test(path) && method !== 'head')
  expect(withIds.length).toBeGreaterThan(20)
  for (const { path, method } of withIds) {
    const concrete = path.replace(/\{\w+\}/g, '0198f3c0-0000-7000-8000-00000000ffff')
    const hasBody = ['put', 'patch', 'post'].includes(method)
    const query = path.includes('/offers/{') ? '?country=US' : ''
    const answer = await send<RestError>(
      gateway,
      method.toUpperCase(),
      concrete + query,
      hasBody ? { body: { lineItems: [] } } : {},
    )
    expect([method, path, answer.status]).toEqual([method, path, 404])
    validate(method, path, answer)
  }
})

describe('what Partner Center has and this gateway has not', () => {
  test('is answered with 501 and a body', async () => {
    for (const { method, path } of unservedRoutes) {
      const answer = await send<RestError>(gateway, method, path.replace(/\{\w+\}/g, 'x'))
      expect([method, path, answer.status, answer.body.errorName]).toEqual([method, path, 501, 'NOT_SERVED'])
    }
    expect(unservedRoutes.length).toBeGreaterThan(120)
  })

  test('is in no document', () => {
    expect(unservedRoutes.filter(({ method, path }) => document.paths[path]?.[method.toLowerCase()])).toEqual([])
  })
})

test('the order of another customer is not found', async () => {
  const [first, second] = [await createByRest(gateway), await createByRest(gateway)]
  const order = await orderByRest(gateway, first.id)
  for (const path of [`orders/${order.id}`, `subscriptions/${order.lineItems[0]?.subscriptionId}`]) {
    const answer = await send<RestError>(gateway, 'GET', `/v1/customers/${second.id}/${path}`)
    expect([answer.status, answer.body.code]).toEqual([404, path.startsWith('orders') ? 20000 : 20003])
  }
})
