import { describe, expect, test } from '@jest/globals'
import { CreateCustomerDocument, CustomersDocument, EventsDocument } from '../../../src/client/generated/graphql.js'
import { aCustomer } from '../../support/builders.js'
import { recordEvents } from '../../support/events.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'

const streamsMax = 3
const streaming = { heartbeatMs: 50, slowAfterMs: 10_000, farewellMs: 2_000, pollIntervalMs: 50, waitingMax: 20 }
const gateway = aGateway({ EVENT_STREAMS_MAX: `${streamsMax}` }, { streaming })

const happen = (times: number, data: Record<string, string> = {}) =>
  gateway.inStorage((storage) => recordEvents(storage, Array(times).fill({ data })))

/** Opens a stream as soon as there is a place for it: one that was left is free a moment later. */
const followSoon = (variables = {}, options = {}) =>
  eventually(async () => {
    const follower = await follow(gateway.url, variables, options)
    return follower.response.statusCode === 503 ? undefined : follower
  })

/** As the EventSource of a browser does. */
const open = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'text/event-stream', ...headers },
  })

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
  return [response.status, errors[0]?.extensions.code]
}

describe('a stream', () => {
  test('is kept open by heartbeats, and is nothing for caches or proxies to keep', async () => {
    const follower = await followSoon()
    await eventually(() => follower.heartbeats > 3)
    expect(follower.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    follower.close()
  })

  test('beyond as many as may be open is refused for the moment', async () => {
    const followers = [await followSoon(), await followSoon(), await followSoon()]
    const response = await open({ query: EventsDocument.toString() })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await codeOf(response)).toEqual([503, 'TOO_MANY_STREAMS'])
    for (const follower of followers) follower.close()
    ;(await followSoon()).close()
  })

  test('can be opened by a browser’s EventSource, but not by a page of another site', async () => {
    const [after = '', ...ids] = await happen(2)
    const parameters = { query: EventsDocument.toString(), variables: JSON.stringify({ after }) }
    const foreign = await open(parameters, { origin: 'https://elsewhere.example' })
    expect(await codeOf(foreign)).toEqual([403, 'FORBIDDEN'])
    const response = await eventually(async () => {
      const opened = await open(parameters, { origin: gateway.url })
      return opened.status === 200 ? opened : undefined
    })
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString()
      if (text.includes(`id: ${ids[0]}\nevent: next\ndata: {"data":{"events":{"id":"${ids[0]}"`)) return
    }
    throw new Error(`The stream ended: ${text}`)
  })
})

describe('a request for a stream', () => {
  test('cannot ask for anything but a subscription, and nothing of it is done', async () => {
    const variables = aCustomer()
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
    const body = JSON.stringify({ query: CreateCustomerDocument.toString(), variables })
    const mutation = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })
    expect(await codeOf(mutation)).toEqual([406, 'NOT_ACCEPTABLE'])
    const { domain } = variables.companyProfile
    expect((await gateway.run(CustomersDocument, { search: domain })).customers.edges).toEqual([])
    expect(await codeOf(await open({ query: '{ viewer { userName } }' }))).toEqual([406, 'NOT_ACCEPTABLE'])
  })

  test.each<[string, Record<string, string>]>([
    ['no query', {}],
    ['variables that are no JSON', { query: EventsDocument.toString(), variables: '{' }],
    ['variables that are no object', { query: EventsDocument.toString(), variables: '[]' }],
  ])('with %s is refused', async (_title, parameters) => {
    expect(await codeOf(await open(parameters))).toEqual([400, 'BAD_REQUEST'])
  })

  test.each([
    ['that cannot be parsed', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['of a field that is not there', 'subscription { nothing { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['of two fields', 'subscription { events { id } more: events { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('with a document %s is told so in the stream', async (_title, query, code) => {
    const follower = await followSoon({}, { query })
    await follower.end()
    expect([follower.codes, follower.isComplete]).toEqual([[code], true])
  })

  test('with a variable of a wrong type is told so, without its value', async () => {
    const follower = await followSoon({ after: ['a secret', 'another'] })
    await follower.end()
    expect([follower.codes, follower.isComplete]).toEqual([['BAD_USER_INPUT'], true])
    expect(follower.messages.map(({ data }) => data).join()).not.toContain('secret')
  })
})

test('a subscription that is sent as a query is told how to ask', async () => {
  const { status, body } = await gateway.ask(EventsDocument.toString())
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([406, 'NOT_ACCEPTABLE'])
  expect(body.errors?.[0]?.message).toContain('accept: text/event-stream')
})

test('whoever takes JSON rather than a stream gets JSON', async () => {
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
  const body = JSON.stringify({ query: '{ viewer { userName } }' })
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })
  expect(await response.json()).toMatchObject({ data: { viewer: { userName: 'sandbox' } } })
})
