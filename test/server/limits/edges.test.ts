import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery, Kind, parse, print } from 'graphql'
import { CreateCustomerDocument } from '../../../src/client/generated/graphql.js'
import { projectFile } from '../../../src/shared/project-file.js'
import { aCustomer } from '../../support/builders.js'
import { eventually } from '../../support/eventually.js'
import { follow } from '../../support/followers.js'
import { aGateway } from '../../support/gateway.js'

const gateway = aGateway()

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')

const codes = async (query: string, variables = {}) => {
  const { body } = await gateway.ask(query, variables)
  return body.errors?.map(({ extensions }) => [extensions.code, extensions.limit].filter(Boolean).join(' ')) ?? []
}

const tenDeep = '{customers{edges{node{subscriptions{edges{node{customer{subscriptions(first:1){nodes{id}}}}}}}}}}'
const elevenDeep = tenDeep.replace('id}', 'offer{id}}')

/** [limit, a document at it, a document beyond it] */
const edges: [string, string, string][] = [
  ['depth', tenDeep, elevenDeep],
  ['aliases', `{viewer{${times(15, (i) => `a${i}:userName`)}}}`, `{viewer{${times(16, (i) => `a${i}:userName`)}}}`],
  ['aliases', `{viewer{${times(15, (i) => `a${i}:__typename`)}}}`, `{viewer{${times(16, (i) => `a${i}:__typename`)}}}`],
  [
    'aliases',
    '{viewer{...F}} fragment F on Viewer{a:userName}',
    `{${times(2, (i) => `v${i}:viewer{...F}`)}} fragment F on Viewer{${times(7, (i) => `a${i}:userName`)}}`,
  ],
  [
    'directives',
    `{${times(10, () => '... @include(if:true){__typename}')}}`,
    `{viewer{${times(11, () => '... @include(if:true){userName}')}}}`,
  ],
  ['rootFields', `{${times(10, (i) => `a${i}:__typename`)}}`, `{${times(11, (i) => `a${i}:__typename`)}}`],
  ['repeats', `{viewer{${'userName '.repeat(31)}}}`, `{viewer{${'userName '.repeat(32)}}}`],
  ['tokens', `{viewer{userName}${'#\n'}} ${times(198, () => 'query')}`, `{${'id '.repeat(999)}}`],
]

describe('a limit is what it says:', () => {
  test.each(edges.filter(([limit]) => limit !== 'tokens'))('%s', async (limit, at, beyond) => {
    expect(await codes(at)).toEqual([])
    expect(await codes(beyond)).toEqual([`LIMIT_EXCEEDED ${limit}`])
  })

  test('tokens, of which 1,000 are read', async () => {
    const list = (ids: number) => `{nodes(ids:[${'"x" '.repeat(ids)}]){id}}`
    // Two more for the beginning and the end of the document are not counted.
    const tokens = 12
    expect(await codes(list(1_000 - tokens))).toEqual(['BAD_USER_INPUT'])
    expect(await codes(list(1_001 - tokens))).toEqual(['LIMIT_EXCEEDED tokens'])
  })

  test('cost, of which 5,000 points are allowed', async () => {
    // 1 + 100 * (1 + 1 + 1 + 47 * 1) = 5,001: each customer is a point, and so are its relationship and each subscription.
    const query = (size: number) =>
      `{customers(first:100){nodes{relationship{id} subscriptions(first:${size}){nodes{id}}}} viewer{userName}}`
    const within = await gateway.ask(query(46))
    expect([within.body.errors, within.body.data && within.status]).toEqual([undefined, 200])
    expect((within.body as { extensions?: { cost: number } }).extensions?.cost).toBe(4_902)
    expect(await codes(query(47))).toEqual(['LIMIT_EXCEEDED cost'])
    const exactly = `{customers(first:100){nodes{relationship{id} subscriptions(first:47){nodes{id}}}}}`
    expect(await codes(exactly)).toEqual(['LIMIT_EXCEEDED cost'])
    expect(await codes(exactly.replace('relationship{id}', 'id').replace('47', '48').replace('100', '99'))).toEqual([])
  })

  test('cost comes of variables, and of their defaults, as well', async () => {
    const query = 'query($size:Int=100){customers(first:100){nodes{subscriptions(first:$size){nodes{id}}}}}'
    expect(await codes(query)).toEqual(['LIMIT_EXCEEDED cost'])
    expect(await codes(query, { size: 5 })).toEqual([])
  })

  test('cost is not got around by a field of which the arguments do not fit', async () => {
    const query = `query($id:ID="a"){subscription(id:$id){id} customers(first:100){nodes{subscriptions(first:100){nodes{id}}}}}`
    expect(await codes(query, { id: null })).toEqual(['LIMIT_EXCEEDED cost'])
  })

  test('first, of which 100 are allowed', async () => {
    expect(await codes('{customers(first:100){nodes{id}}}')).toEqual([])
    expect(await codes('{customers(first:101){nodes{id}}}')).toEqual(['BAD_USER_INPUT'])
    expect(await codes('{customers(first:-1){nodes{id}}}')).toEqual(['BAD_USER_INPUT'])
  })
})

/** A stream tells the next event, or what was wrong. */
const codesOfStream = async (query: string) => {
  const follower = await follow(gateway.url, {}, { query })
  await gateway.run(CreateCustomerDocument, aCustomer())
  await eventually(() => follower.told.length > 0)
  return follower.codes
}

describe('what clients send passes:', () => {
  const folder = projectFile('src/client/documents')
  const sources = readdirSync(folder).map((file) => parse(readFileSync(`${folder}/${file}`, 'utf8')))
  const definitions = sources.flatMap((source) => source.definitions)
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)

  test.each(operations.map((operation) => [operation.name?.value, operation] as const))(
    '%s',
    async (_name, operation) => {
      const used = new Set<string>()
      const collect = (text: string) => {
        for (const [, name = ''] of text.matchAll(/\.\.\.(\w+)/g)) {
          const fragment = fragments.find((known) => known.name.value === name)
          if (!fragment || used.has(name)) continue
          used.add(name)
          collect(print(fragment))
        }
      }
      collect(print(operation))
      const text = [print(operation), ...fragments.filter(({ name }) => used.has(name.value)).map(print)].join('\n')
      // Without its variables, it is refused for them at most.
      const told = operation.operation === 'subscription' ? await codesOfStream(text) : await codes(text)
      const refused = told.filter((code) => code !== 'BAD_USER_INPUT')
      expect(refused).toEqual([])
    },
  )

  test('the playground’s introspection', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, oneOf: true })
    expect(await codes(query)).toEqual([])
  })
})
