import { expect, test } from '@jest/globals'
import {
  CreateApiKeyDocument,
  CreateCustomerDocument,
  RevokeApiKeyDocument,
} from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'
import { anIssuer } from '../../support/issuer.js'
import { succeeded } from '../../support/outcomes.js'
import { aRegisteredPartner } from '../../support/registered-partner.js'
import { TestClock } from '../../support/webhooks.js'

const clock = new TestClock()
const issuer = anIssuer()
const gateway = aGateway(issuer.environment(), { clock: clock.now })
aRegisteredPartner(gateway)

const followAs = (token: string) => follow(gateway.url, {}, { headers: { authorization: `Bearer ${token}` } })

test('nobody follows without a role, or without being signed in', async () => {
  expect((await follow(gateway.url)).response.statusCode).toBe(401)
  expect((await followAs(await issuer.token({ roles: [] }))).response.statusCode).toBe(403)
})

test.each(['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT'])('with %s one follows', async (role) => {
  const follower = await followAs(await issuer.token({ roles: [role] }))
  await gateway.as(await issuer.token()).run(CreateCustomerDocument, aCustomer())
  await eventually(() => follower.events.length > 0)
  expect(follower.events).toMatchObject([{ type: 'CUSTOMER_CREATED' }])
})

test('whoever is no longer signed in is told nothing more', async () => {
  const { run } = gateway.as(await issuer.token())
  const { apiKey, secret } = succeeded(
    (await run(CreateApiKeyDocument, { name: 'Follower', roles: ['HELPDESK_AGENT'] })).createApiKey,
  )
  const follower = await followAs(secret)
  await run(CreateCustomerDocument, aCustomer())
  await eventually(() => follower.events.length === 1)
  await run(RevokeApiKeyDocument, { apiKeyId: apiKey.id })
  clock.forward(15_000)
  await run(CreateCustomerDocument, aCustomer())
  await follower.end()
  expect([follower.events.length, follower.codes, follower.isComplete]).toEqual([1, ['UNAUTHENTICATED'], true])
})
