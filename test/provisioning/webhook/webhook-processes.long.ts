import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { RegisterWebhookDocument } from '../../../src/client/generated/graphql.js'
import { type Gateway, startGateway } from '../../../src/gateway.js'
import { publicInternet } from '../../../src/provisioning/webhook/webhook.network.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { composeDispatcher } from '../../../src/services.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { aFolder } from '../../support/folder.js'
import { ask } from '../../support/http.js'
import { answering, Receiver } from '../../support/receiver.js'

const folder = aFolder()

let databaseFile: string
let receiver: Receiver

beforeEach(async () => {
  databaseFile = folder.file('gateway.db')
  receiver = new Receiver()
  await receiver.start()
})

afterEach(() => receiver.stop())

const start = (): Promise<Gateway> =>
  startGateway(
    readConfiguration({
      ...{ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${databaseFile}` },
      ...{ SERVER_KEY: Buffer.alloc(32, 'a server key').toString('base64'), WEBHOOK_ALLOW_PRIVATE: 'true' },
    }),
    { dispatchIntervalMs: 20 },
  )

const registerAt = ({ url }: Gateway) => ask(url, RegisterWebhookDocument.toString(), { url: receiver.url })

test('several dispatchers of one database share the work: each event is sent once, and in order', async () => {
  const gateway = await start()
  await registerAt(gateway)
  const outside = {
    clock: () => new Date(),
    onError: (error: unknown) => {
      throw error
    },
    network: { ...publicInternet, isPrivateAllowed: true },
  }
  const others = [1, 2].map(() => composeDispatcher(gateway.storage, Buffer.alloc(32, 'a server key'), outside))
  for (const other of others) other.start(5)
  const customerIds = Array.from({ length: 120 }, (_, place) => `c${place % 6}`)
  const ids = await recordEvents(
    gateway.storage,
    customerIds.map((customerId) => ({ customerId })),
  )
  await eventually(() => ids.every((id) => receiver.ids.includes(id)), 20_000)
  const countPending = () => gateway.storage.read.webhookDelivery.count({ where: { status: 'PENDING' } })
  await eventually(async () => (await countPending()) === 0)
  for (const other of others) await other.stop()
  await gateway.close()
  expect(receiver.ids).toHaveLength(ids.length)
  for (let customer = 0; customer < 6; customer += 1) {
    const own = ids.filter((_, place) => place % 6 === customer)
    expect(receiver.ids.filter((id) => own.includes(id))).toEqual(own)
  }
})

test('closing waits for an answer only a moment; what it interrupts does not count and goes out at the next start', async () => {
  receiver.react = () => {}
  const gateway = await start()
  await registerAt(gateway)
  const [id] = await recordEvents(gateway.storage, [{ customerId: 'c1' }])
  await eventually(() => receiver.ids.includes(id ?? ''))
  const begun = performance.now()
  await gateway.close()
  expect(performance.now() - begun).toBeLessThan(4_000)
  receiver.react = answering(204)
  const again = await start()
  const delivered = await eventually(() =>
    again.storage.read.webhookDelivery.findFirst({ where: { eventId: id ?? '', status: 'DELIVERED' } }),
  )
  expect(delivered.attempts).toBe(1)
  expect(receiver.ids).toEqual([id, id])
  await again.close()
})
