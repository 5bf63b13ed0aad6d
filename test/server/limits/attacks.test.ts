import { connect } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')
const nested = (depth: number) => `{${'customers{nodes{'.repeat(depth / 2)}id${'}}'.repeat(depth / 2)}}`
const json = { 'content-type': 'application/json' }
const document = (query: string) => ({ body: JSON.stringify({ query }), headers: json })

/** [title, what is sent, the statuses and codes that refuse it] */
const attacks: [string, { body: string; headers: Record<string, string> }, RegExp][] = [
  ['fields 22 deep', document(nested(22)), /^200 LIMIT_EXCEEDED$/],
  ['fields 202 deep', document(nested(202)), /^200 LIMIT_EXCEEDED$/],
  ['fields 2,002 deep', document(nested(2_002)), /^200 LIMIT_EXCEEDED$/],
  [
    'order -> subscriptions -> order, 10 deep',
    document(`{subscription(id:"1"){${'order{subscriptions{'.repeat(4)}id${'}}'.repeat(4)}}}`),
    /^200 LIMIT_EXCEEDED$/,
  ],
  ['101 aliases', document(`{${times(101, (i) => `a${i}:__typename`)}}`), /^200 LIMIT_EXCEEDED$/],
  ['1,000 aliases', document(`{${times(1_000, (i) => `a${i}:__typename`)}}`), /^200 LIMIT_EXCEEDED$/],
  ['10,000 aliases', document(`{${times(10_000, (i) => `a${i}:id`)}}`), /^200 LIMIT_EXCEEDED$|^413/],
  ['one field 500 times', document(`{viewer{${'userName '.repeat(500)}}}`), /^200 LIMIT_EXCEEDED$/],
  ['one field 1,000 times', document(`{${'__typename '.repeat(1_000)}}`), /^200 LIMIT_EXCEEDED$/],
  [
    'one field of objects 240 times',
    document(`{customers{nodes{${'offer{id}'.repeat(240)}}}}`),
    /^200 LIMIT_EXCEEDED$/,
  ],
  [
    'an unknown directive 10 times',
    document(`{__typename ${times(10, (i) => `@d${i}`)}}`),
    /^200 GRAPHQL_VALIDATION_FAILED$/,
  ],
  ['an unknown directive 20,000 times', document(`{__typename ${'@d '.repeat(20_000)}}`), /^200 LIMIT_EXCEEDED$/],
  [
    'a bomb of fragments: 2^25 fields',
    document(
      `{...F0} ${times(25, (i) => `fragment F${i} on Query{...F${i + 1} ...F${i + 1}}`)} fragment F25 on Query{__typename}`,
    ),
    /^200 (LIMIT_EXCEEDED|GRAPHQL_VALIDATION_FAILED)$/,
  ],
  [
    'a bomb of fragments below the root',
    document(
      `{customers{nodes{...F0}}} ${times(25, (i) => `fragment F${i} on Customer{...F${i + 1} ...F${i + 1}}`)} fragment F25 on Customer{id}`,
    ),
    /^200 GRAPHQL_VALIDATION_FAILED$/,
  ],
  [
    'a circle of fragments',
    document('{...A} fragment A on Query{...B} fragment B on Query{...A}'),
    /^200 GRAPHQL_VALIDATION_FAILED$/,
  ],
  [
    'introspection in a circle',
    document(`{__schema{types{${'fields{type{'.repeat(8)}name${'}}'.repeat(8)}}}}`),
    /^200 GRAPHQL_VALIDATION_FAILED$/,
  ],
  [
    'the costliest pages',
    document('{customers(first:100){nodes{subscriptions(first:100){nodes{id}}}}}'),
    /^200 LIMIT_EXCEEDED$/,
  ],
  ['a name of 90 kB', document(`{${'a'.repeat(90_000)}}`), /^200 GRAPHQL_VALIDATION_FAILED$/],
  ['1 MB of tokens', document(`{${'id '.repeat(333_333)}}`), /^413/],
  [
    'a variable of 10 MB',
    {
      body: JSON.stringify({ query: 'query($a:ID!){node(id:$a){id}}', variables: { a: 'x'.repeat(10_000_000) } }),
      headers: json,
    },
    /^413/,
  ],
  [
    '30,000 wrong variables',
    {
      body: JSON.stringify({ query: 'query($a:[ID!]!){nodes(ids:$a){id}}', variables: { a: Array(10_000).fill({}) } }),
      headers: json,
    },
    /^200 BAD_USER_INPUT$/,
  ],
  [
    'a batch of 10',
    { body: JSON.stringify(Array(10).fill({ query: '{__typename}' })), headers: json },
    /^400 BAD_REQUEST$/,
  ],
  ['a form', { body: 'query={__typename}', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, /^415/],
  ['plain text', { body: '{"query":"{__typename}"}', headers: { 'content-type': 'text/plain' } }, /^415/],
  ['a form with files', { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, /^415/],
  [
    'another charset',
    { body: '{"query":"{__typename}"}', headers: { 'content-type': 'application/json; charset=utf-16' } },
    /^415/,
  ],
  ['JSON that ends in the middle', { body: '{"query":"{__type', headers: json }, /^400 BAD_REQUEST$/],
  [
    'JSON with a poisoned prototype',
    { body: '{"query":"{__typename}","__proto__":{"a":1}}', headers: json },
    /^400 BAD_REQUEST$/,
  ],
  ['arrays 40,000 deep', { body: `${'['.repeat(40_000)}${']'.repeat(40_000)}`, headers: json }, /^400 BAD_REQUEST$/],
  ['wrong syntax', document('{'), /^200 GRAPHQL_PARSE_FAILED$/],
  ['wrong syntax, 30,000 brackets deep', document('{a'.repeat(30_000)), /^200 LIMIT_EXCEEDED$/],
]

describe('an attack is refused, in few words and without data:', () => {
  test.each(attacks)('%s', async (_title, { body, headers }, expected) => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })
    const text = await response.text()
    const answer = JSON.parse(text) as { data?: unknown; errors: { extensions: { code: string } }[] }
    expect(`${response.status} ${answer.errors[0]?.extensions.code}`).toMatch(expected)
    expect(answer.data).toBeUndefined()
    expect(text.length).toBeLessThan(2_000)
  })

  test('60 MB, before they are sent', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
      socket.setEncoding('utf8').on('data', resolve).on('error', reject)
      const headers = [
        'POST /graphql HTTP/1.1',
        'host: 127.0.0.1',
        'content-type: application/json',
        'content-length: 60000000',
      ]
      socket.write(`${headers.join('\r\n')}\r\n\r\n{`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('a header of more than 16 kB', async () => {
    const headers = { ...json, 'x-long': 'x'.repeat(17_000) }
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: '{"query":"{__typename}"}',
    })
    expect(response.status).toBe(431)
  })

  test('a mutation by GET, and a GET that a page of another site could send', async () => {
    const query = encodeURIComponent('mutation { deleteCustomer(customerId: "x") { __typename } }')
    const headers = { 'apollo-require-preflight': '1' }
    expect((await fetch(`${gateway.url}/graphql?query=${query}`, { headers })).status).toBe(405)
    expect((await fetch(`${gateway.url}/graphql?query=%7B__typename%7D`)).status).toBe(400)
  })

  test('in no time to speak of', async () => {
    const sent = attacks.filter(([, { body }]) => body.length < 100_000)
    const begun = performance.now()
    for (const [, { body, headers }] of sent)
      await (await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })).text()
    // 50 ms each on a machine with nothing else to do, measured by `npm run bench:attack`; several times that on a busy one.
    expect((performance.now() - begun) / sent.length).toBeLessThan(250)
  })
})
