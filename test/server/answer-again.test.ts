import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFieldResolver } from 'graphql'
import { readConfiguration } from '../../src/server/configuration.js'
import { AnswerAgain } from '../../src/server/graphql/answer-again.js'
import { Authorization } from '../../src/server/graphql/authorization.js'
import type { RequestContext } from '../../src/server/graphql/context.js'
import { observeRootFields } from '../../src/server/graphql/operations.js'
import { PreparedOperations } from '../../src/server/graphql/prepared-operations.js'
import type { PerMinute } from '../../src/server/limits/rate-limit-numbers.js'
import { RateLimits } from '../../src/server/limits/rate-limits.js'
import { adminAgents } from '../../src/shared/allowed-to.js'
import type { Caller, PartnerRole } from '../../src/shared/caller.js'
import { openStorage } from '../../src/storage/open-storage.js'
import type { Storage } from '../../src/storage/storage.js'
import { StorageUnavailable } from '../../src/storage/storage-unavailable.js'
import { anApp, type TestApp } from '../support/app.js'
import { aFolder } from '../support/folder.js'
import { ApolloServer, buildSchema } from '../support/loaded.js'

const source = `
  type Query {
    hello(name: String = "world"): String
    dear: Int, tooDear: Int, secret: Int, fails: Int, misfit: Int, isDown: Int, isDownLonger: Int
  }
  type Mutation { hello: String }
`

const failing =
  (error: Error): GraphQLFieldResolver<unknown, unknown> =>
  () => {
    throw error
  }

const makeSchema = () => {
  const schema = buildSchema(source)
  const query = schema.getQueryType()?.getFields() ?? {}
  const change = (name: string, changes: object) => void Object.assign(query[name] ?? {}, changes)
  change('hello', { resolve: (_source: unknown, { name }: { name: string }) => `Hello ${name}` })
  change('dear', { extensions: { complexity: 5_000 }, resolve: () => 1 })
  change('tooDear', { extensions: { complexity: 5_001 }, resolve: () => 1 })
  change('secret', { extensions: { allowed: adminAgents }, resolve: () => 1 })
  change('fails', { resolve: failing(new Error('a secret of the inside')) })
  const extensions = { code: 'BAD_USER_INPUT' }
  change('misfit', { resolve: failing(new GraphQLError('Type "Secret" is missing.', { extensions })) })
  change('isDown', { resolve: failing(new StorageUnavailable('the disk is full', 7)) })
  change('isDownLonger', { resolve: failing(new StorageUnavailable('the file is locked', 9)) })
  Object.assign(schema.getMutationType()?.getFields().hello ?? {}, { resolve: () => 'changed' })
  return observeRootFields(schema)
}

const folder = aFolder()
let storage: Storage
let log: TestApp

beforeAll(async () => {
  storage = await openStorage(readConfiguration({ DATABASE_URL: `file:${folder.file('again.db')}` }).database)
  log = await anApp()
})

afterAll(async () => {
  await log.app.close()
  await storage.close()
})

interface Named {
  readonly query: string
  readonly operationName: string
}

/** One that Apollo has let these pass before. */
const knowing = async (queries: readonly (string | Named)[], perMinute: PerMinute = {}, database = storage) => {
  const schema = makeSchema()
  const prepared = new PreparedOperations(schema, {})
  const apollo = new ApolloServer<RequestContext>({ schema, plugins: [prepared.plugin], introspection: true })
  for (const known of queries) {
    const request = typeof known === 'string' ? { query: known } : known
    await apollo.executeOperation(request, { contextValue: aContext() })
  }
  const authorization = new Authorization(schema)
  const rateLimits = new RateLimits(database, perMinute, log.app.log)
  return new AnswerAgain({ schema, prepared, authorization, rateLimits })
}

interface Who {
  readonly roles?: readonly PartnerRole[]
  readonly mayExplore?: boolean
  readonly mediaType?: RequestContext['mediaType']
}

const json = 'application/json; charset=utf-8'
const graphqlJson = 'application/graphql-response+json; charset=utf-8'

const aContext = ({ roles = ['ADMIN_AGENT'], mayExplore = true, mediaType = json }: Who = {}) => {
  const partner = { id: 'partner', name: 'Contoso', country: 'US', domain: 'x.onmicrosoft.com', isSandbox: true }
  const who = { userName: 'dave', roles, correlationId: 'x', language: 'en', calledAt: new Date(0) } as const
  const caller: Caller = { partner, ...who }
  const operation = { type: 'none' as const, fields: new Map() }
  const request = { id: 'the request', logged: {}, operation, log: log.app.log }
  return { caller, request: request as unknown as FastifyRequest, mediaType, mayExplore }
}

beforeEach(() => {
  log.lines.length = 0
})

const outcomes = ({ request }: RequestContext) => [
  request.operation?.type,
  [...(request.operation?.fields ?? [])].map(([key, { name, outcome }]) => [key, name, outcome]),
]

describe('what has been answered before', () => {
  const query = 'query Greet($name: String) { greeting: hello(name: $name) }'

  test('is answered again, with its cost, and noted as a request like any other', async () => {
    const again = await knowing([query])
    const context = aContext({ mediaType: graphqlJson })
    expect(await again.answer({ query, variables: { name: 'Dave' } }, context)).toEqual({
      ...{ status: 200, headers: { 'content-type': graphqlJson } },
      text: '{"data":{"greeting":"Hello Dave"},"extensions":{"cost":0}}\n',
    })
    expect(context.request.logged).toEqual({ operationName: 'Greet', cost: 0 })
    expect(outcomes(context)).toEqual(['query', [['greeting', 'hello', 'success']]])
  })

  test('is answered where nobody watches', async () => {
    const again = await knowing([query, '{ fails }'])
    const context = aContext()
    delete context.request.operation
    expect(await again.answer({ query }, context)).toMatchObject({ status: 200 })
    expect(await again.answer({ query: '{ fails }' }, context)).toMatchObject({ status: 200 })
  })

  test.each([
    ['without variables', {}],
    ['with nothing as all else', { variables: null, operationName: null, extensions: null }],
    ['with no variables', { variables: {} }],
  ])('is answered %s by its defaults', async (_what, more) => {
    const hello = 'query ($name: String = "all") { hello(name: $name) }'
    const answer = await (await knowing([hello])).answer({ query: hello, ...more }, aContext())
    expect(answer?.text).toBe('{"data":{"hello":"Hello all"},"extensions":{"cost":0}}\n')
  })

  test('is one operation of several, and costs what that one costs', async () => {
    const [cheap, dear] = ['Cheap', 'Dear'].map((operationName) => ({
      ...{ query: 'query Cheap { hello } query Dear { dear }', operationName },
    })) as [Named, Named]
    const again = await knowing([cheap, dear])
    const texts = [await again.answer(cheap, aContext()), await again.answer(dear, aContext())].map((it) => it?.text)
    expect(texts).toEqual([
      '{"data":{"hello":"Hello world"},"extensions":{"cost":0}}\n',
      '{"data":{"dear":1},"extensions":{"cost":5000}}\n',
    ])
  })

  test('may be a change, or without a name', async () => {
    const mutation = 'mutation { hello }'
    const context = aContext()
    const answer = await (await knowing([mutation])).answer({ query: mutation }, context)
    expect(answer?.text).toBe('{"data":{"hello":"changed"},"extensions":{"cost":0}}\n')
    expect(context.request.logged.operationName).toBeNull()
    expect(outcomes(context)).toEqual(['mutation', [['hello', 'hello', 'success']]])
  })
})

describe('nothing is answered, and Apollo has to be asked', () => {
  const query = '{ hello }'

  test.each([
    ['a document that is not known', { query: '{ hello  }' }],
    ['another operation', { query, operationName: 'Other' }],
    ['no body', undefined],
    ['null', null],
    ['a text', query],
    ['a list', [{ query }]],
    ['a list with a query', Object.assign([], { query })],
    ['no document', {}],
    ['a document that is no text', { query: 7 }],
    ['a name that is no text', { query, operationName: 7 }],
    ['extensions', { query, extensions: {} }],
    ['variables that are a list', { query, variables: [] }],
    ['variables that are a text', { query, variables: 'x' }],
  ])('for %s', async (_what, body) => {
    const again = await knowing([query])
    expect(await again.answer({ query }, aContext())).toMatchObject({ status: 200 })
    expect(await again.answer(body, aContext())).toBeUndefined()
  })

  test('where a variable does not fit', async () => {
    const withVariable = 'query ($name: String) { hello(name: $name) }'
    const context = aContext()
    const answer = await (await knowing([withVariable])).answer(
      { query: withVariable, variables: { name: 7 } },
      context,
    )
    expect(answer).toBeUndefined()
    expect(context.request.logged).toEqual({})
  })

  test('where it is the schema, and the caller may not see it', async () => {
    const schema = '{ __schema { queryType { name } } }'
    const again = await knowing([schema, query])
    expect(await again.answer({ query: schema }, aContext({ mayExplore: false }))).toBeUndefined()
    expect(await again.answer({ query }, aContext({ mayExplore: false }))).toMatchObject({ status: 200 })
    expect((await again.answer({ query: schema }, aContext()))?.text).toMatch(/^\{"data":\{"__schema":/)
  })

  test('where the caller’s roles do not allow it', async () => {
    const secret = '{ secret }'
    const again = await knowing([secret])
    expect(await again.answer({ query: secret }, aContext({ roles: ['SALES_AGENT'] }))).toBeUndefined()
    expect(await again.answer({ query: secret }, aContext())).toMatchObject({ status: 200 })
  })

  test('where it costs more than 5,000 points', async () => {
    const again = await knowing(['{ dear }', '{ tooDear }'])
    expect((await again.answer({ query: '{ dear }' }, aContext()))?.text).toMatch(/"extensions":\{"cost":5000\}/)
    expect(await again.answer({ query: '{ tooDear }' }, aContext())).toBeUndefined()
  })

  test('where it is too much within a minute', async () => {
    const again = await knowing(['{ dear }'], { partner: 10_000 })
    const statuses: unknown[] = []
    for (let sent = 0; sent < 3; sent += 1) {
      const answer = await again.answer({ query: '{ dear }' }, aContext())
      statuses.push(answer?.status)
    }
    expect(statuses).toEqual([200, 200, undefined])
  })

  test('and where counting fails, that is told', async () => {
    const broken = {
      rateLimiter: () => ({
        consume: () => {
          throw new Error('cannot count')
        },
      }),
    }
    const again = await knowing([query], { partner: 10 }, broken as unknown as Storage)
    await expect(again.answer({ query }, aContext())).rejects.toThrow('cannot count')
  })
})

describe('what fails', () => {
  const ask = async (query: string, who?: Who) => {
    const context = aContext(who)
    const answer = await (await knowing([query])).answer({ query }, context)
    return { ...answer, body: JSON.parse(answer?.text ?? 'null') as unknown, context }
  }

  const location = (column: number) => ({ locations: [{ line: 1, column }] })

  test('is told without what it was, which the log has', async () => {
    const { status, headers, text, body, context } = await ask('{ hello fails }')
    const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: 'the request' }
    expect([status, headers]).toEqual([200, { 'content-type': json }])
    expect(body).toEqual({
      errors: [{ message: 'Unexpected error.', ...location(9), path: ['fails'], extensions }],
      data: { hello: 'Hello world', fails: null },
      extensions: { cost: 0 },
    })
    expect(text).toMatch(/^\{"errors":.*\}\n$/)
    expect(context.request.logged).toMatchObject({ errorCodes: ['INTERNAL_SERVER_ERROR'] })
    expect(outcomes(context)).toEqual([
      'query',
      [
        ['hello', 'hello', 'success'],
        ['fails', 'fails', 'error'],
      ],
    ])
    expect(log.lines).toMatchObject([{ msg: 'unexpected error', err: { message: 'a secret of the inside' } }])
  })

  test('is told by the status to who asks for that', async () => {
    expect(await ask('{ hello fails }', { mediaType: graphqlJson })).toMatchObject({
      ...{ status: 294, headers: { 'content-type': graphqlJson } },
    })
  })

  test('names nothing of the schema to who may not see it', async () => {
    const messageTo = async (who: Who) => {
      const { body } = await ask('{ misfit }', who)
      return (body as { errors: { message: string }[] }).errors.map(({ message }) => message)
    }
    expect(await messageTo({ mayExplore: false })).toEqual(['A variable does not fit.'])
    expect(await messageTo({ mayExplore: true })).toEqual(['Type "Secret" is missing.'])
  })

  test('because the database cannot be used is a 503, without any data, and told when to try again', async () => {
    const { status, headers, text, body, context } = await ask('{ hello isDown isDownLonger }')
    expect([status, headers]).toEqual([503, { 'content-type': json, 'retry-after': '9' }])
    const extensions = { code: 'SERVICE_UNAVAILABLE', requestId: 'the request' }
    expect(body).toMatchObject({ errors: [{ extensions }, { extensions }], data: null, extensions: { cost: 0 } })
    expect(text).toMatch(/\}\n$/)
    expect(text).not.toMatch(/disk|locked/)
    expect(outcomes(context)).toMatchObject(['query', [{ 2: 'success' }, { 2: 'unavailable' }, { 2: 'unavailable' }]])
    expect(log.lines).toMatchObject([{ cause: 'the file is locked', msg: 'the database cannot be used' }])
  })
})
