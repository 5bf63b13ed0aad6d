import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { readConfiguration } from '../../../src/server/configuration.js'
import { createHttpServer } from '../../../src/server/http.js'
import { RateLimits } from '../../../src/server/limits/rate-limits.js'
import { registerRest } from '../../../src/server/rest/router.js'
import { restRoutes } from '../../../src/server/rest/routes.js'
import { unservedRoutes } from '../../../src/server/rest/unserved.js'
import type { Caller } from '../../../src/shared/caller.js'
import type { RestRoute } from '../../../src/shared/rest/route.js'
import { aGateway } from '../../support/gateway.js'
import { aPartner, createCustomerOf, type TestPartner } from '../../support/partners.js'
import type { RestError } from '../../support/rest.js'

/** The matrix, by operation; what is not named here is for every agent to read. */
const selling = ['createCustomer', 'headDomain', 'validateAddress', 'createOrder', 'patchOrder']
const administering = [
  ...['patchCustomer', 'deleteCustomer', 'patchUser', 'resetPassword', 'listAuditRecords', 'getAuditRecord'],
  ...[
    'listWebhookEvents',
    'getWebhookRegistration',
    'registerWebhook',
    'updateWebhook',
    'sendWebhookTest',
    'getWebhookTest',
  ],
]

const roles = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT'] as const

const gateway = aGateway()
const running: { app?: FastifyInstance; partner?: TestPartner; routes: readonly RestRoute[]; subscriptionId: string } =
  {
    routes: [],
    subscriptionId: '',
  }

/** Nobody can sign in with fewer roles yet, so the door is opened beside the gateway, for a caller of its own. */
let asking: Caller['roles'] = []

/** What asking who calls ends with instead. */
let refusedWith: Error | undefined

beforeAll(async () => {
  const partner = await aPartner(gateway.gateway.storage)
  running.partner = partner
  running.routes = restRoutes(partner.services)
  const log = pino({ level: 'silent' })
  running.app = await createHttpServer(log, readConfiguration({}).http)
  const { audit } = partner.services
  const rateLimits = new RateLimits(gateway.gateway.storage, {}, log)
  const onDenied = (caller: Caller, operation: string) => audit.recordDenial(caller, [operation])
  const table = { routes: running.routes, unserved: unservedRoutes, rateLimits, deadlineMs: 8_000, onDenied }
  await registerRest(running.app, table, async () => {
    if (refusedWith) throw refusedWith
    return { ...partner.caller(), roles: asking }
  })
})

afterAll(() => running.app?.close())

const ask = async (method: RestRoute['method'], path: string, body?: object) => {
  const answer = await running.app?.inject({ method, url: path, ...(body && { payload: body }) })
  if (!answer) throw new Error('There is no door.')
  return { status: answer.statusCode, body: (answer.body ? answer.json() : undefined) as RestError | undefined }
}

/** What an unknown id answers where nothing forbids to ask. */
const statusOf = async ({ method, path }: RestRoute): Promise<number> => {
  const concrete = path.replace(/\{\w+\}/g, '0198f3c0-0000-7000-8000-00000000ffff')
  const hasBody = ['PUT', 'PATCH', 'POST'].includes(method)
  return (await ask(method, `${concrete}?country=US`, hasBody ? {} : undefined)).status
}

describe.each([...roles, 'no role'] as const)('whoever has %s', (role) => {
  test('may do what the matrix says, and is told 403 of all else', async () => {
    asking = role === 'no role' ? [] : [role]
    const forbidden: string[] = []
    for (const route of running.routes) {
      if ((await statusOf(route)) === 403) forbidden.push(route.operationId)
    }
    const everything = running.routes.map(({ operationId }) => operationId)
    const expected = {
      ADMIN_AGENT: [],
      SALES_AGENT: administering,
      HELPDESK_AGENT: [...selling, ...administering],
      'no role': everything,
    }
    expect(forbidden.sort()).toEqual([...expected[role]].sort())
  })
})

test('a refusal for want of a role is JSON with a code', async () => {
  asking = []
  const { status, body } = await ask('GET', '/v1/customers')
  expect(status).toBe(403)
  expect(body).toMatchObject({ code: 900150, errorName: 'FORBIDDEN', description: expect.any(String) })
})

test('a helpdesk agent renames a subscription, and changes nothing else of it', async () => {
  const { partner } = running
  if (!partner) throw new Error('There is no partner.')
  const { customer, order } = await createCustomerOf(partner, {
    subscriptions: [{ offerId: 'MS-AZR-0145P', quantity: 1 }],
  })
  const [subscription] = await partner.run(() =>
    partner.services.subscriptions.listOfOrder(partner.caller(), order?.id ?? ''),
  )
  const path = `/v1/customers/${customer.id}/subscriptions/${subscription?.id}`
  asking = ['HELPDESK_AGENT']
  expect((await ask('PATCH', path, { friendlyName: 'Renamed' })).status).toBe(200)
  expect((await ask('PATCH', path, { friendlyName: 'Again', status: 'suspended' })).status).toBe(403)
  asking = ['SALES_AGENT']
  expect((await ask('PATCH', path, { status: 'suspended' })).status).toBe(200)
})

describe('before anything is looked at', () => {
  const refuse = async (statusCode: number, more: object = {}) => {
    refusedWith = Object.assign(new Error('Not now.'), { statusCode, ...more })
    const answer = await running.app?.inject({
      method: 'POST',
      url: '/v1/customers',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    })
    refusedWith = undefined
    return { status: answer?.statusCode, headers: answer?.headers ?? {}, body: answer?.json() as RestError }
  }

  test('whoever is not signed in is told 401, how to sign in, and a code', async () => {
    const { status, headers, body } = await refuse(401)
    expect([status, headers['www-authenticate'], body.code]).toEqual([401, 'Bearer', 800001])
  })

  test('whoever asks too often is told 429, for how long to wait, and a code', async () => {
    const { status, headers, body } = await refuse(429, { retryAfterSeconds: 7 })
    expect([status, headers['retry-after'], body.errorName]).toEqual([429, '7', 'TOO_MANY_REQUESTS'])
    expect(body).toMatchObject({ code: 429, description: 'Not now.', isRetryable: true })
  })
})

test('a page of another origin writes nothing', async () => {
  asking = ['ADMIN_AGENT']
  const write = (site: string) =>
    running.app?.inject({
      method: 'POST',
      url: '/v1/validations/address',
      payload: {},
      headers: { 'sec-fetch-site': site },
    })
  expect((await write('cross-site'))?.statusCode).toBe(403)
  expect((await write('same-origin'))?.statusCode).toBe(200)
})

test('a partner’s customer is nobody’s to another partner', async () => {
  const { partner } = running
  if (!partner) throw new Error('There is no partner.')
  const { customer } = await createCustomerOf(partner)
  asking = ['ADMIN_AGENT']
  expect((await ask('GET', `/v1/customers/${customer.id}`)).status).toBe(200)
  const other = await fetch(`${gateway.url}/v1/customers/${customer.id}`)
  expect([other.status, ((await other.json()) as RestError).code]).toEqual([404, 1000])
})
