import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument } from '../../src/client/generated/graphql.js'
import {
  createGatewayClient,
  type GatewayClientOptions,
  GatewayError,
  TypedDocumentString,
} from '../../src/client/index.js'
import { projectFile } from '../../src/shared/project-file.js'
import { aCustomer } from '../support/builders.js'
import { aGateway } from '../support/gateway.js'
import { codesOf, createSubscription, rejected, succeeded } from '../support/outcomes.js'
import { answersWith, anUnsteadyNetwork, hangs, losesTheAnswer, UnsteadyNetwork } from '../support/unsteady-network.js'

const gateway = aGateway()
const network = anUnsteadyNetwork(gateway)

const connect = (options: Partial<GatewayClientOptions> = {}) =>
  createGatewayClient({ url: network.url, ...options, retry: { delayMsMax: 1, ...options.retry } })

const unavailable = answersWith(503)

const faultOf = (call: Promise<unknown>): Promise<GatewayError> =>
  call.then(
    () => Promise.reject(new Error('There was no error.')),
    (error: unknown) => {
      if (error instanceof GatewayError) return error
      throw error
    },
  )

describe('what can be sent again', () => {
  test('a creation whose answer was lost is sent again under the same key, and makes one customer', async () => {
    network.will(losesTheAnswer, losesTheAnswer)
    const created = succeeded(await connect().customers.create(aCustomer()))
    expect(created).toMatchObject({ replayed: true, adminCredentials: { state: 'ISSUED' } })
    expect(network.keys).toHaveLength(3)
    expect(new Set(network.keys)).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]))
  })

  test('each creation has a key of its own, or the one that it was given', async () => {
    network.will()
    const client = connect()
    for (const key of [undefined, undefined, 'my key'])
      await client.customers.create({ ...aCustomer(), ...(key && { idempotencyKey: key }) })
    expect(new Set(network.keys).size).toBe(3)
    expect(network.keys[2]).toBe('my key')
  })

  test('a question is asked again', async () => {
    network.will(unavailable, answersWith(502, {}, '<html>Bad gateway</html>'), losesTheAnswer)
    expect(await connect().viewer()).toMatchObject({ userName: 'sandbox' })
    expect(network.sent).toHaveLength(4)
  })

  test('a change without a key is not, when it may have been made', async () => {
    const { id: subscriptionId } = await createSubscription(gateway)
    for (const fate of [losesTheAnswer, unavailable]) {
      network.will(fate)
      const error = await faultOf(connect().subscriptions.rename({ subscriptionId, friendlyName: 'New' }))
      expect(error.isRetryable).toBe(false)
      expect(network.sent).toHaveLength(1)
    }
  })

  test('a change without a key is, when it was turned away before it began', async () => {
    const { id: subscriptionId } = await createSubscription(gateway)
    network.will(answersWith(429))
    const result = await connect().subscriptions.rename({ subscriptionId, friendlyName: 'New' })
    expect(succeeded(result).subscription.friendlyName).toBe('New')
    expect(network.sent).toHaveLength(2)
  })

  test('a request that never left can be sent again, whatever it is', async () => {
    const closed = new UnsteadyNetwork()
    const close = await closed.start(() => gateway.url)
    close()
    const client = createGatewayClient({ url: closed.url, retry: { limit: 0 } })
    const error = await faultOf(client.subscriptions.suspend({ subscriptionId: 'any' }))
    expect(error).toMatchObject({ isRetryable: true, status: undefined, operationName: 'SuspendSubscription' })
    expect(error.message).toContain('ECONNREFUSED')
  })

  test('what the gateway cannot read is not sent again', async () => {
    network.will()
    const error = await faultOf(connect().run(new TypedDocumentString('query Wrong { nothing }'), {}))
    expect(error).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', isRetryable: false })
    expect(error.message).toContain(error.requestId ?? 'no request id')
    expect(network.sent).toHaveLength(1)
  })

  test('a request that is still running under the key is waited for', async () => {
    const issue = { code: 'IDEMPOTENCY_IN_PROGRESS', path: ['idempotencyKey'], message: 'Running.', suggestions: [] }
    const running = { data: { createCustomer: { __typename: 'Rejection', issues: [issue] } } }
    network.will(answersWith(200, {}, JSON.stringify(running)))
    succeeded(await connect().customers.create(aCustomer()))
    network.will(answersWith(200, {}, JSON.stringify(running)))
    const impatient = connect({ retry: { limit: 0 } })
    expect(codesOf(rejected(await impatient.customers.create(aCustomer())))).toEqual([
      'IDEMPOTENCY_IN_PROGRESS idempotencyKey',
    ])
  })
})

describe('how long is waited', () => {
  test('after so many tries the error is thrown, with the key to ask again under', async () => {
    network.will(...Array<typeof unavailable>(9).fill(unavailable))
    const error = await faultOf(connect({ retry: { limit: 2 } }).customers.create(aCustomer()))
    expect(error).toMatchObject({ status: 503, isRetryable: true, idempotencyKey: network.keys[0] })
    expect(network.sent).toHaveLength(3)
  })

  test('as long as the gateway asks for', async () => {
    network.will(answersWith(503, { 'retry-after': '1' }))
    const startedAt = Date.now()
    await connect().viewer()
    expect(Date.now() - startedAt).toBeGreaterThan(900)
  })

  test.each([
    ['seconds', () => '120'],
    ['a date', () => new Date(Date.now() + 120_000).toUTCString()],
  ])('not longer than the caller will: Retry-After in %s', async (_form, retryAfter) => {
    network.will(answersWith(429, { 'retry-after': retryAfter() }))
    const error = await faultOf(connect().viewer())
    expect(error.retryAfterMs).toBeGreaterThan(100_000)
    expect(network.sent).toHaveLength(1)
  })

  test('a try that gets no answer in time is followed by the next', async () => {
    network.will(hangs)
    expect(await connect({ timeoutMs: 300 }).viewer()).toBeDefined()
    expect(network.sent).toHaveLength(2)
    network.will(hangs)
    const error = await faultOf(connect({ retry: { limit: 0 } }).viewer({ timeoutMs: 50 }))
    expect(error.message).toContain('no answer within 50 ms')
  })

  test('no longer than the caller’s signal says', async () => {
    const reason = new Error('Enough.')
    await expect(connect().viewer({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const waiting = new AbortController()
    network.will((response, reach) => {
      waiting.abort(reason)
      return hangs(response, reach)
    })
    await expect(connect().viewer({ signal: waiting.signal })).rejects.toBe(reason)
    const between = new AbortController()
    network.will((response, reach) => {
      setTimeout(() => between.abort(reason), 50)
      return answersWith(503, { 'retry-after': '30' })(response, reach)
    })
    await expect(connect().viewer({ signal: between.signal })).rejects.toBe(reason)
    expect(network.sent).toHaveLength(1)
  })
})

describe('what is sent', () => {
  test('the token, asked for anew before each try', async () => {
    let count = 0
    network.will(unavailable)
    await connect({ token: async () => `token-${++count}`, headers: { 'x-team': 'sales' } }).viewer()
    expect(network.sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
    expect(network.sent[0]?.headers['x-team']).toBe('sales')
  })

  test('a token that cannot be had is its own error', async () => {
    const reason = new Error('Signed out.')
    await expect(connect({ token: () => Promise.reject(reason) }).viewer()).rejects.toBe(reason)
  })

  test('nothing to where a redirect leads', async () => {
    network.will(answersWith(307, { location: `${gateway.url}/graphql` }))
    const error = await faultOf(connect().viewer())
    expect(error).toMatchObject({ status: 307, isRetryable: false })
    expect(network.sent).toHaveLength(1)
  })

  test('ids of trusted documents, which are in the manifest with the text that they are of', async () => {
    const client = connect({ trustedDocuments: true, retry: { limit: 0 } })
    network.will(unavailable, unavailable)
    await faultOf(client.customers.create(aCustomer()))
    await faultOf(client.run(new TypedDocumentString('{ viewer { userName } }'), {}))
    const [ours, own] = network.sent.map(({ body }) => body)
    const file = projectFile('src/client/generated/persisted-documents.json')
    const text: string = JSON.parse(await readFile(file, 'utf8'))[ours?.documentId ?? '']
    expect(text).toContain('mutation CreateCustomer')
    expect(ours?.documentId).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
    expect(ours?.query).toBeUndefined()
    expect(own).toEqual({ query: '{ viewer { userName } }', variables: {} })
    expect(
      (await gateway.run(new TypedDocumentString(text) as typeof CreateCustomerDocument, aCustomer())).createCustomer,
    ).toMatchObject({ __typename: 'CreateCustomerSuccess' })
  })
})
