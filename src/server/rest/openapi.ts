import { z } from 'zod'
import type { RestRoute } from '../../shared/rest/route.js'
import { errorSchema } from './errors.js'
import { statusByIssue } from './statuses.js'

type Json = Record<string, unknown>

interface Described {
  readonly version: string
  /** Whether nobody has to sign in: a sandbox. */
  readonly isOpen: boolean
}

/** The OpenAPI 3.1 document of a route table. Schemas that have an id stand among the components. */
export const createOpenApi = (routes: readonly RestRoute[], { version, isOpen }: Described): Json => {
  const components = new Map<string, unknown>()
  const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => extract(schema, io, components)
  const error = toSchema(errorSchema, 'output')
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, toSchema) }
  }
  components.set('Error', components.get('Error') ?? error)
  return {
    openapi: '3.1.0',
    info: {
      title: 'csp-gateway: the REST door',
      version,
      summary: 'Routes, names and envelopes of Partner Center, over the services of csp-gateway.',
      description:
        'Names in requests may be in any case, enum values in snake, Pascal or camel case; what is not known is ignored, and null is as good as nothing. Clients of Partner Center are pointed here unchanged.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, ...(isOpen ? [{}] : [])],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(components),
      responses: { Refused: { description: 'Refused; the body says why.', content: json(reference('Error')) } },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  }
}

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

const json = (schema: Json): Json => ({ 'application/json': { schema } })

type ToSchema = (schema: z.ZodType, io: 'input' | 'output') => Json

const operationOf = (route: RestRoute, toSchema: ToSchema): Json => {
  const { operationId, summary, tag, roles, status = 200, method, body, answer } = route
  const success = {
    description: summary,
    headers: Object.fromEntries(answerHeaders.map((name) => [name, { schema: { type: 'string' } }])),
    ...(answer && method !== 'HEAD' && { content: json(toSchema(answer, 'output')) }),
  }
  const refused =
    method === 'HEAD' ? { description: 'Refused, without a body.' } : { $ref: '#/components/responses/Refused' }
  return {
    ...{ operationId, summary, tags: [tag], 'x-roles': roles },
    parameters: parametersOf(route, toSchema),
    ...(body && { requestBody: { required: true, content: json(toSchema(body, 'input')) } }),
    responses: { [status]: success, ...Object.fromEntries(refusals.map((code) => [code, refused])) },
  }
}

const answerHeaders = ['MS-RequestId', 'MS-CorrelationId', 'MS-CV', 'MS-ServerId']

const refusals = [...new Set([...Object.values(statusByIssue), 401, 429, 500, 503])].sort()

const requestHeaders = {
  'MS-RequestId': 'A GUID. The same value again does nothing twice: send it with each repetition of a request.',
  'MS-CorrelationId': 'Stands in logs and audit records.',
  'X-Locale': 'The language of descriptions and messages.',
}

const parametersOf = ({ path, query, method }: RestRoute, toSchema: ToSchema): Json[] => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const { properties = {}, required = [] } = query ? (toSchema(query, 'input') as QuerySchema) : {}
  const headers = Object.entries({
    ...requestHeaders,
    ...('seekOperation' in properties && { 'MS-ContinuationToken': 'From the link to the next page.' }),
    ...(['PUT', 'PATCH'].includes(method) && { 'If-Match': 'The etag that was read, instead of the one in the body.' }),
  })
  return [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(properties).map(([name, { description, ...schema }]) => ({
      ...{ name, in: 'query', required: required.includes(name), schema },
      ...(description !== undefined && { description }),
    })),
    ...headers.map(([name, description]) => ({ name, in: 'header', description, schema: { type: 'string' } })),
  ]
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, Json>>
  readonly required?: readonly string[]
}

/** A schema whose named parts were put among the components. */
const extract = (schema: z.ZodType, io: 'input' | 'output', components: Map<string, unknown>): Json => {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json
  const { $schema: _dialect, $defs = {}, id, ...rest } = pointToComponents(made) as Json
  for (const [name, definition] of Object.entries($defs as Json)) components.set(name, withoutId(definition as Json))
  if (typeof id !== 'string') return rest
  components.set(id, rest)
  return reference(id)
}

const withoutId = ({ id: _id, ...definition }: Json): Json => definition

const pointToComponents = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pointToComponents)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      name === '$ref'
        ? [name, String(member).replace('#/$defs/', '#/components/schemas/')]
        : [name, pointToComponents(member)],
    ),
  )
}
