import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CreateCustomerDocument, RegisterWebhookDocument } from '../../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../../src/gateway.js'
import { publicInternet } from '../../../../src/provisioning/webhook/webhook.network.js'
import { readConfiguration } from '../../../../src/server/configuration.js'
import { composeServices } from '../../../../src/services.js'
import { aCustomer } from '../../../support/builders.js'
import { serverKey } from '../../../support/database.js'
import { eventually } from '../../../support/eventually.js'
import { ask } from '../../../support/http.js'
import { aPartner, createCustomerOf } from '../../../support/partners.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../../support/postgresql.js'
import { aReceiver } from '../../../support/receiver.js'

const [held, free] = [aReceiver(), aReceiver()]
let database = ''
let gateway: Gateway

beforeAll(async () => {
  database = await createDatabase()
  const environment = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: urlOf(database), SERVER_KEY: serverKey }
  const configuration = readConfiguration({ ...environment, WEBHOOK_ALLOW_PRIVATE: 'true' })
  gateway = await startGateway(configuration, { dispatchIntervalMs: 50 })
})

afterAll(async () => {
  await gateway.close()
  await dropDatabase(database)
})

/** A partner that is looked after later than the sandbox's, with a webhook. */
const anotherPartner = async () => {
  const partner = await aPartner(gateway.storage)
  const network = { ...publicInternet, isPrivateAllowed: true }
  const services = composeServices(gateway.storage, Buffer.from(serverKey, 'base64'), { network })
  const registered = await partner.run(() => services.webhookChanges.register(partner.caller(), { url: free.url }))
  expect(registered).toHaveProperty('webhook')
  return { ...partner, services }
}

test('a partner whose webhook somebody holds for long does not keep another from its events', async () => {
  await ask(gateway.url, RegisterWebhookDocument.toString(), { url: held.url })
  const other = await anotherPartner()
  await withClient(urlOf(database), async (client) => {
    await client.query('BEGIN')
    const locked = await client.query('SELECT 1 FROM "Webhook" WHERE "url" = $1 FOR UPDATE', [held.url])
    expect(locked.rowCount).toBe(1)
    await ask(gateway.url, CreateCustomerDocument.toString(), aCustomer())
    await createCustomerOf(other)
    await eventually(() => free.received.length > 0, 20_000)
    expect(held.received).toEqual([])
    await client.query('ROLLBACK')
  })
  await eventually(() => held.received.length > 0, 20_000)
})
