import { describe, expect, test } from '@jest/globals'
import { auditServer } from 'graphql-http'
import { aGateway } from '../support/gateway.js'

const gateway = aGateway()

const json = 'application/json'
const graphqlJson = 'application/graphql-response+json'

const post = async (accept: string | undefined, query: string, variables: object = {}) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': json, ...(accept !== undefined && { accept }) },
    body: JSON.stringify({ query, variables }),
  })
  const body = (await response.json()) as { data?: unknown; errors?: unknown[] }
  return { status: response.status, type: response.headers.get('content-type'), body }
}

describe('the audits of GraphQL over HTTP', () => {
  test('find nothing wrong but that a coercion is answered by 422, and GET by asking for a header', async () => {
    const results = await auditServer({ url: `${gateway.url}/graphql` })
    const having = (status: string) => results.filter((result) => result.status === status)
    expect(having('error')).toEqual([])
    expect(having('warn').map(({ id }) => id)).toEqual(['86EE'])
    expect(
      having('notice')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['5A70', '6A70', 'D6D5'])
    expect(having('ok')).toHaveLength(57)
  }, 60_000)
})

describe('the status of an answer', () => {
  const partly = '{ viewer { userName } customers(first: 101) { nodes { id } } a: node(id: "x") { id } }'

  test.each([
    ['all of it', '{ viewer { userName } }', {}, 200, 200],
    ['wrong syntax', '{', {}, 200, 400],
    ['an unknown field', '{ nothing }', {}, 200, 422],
    ['a limit', `{${' __typename'.repeat(11)}}`, {}, 200, 422],
    ['a wrong variable', 'query ($id: ID!) { node(id: $id) { id } }', { id: {} }, 200, 422],
    ['no operation of that name', 'query A { viewer { userName } } query B { viewer { userName } }', {}, 200, 422],
    ['an error beside data', partly, {}, 200, 294],
  ])('says of %s what the media type allows', async (_title, query, variables, asJson, asGraphqlJson) => {
    expect((await post(json, query, variables)).status).toBe(asJson)
    expect((await post(graphqlJson, query, variables)).status).toBe(asGraphqlJson)
  })

  test.each([
    [undefined, json],
    ['*/*', json],
    ['application/*', json],
    [`${graphqlJson}, ${json};q=0.9`, graphqlJson],
    ['text/html;q=0.5, application/graphql-response+json;q=0.4', graphqlJson],
  ])('to Accept: %s comes with the media type %s', async (accept, expected) => {
    const { type } = await post(accept, '{ __typename }')
    expect(type).toBe(`${expected}; charset=utf-8`)
  })

  test('is 406 for a type that we do not have, before anything is done', async () => {
    const mutation = 'mutation { registerWebhook(url: "https://example.com/", eventTypes: []) { __typename } }'
    const { status, body } = await post('text/plain', mutation)
    expect([status, body.data]).toEqual([406, undefined])
    const { body: after } = await post(json, '{ webhooks { nodes { id } } }')
    expect(after.data).toEqual({ webhooks: { nodes: [] } })
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'HEAD'])('is 405 for %s, with what can be sent', async (method) => {
    const response = await fetch(`${gateway.url}/graphql`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})
