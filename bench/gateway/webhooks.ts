import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../compare/check.js'
import { bodyOf, registeredCopy, startGatewayOn } from '../compare/contestants.js'
import { loadFor, type Target } from '../compare/load.js'
import { type Part, withTarget } from './part.js'

/** How long nothing has to arrive for all to have arrived, in milliseconds: longer than the dispatcher rests. */
const quietMs = 1_000

/** Answers all that comes, and counts it. */
const startReceiver = async () => {
  let received = 0
  let lastAt = performance.now()
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1
      lastAt = performance.now()
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received: () => received,
    /** @returns when the last one came */
    untilQuiet: async (): Promise<number> => {
      do await sleep(quietMs / 10)
      while (performance.now() < lastAt + quietMs)
      return lastAt
    },
    stop: () => server.close(),
  }
}

const registration = 'mutation ($url: String!) { registerWebhook(url: $url) { __typename } }'

const register = async (gateway: Target, url: string): Promise<void> => {
  const answer = JSON.stringify(await ask(gateway, JSON.stringify({ query: registration, variables: { url } })))
  if (!answer.includes('RegisterWebhookSuccess')) throw new Error(`The webhook is not registered: ${answer}`)
}

/** What a new customer costs where a webhook is told of it, until the last of its events has arrived. */
export const webhooks: Part = async ({ setting, sample, seconds }) => {
  const file = await registeredCopy('webhooks', setting)
  const starting = startGatewayOn(`file:${file}`, setting, { WEBHOOK_ALLOW_PRIVATE: 'true' })
  const receiver = await startReceiver()
  await withTarget(starting, async (gateway) => {
    const create = () => loadFor(gateway, () => bodyOf(gateway, 'create', sample), seconds)
    await create()
    const alone = await create()
    console.log(`a new customer, nobody is told: ${alone.cpuMsPerRequest.toFixed(2)} ms of CPU`)
    await register(gateway, receiver.url)
    for (const round of [1, 2, 3]) {
      const [cpuBefore, before, begunAt] = [gateway.server.cpuMs(), receiver.received(), performance.now()]
      const { requests, perSecond } = await create()
      const tookSeconds = ((await receiver.untilQuiet()) - begunAt) / 1_000
      const [cpuMs, told] = [gateway.server.cpuMs() - cpuBefore, receiver.received() - before]
      console.log(
        `round ${round}: ${perSecond.toFixed(0)} customers a second, each ${(cpuMs / requests).toFixed(2)} ms of CPU with ` +
          `${(told / requests).toFixed(2)} events that arrived, ${(told / tookSeconds).toFixed(0)} a second`,
      )
    }
  })
  receiver.stop()
}
