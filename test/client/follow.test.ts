import { describe, expect, test } from '@jest/globals'
import {
  createGatewayClient,
  type GatewayClientOptions,
  GatewayError,
  TypedDocumentString,
} from '../../src/client/index.js'
import { eventually } from '../support/eventually.js'
import { aGateway } from '../support/gateway.js'
import { answersWith, anUnsteadyNetwork, type Fate, losesTheAnswer } from '../support/unsteady-network.js'

const gateway = aGateway()
const network = anUnsteadyNetwork(gateway)

const operation = new TypedDocumentString<{ events: { id: string } }, { customerId?: string }>(
  'subscription Ids($customerId: ID) { events(customerId: $customerId) { id } }',
)

const follow = (options: Partial<GatewayClientOptions> = {}, signal?: AbortSignal) =>
  createGatewayClient({ url: network.url, ...options, retry: { delayMsMax: 1, ...options.retry } }).follow(
    operation,
    {},
    { ...(signal && { signal }) },
  )

type End = 'stays' | 'breaks' | 'completes'

/** A stream by the protocol of graphql-sse, cut into pieces of a few bytes as networks do. */
const streams =
  (text: string, end: End = 'stays'): Fate =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    const all = Buffer.from(text + (end === 'completes' ? 'event: complete\ndata:\n\n' : ''))
    for (let at = 0; at < all.length; at += 7) response.write(all.subarray(at, at + 7))
    if (end === 'completes') response.end()
    if (end === 'breaks') await new Promise((resolve) => setTimeout(() => resolve(response.destroy()), 50))
  }

const next = (id: string) => `id: ${id}\nevent: next\ndata: {"data":{"events":{"id":"${id}é"}}}\n\n:\n\n`
const refusal = (code: string) =>
  `event: next\ndata: {"errors":[{"message":"No.","extensions":{"code":"${code}"}}]}\n\n`

/** The first so many, then it is left. */
const take = async (count: number, events = follow()): Promise<string[]> => {
  const ids: string[] = []
  for await (const { events: event } of events) if (ids.push(event.id) === count) break
  return ids
}

const beginnings = () => network.sent.map(({ headers }) => headers['last-event-id'])

describe('following', () => {
  test('goes on after what was seen when the connection breaks or the gateway closes', async () => {
    network.will(streams(next('1') + next('2'), 'breaks'), streams(next('3'), 'completes'), streams(next('4')))
    expect(await take(4)).toEqual(['1é', '2é', '3é', '4é'])
    expect(beginnings()).toEqual([undefined, '2', '3'])
  })

  test('goes on from where it began, though nothing has happened since', async () => {
    network.will(streams('id: 0\n\n', 'breaks'), streams(next('1')))
    expect(await take(1)).toEqual(['1é'])
    expect(beginnings()).toEqual([undefined, '0'])
  })

  test('goes on when it has read too slowly, and whenever it is let in again', async () => {
    network.will(
      streams(next('1') + refusal('TOO_SLOW'), 'completes'),
      answersWith(503),
      losesTheAnswer,
      streams(next('2')),
    )
    expect(await take(2, follow({ retry: { limit: 0 } }))).toEqual(['1é', '2é'])
    expect(beginnings()).toEqual([undefined, '1', '1', '1'])
  })

  test('closes the connection when nobody reads on', async () => {
    let isClosed = false
    network.will(async (response, reach) => {
      response.on('close', () => {
        isClosed = true
      })
      await streams(next('1'))(response, reach)
    })
    await take(1)
    expect(await eventually(() => isClosed)).toBe(true)
  })

  test('ends with the signal, whether it reads, waits for the next try, or has not begun', async () => {
    for (const fate of [streams('id: 0\n\n'), answersWith(503, { 'retry-after': '30' })]) {
      const controller = new AbortController()
      network.will((response, reach) => {
        setTimeout(() => controller.abort(), 50)
        return fate(response, reach)
      })
      expect(await take(1, follow({}, controller.signal))).toEqual([])
      expect(network.sent).toHaveLength(1)
    }
    network.will()
    expect(await take(1, follow({}, AbortSignal.abort()))).toEqual([])
    expect(network.sent).toHaveLength(0)
  })

  test('tells nothing more after the signal, though it has arrived', async () => {
    const controller = new AbortController()
    network.will(streams(next('1') + next('2')))
    const ids: string[] = []
    for await (const { events } of follow({}, controller.signal)) {
      ids.push(events.id)
      controller.abort()
    }
    expect(ids).toEqual(['1é'])
  })

  test('says each time that it begins again, and why', async () => {
    const reasons: unknown[] = []
    network.will(streams(next('1'), 'completes'), streams(next('2'), 'breaks'), streams(next('3')))
    const client = createGatewayClient({ url: network.url, retry: { delayMsMax: 1 } })
    await take(3, client.follow(operation, {}, { onReconnect: (reason) => reasons.push(reason) }))
    expect(reasons).toEqual([undefined, expect.any(GatewayError)])
  })
})

describe('what ends it', () => {
  const fault = (options?: Partial<GatewayClientOptions>) => take(1, follow(options)).catch((error: unknown) => error)

  test('a gateway that it has never got through to', async () => {
    network.will(...Array<Fate>(9).fill(answersWith(503)))
    expect(await fault({ retry: { limit: 2 } })).toMatchObject({ status: 503, operationName: 'Ids' })
    expect(network.sent).toHaveLength(3)
  })

  test('one that it has never got through to, and that asks for more patience than it has', async () => {
    network.will(answersWith(503, { 'retry-after': '3600' }))
    expect(await fault()).toMatchObject({ status: 503, retryAfterMs: 3_600_000 })
    expect(network.sent).toHaveLength(1)
  })

  test('a refusal, in the answer or in the stream', async () => {
    const body = '{"errors":[{"message":"Who is it?","extensions":{"code":"UNAUTHENTICATED"}}]}'
    network.will(answersWith(401, { 'content-type': 'application/json' }, body))
    expect(await fault()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    network.will(streams(refusal('NOT_FOUND'), 'completes'))
    const refused = await fault()
    expect(refused).toBeInstanceOf(GatewayError)
    expect(refused).toMatchObject({ code: 'NOT_FOUND', isRetryable: false })
    expect(network.sent).toHaveLength(1)
  })
})
