import { expect } from '@jest/globals'
import { RegisterWebhookDocument } from '../../src/client/generated/graphql.js'
import { openSqliteStorage } from '../../src/storage/sqlite/sqlite-storage.js'
import { recordEvents } from './events.js'
import { eventually } from './eventually.js'
import { ask } from './http.js'
import { type GatewayProcess, startProcess } from './process.js'
import { answering, Receiver } from './receiver.js'

const customerIds = ['a', 'b', 'c', 'd', 'e']
const eventsPerRound = 15

/**
 * In each round the receiver kills the gateway with an event in its hands: sent, and not yet marked. After the last
 * one everything has come at least once, the interrupted events under the same id again, and in order.
 */
export const killWhileSending = async (databaseFile: string, rounds: number): Promise<void> => {
  const environment = { DATABASE_URL: `file:${databaseFile}`, LOG_LEVEL: 'silent', WEBHOOK_ALLOW_PRIVATE: 'true' }
  const receiver = new Receiver()
  await receiver.start()
  await inProcess(environment, async ({ url }) => {
    await ask(url, RegisterWebhookDocument.toString(), { url: receiver.url })
  })
  const expected: string[] = []
  const interrupted: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    expected.push(...(await recordRound(databaseFile)))
    const gateway = await startProcess(environment)
    interrupted.push(await killedAt(gateway, receiver, 1 + Math.floor(Math.random() * 8)))
  }
  receiver.react = answering(204)
  await inProcess(environment, async () => {
    await eventually(() => expected.every((id) => receiver.ids.includes(id)), 60_000)
  })
  await receiver.stop()
  expect(interrupted.filter((id) => receiver.ids.filter((received) => received === id).length < 2)).toEqual([])
  for (const customerId of customerIds)
    expect(orderOf(receiver, customerId)).toEqual(orderOf(receiver, customerId).sort())
  const bodies = new Set(receiver.received.map(({ id, body }) => `${id} ${body}`))
  expect(bodies.size).toBe(expected.length)
}

/** Ids grow with time, so in order they are sorted; a repetition comes before anything later of its customer. */
const orderOf = ({ received }: Receiver, customerId: string): string[] =>
  received.filter(({ event }) => event.data.customerId === customerId).map(({ event }) => String(event.data.place))

let place = 0

const recordRound = async (databaseFile: string): Promise<string[]> => {
  const storage = await openSqliteStorage(databaseFile)
  const events = Array.from({ length: eventsPerRound }, (_, index) => {
    place += 1
    return {
      customerId: customerIds[index % customerIds.length] ?? '',
      data: { place: String(place).padStart(6, '0') },
    }
  })
  const ids = await recordEvents(storage, events)
  await storage.close()
  return ids
}

/** Lets so many events pass, and kills the gateway upon the next one. */
const killedAt = async (gateway: GatewayProcess, receiver: Receiver, passing: number): Promise<string> => {
  let left = passing
  const killed = new Promise<string>((resolve) => {
    receiver.react = (response, received) => {
      left -= 1
      if (left >= 0) return answering(204)(response, received)
      gateway.child.kill('SIGKILL')
      response.destroy()
      resolve(received.id)
    }
  })
  const id = await killed
  await gateway.stop('SIGKILL')
  return id
}

const inProcess = async (
  environment: Record<string, string>,
  work: (gateway: GatewayProcess) => Promise<void>,
): Promise<void> => {
  const gateway = await startProcess(environment)
  try {
    await work(gateway)
  } finally {
    await gateway.stop()
  }
}
