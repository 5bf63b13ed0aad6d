import { expect, test } from '@jest/globals'
import { azure, office365E3 } from '../support/builders.js'
import { csp, jsonOf } from '../support/cli.js'
import { aGateway } from '../support/gateway.js'
import { createCustomer, createSubscription } from '../support/outcomes.js'

const gateway = aGateway({ WEBHOOK_ALLOW_PRIVATE: 'true' })
const here = () => ({ url: gateway.url })

const run = async (...parameters: string[]): Promise<Record<string, unknown>> =>
  (await jsonOf(parameters, here()))[0] ?? {}

test('customers are found, listed and changed', async () => {
  const externalId = `crm-${Date.now()}`
  const { customer } = await createCustomer(gateway, { externalId, billing: { companyName: `Find ${externalId}` } })
  const { id, companyProfile } = customer
  for (const name of [id, companyProfile.domain, externalId]) expect((await run('customer', 'get', name)).id).toBe(id)
  expect(await jsonOf(['customer', 'search', externalId], here())).toHaveLength(1)

  await createCustomer(gateway)
  const limited = await csp(['customer', 'list', '--limit', '1', '--json'], here())
  expect(limited.stdout.trim().split('\n')).toHaveLength(1)
  expect(limited.stderr).toContain('--all')
  const all = await csp(['customer', 'list', '--all'], here())
  expect(all.stdout).toContain(companyProfile.domain)
  expect(all.stderr).toBe('')

  const changed = await run(
    'customer',
    'update',
    externalId,
    '--email',
    'new@fourthcoffee.example.com',
    '--city',
    'Seattle',
  )
  expect(changed.billingProfile).toMatchObject({
    email: 'new@fourthcoffee.example.com',
    companyName: `Find ${externalId}`,
    defaultAddress: { city: 'Seattle', postalCode: '98052' },
  })
})

test('subscriptions are ordered, listed and changed', async () => {
  const { customer } = await createCustomer(gateway, { subscriptions: [{ offerId: azure }] })
  const { domain } = customer.companyProfile
  const { id = '' } = (await run('order', 'create', domain, '--offer', `${office365E3}=3`)) as { id?: string }
  expect(await run('subscription', 'rename', id, 'Desks')).toMatchObject({ friendlyName: 'Desks' })
  const { etag = '' } = (await run('subscription', 'quantity', id, '4')) as { etag?: string }
  expect(await run('subscription', 'auto-renew', id, 'off')).toMatchObject({ quantity: 4, autoRenewEnabled: false })
  expect((await csp(['subscription', 'rename', id, 'Chairs', '--etag', etag], here())).status).toBe(22)
  const { order } = (await run('subscription', 'get', id)) as { order: { id: string } }
  expect(await run('order', 'billing-cycle', order.id, 'annual')).toMatchObject({ id, billingCycle: 'ANNUAL' })
  expect((await csp(['order', 'billing-cycle', order.id, 'weekly'], here())).stderr).toContain('monthly, annual')
  expect(await run('subscription', 'suspend', id)).toMatchObject({ status: 'SUSPENDED' })
  expect(await jsonOf(['subscription', 'list', domain, '--status', 'SUSPENDED'], here())).toHaveLength(1)
  expect(await run('subscription', 'reactivate', id)).toMatchObject({ status: 'ACTIVE' })
  expect(await run('subscription', 'get', id)).toMatchObject({ friendlyName: 'Desks', quantity: 4 })
})

test('rights on Azure subscriptions are granted, listed and revoked', async () => {
  const { id, domain } = await createSubscription(gateway)
  const grant = (await run('access', 'grant', id, `admin@${domain}`, '--role', 'OWNER')) as { id: string }
  expect(await run('access', 'list', id)).toMatchObject({ id: grant.id, role: 'OWNER' })
  expect(await run('access', 'revoke', grant.id)).toMatchObject({ id: grant.id })
})

test('a one-time password is reset, and confirmed', async () => {
  const { customer } = await createCustomer(gateway)
  expect(await run('credential', 'reset', customer.id)).toMatchObject({ adminCredentials: { state: 'ISSUED' } })
  expect(await run('credential', 'confirm', customer.id)).toMatchObject({ id: customer.id })
})

test('webhooks are registered, tried, changed and deleted', async () => {
  const url = 'http://127.0.0.1:1/hooks'
  const registered = (await run('webhook', 'register', url, '--event', 'CUSTOMER_CREATED')) as {
    webhook: { id: string }
    secret: string
  }
  const { id } = registered.webhook
  expect(registered.secret).toMatch(/^whsec_/)
  expect(await run('webhook', 'get', id)).toMatchObject({ id, url })
  expect(await run('webhook', 'list')).toMatchObject({ id, url, eventTypes: ['CUSTOMER_CREATED'] })
  expect(await run('webhook', 'test', id)).toMatchObject({ type: 'WEBHOOK_TEST' })
  expect(await run('webhook', 'pause', id)).toMatchObject({ status: 'PAUSED' })
  expect(await run('webhook', 'resume', id)).toMatchObject({ status: 'ACTIVE' })
  expect(await run('webhook', 'update', id, '--description', 'CRM')).toMatchObject({ description: 'CRM', url })
  expect(await run('webhook', 'replay', id)).toMatchObject({ replayedCount: 0 })
  expect((await csp(['webhook', 'replay', id, '--delivery', 'unknown'], here())).status).toBe(20)
  expect((await run('webhook', 'rotate-secret', id)).secret).not.toBe(registered.secret)
  expect((await csp(['webhook', 'deliveries', id], here())).stdout).toMatch(/^id +event +status/)
  expect(await run('webhook', 'delete', id, '--yes')).toMatchObject({ deletedWebhookId: id })
  expect((await csp(['webhook', 'pause', id], here())).status).toBe(20)
})

test('what can be sold, under which rules, and which domains are free', async () => {
  const offers = await jsonOf(['offer', 'list', '--country', 'US', '--search', 'office 365 enterprise e3'], here())
  expect(offers.map(({ id }) => id)).toContain(office365E3)
  expect(await run('domain', 'check', 'no domain')).toMatchObject({ available: false })
  expect(await run('offer', 'get', azure, '--country', 'US')).toMatchObject({ id: azure, name: 'Microsoft Azure' })
  expect((await csp(['offer', 'get', 'unknown', '--country', 'US'], here())).status).toBe(20)
  expect(await jsonOf(['country', 'list'], here())).toContainEqual({ code: 'US', name: 'United States of America' })
  expect(await run('country', 'show', 'jp')).toMatchObject({ code: 'JP' })
  expect((await csp(['country', 'show', 'xx'], here())).status).toBe(20)
})

test('a gateway that cannot be reached, and a language for its words', async () => {
  const gone = await csp(['customer', 'list', '--url', 'http://127.0.0.1:9'], here())
  expect([gone.status, gone.stdout]).toEqual([75, ''])
  const [english, german] = await Promise.all(
    [[], ['--locale', 'de']].map((locale) => csp(['subscription', 'suspend', 'unknown', ...locale], here())),
  )
  expect([english?.status, german?.status]).toEqual([20, 20])
  expect(german?.stderr).not.toBe(english?.stderr)
})

test('keys for programs are made, listed and revoked', async () => {
  const made = (await run('apikey', 'create', 'crm', '--role', 'SALES_AGENT', '--role', 'HELPDESK_AGENT')) as {
    secret: string
    apiKey: { id: string }
  }
  expect(made.secret.length).toBeGreaterThan(20)
  expect(await run('apikey', 'list')).toMatchObject({ name: 'crm', roles: ['SALES_AGENT', 'HELPDESK_AGENT'] })
  expect(await run('apikey', 'revoke', made.apiKey.id)).toMatchObject({ revokedAt: expect.any(String) })
})

test('an address is held against the rules of its country', async () => {
  const address = ['--country', 'US', '--state', 'Washington', '--city', 'Redmond', '--address-line-1', 'One Way']
  const check = ['address', 'check', ...address, '--first-name', 'Dave', '--last-name', 'Smith', '--postal-code']
  expect(await run(...check, '98052')).toMatchObject({ valid: true, normalized: { state: 'WA' } })
  const { status, stderr } = await csp([...check, '1', '--city', ''], here())
  expect(status).toBe(10)
  expect(stderr).toContain('✗ --postal-code: ')
  expect(stderr).toContain('✗ --city: ')
})

test('a relationship is ended, once nothing is in use, and not without being sure', async () => {
  const { id, domain } = await createSubscription(gateway)
  const end = ['customer', 'remove-relationship', domain]
  expect((await csp(end, here())).status).toBe(2)
  expect((await csp([...end, '--yes'], here())).status).toBe(21)
  await run('subscription', 'suspend', id)
  expect(await run(...end, '--yes')).toMatchObject({ relationship: { endedAt: expect.any(String) } })
})

test('who did what is listed, the latest first, by customer, operation and time', async () => {
  const { customerId, domain, id } = await createSubscription(gateway)
  await run('subscription', 'rename', id, 'Desks')
  const list = ['audit', 'list', '--customer', domain]
  const operations = async (...conditions: string[]) =>
    (await jsonOf([...list, ...conditions], here())).map(({ operation }) => operation)
  expect(await operations()).toEqual(['UPDATE_SUBSCRIPTION', 'CREATE_ORDER', 'ADD_CUSTOMER'])
  expect(await operations('--operation', 'CREATE_ORDER')).toEqual(['CREATE_ORDER'])
  expect(await operations('--since', '2100-01-01')).toEqual([])
  expect(await operations('--until', '2020-01-01T00:00:00Z')).toEqual([])
  const { stdout } = await csp([...list, '--limit', '1'], here())
  expect(stdout).toMatch(new RegExp(`UPDATE_SUBSCRIPTION +sandbox +yes +${customerId} +\\S+friendlyName: .* → Desks`))
  for (const mistake of [
    ['--since', 'yesterday'],
    ['--operation', 'SLEEP'],
  ])
    expect((await csp([...list, ...mistake], here())).status).toBe(2)
})

test('who one is to the gateway, and how much one has', async () => {
  await createSubscription(gateway)
  expect(await run('viewer', 'show')).toMatchObject({ userName: 'sandbox', roles: ['ADMIN_AGENT'] })
  const { customerCount } = await run('overview', 'show')
  expect(customerCount).toBeGreaterThan(0)
  expect((await csp(['overview', 'show'], here())).stdout).toMatch(/offers +.*Microsoft Azure \d+/)
})
