import { randomUUID } from 'node:crypto'
import { CreateCustomerDocument, RegisterWebhookDocument } from '../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../src/gateway.js'
import { readConfiguration } from '../../src/server/configuration.js'
import { aCustomer, azure, office365E3 } from './builders.js'
import { serverKey } from './database.js'
import { ask } from './http.js'

/** A gateway on a database that is said, not of the kind that the Jest project tests. */
export const startOn = (url: string): Promise<Gateway> =>
  startGateway(
    readConfiguration({
      ...{ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, SERVER_KEY: serverKey },
      WEBHOOK_ALLOW_PRIVATE: 'true',
    }),
    { dispatchIntervalMs: 0, sweepIntervalMs: 3_600_000 },
  )

/** A customer with subscriptions; the variables can be sent again. */
export const createOn = async ({ url }: Gateway) => {
  const subscriptions = [{ offerId: azure }, { offerId: office365E3, quantity: 3 }]
  const variables = { ...aCustomer({ subscriptions, externalId: randomUUID() }), idempotencyKey: randomUUID() }
  return { variables, answer: await replayOn({ url }, variables) }
}

export const replayOn = async ({ url }: Pick<Gateway, 'url'>, variables: object): Promise<object> => {
  const { body } = await ask(url, CreateCustomerDocument.toString(), variables)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data?.createCustomer as object
}

/** An SQLite installation that has been used: customers, a webhook, events, idempotency keys. */
export const anInstallation = async (file: string, customers = 3) => {
  const gateway = await startOn(`file:${file}`)
  try {
    await ask(gateway.url, RegisterWebhookDocument.toString(), { url: 'http://127.0.0.1:9/', eventTypes: null })
    const created = []
    for (let count = 0; count < customers; count += 1) created.push(await createOn(gateway))
    return created
  } finally {
    await gateway.close()
  }
}
