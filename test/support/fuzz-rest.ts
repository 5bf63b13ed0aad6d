import fc from 'fast-check'
import { examine, mutationsOf, sendRandom } from './fuzz.js'

interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

interface Sent {
  readonly method: string
  readonly path: string
  readonly body: string | Uint8Array | undefined
  readonly type: string
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'US', 'active', 'suspended', 'none', '../..', '%00', 'MS-AZR-0145P', '{"Field":"Domain"}', '500'),
)

/** What fits a schema, or nearly: null for anything, and members left out. */
const fitting = (schema: Schema, components: OpenApi['components'], depth = 0): fc.Arbitrary<unknown> => {
  const within = (inner: Schema) => fitting(inner, components, depth + 1)
  if (schema.$ref) return within(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(within))
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), text)
  if (depth > 6) return fc.constant(null)
  if (schema.type === 'object') {
    const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, fc.option(within(member))])
    return fc.record(Object.fromEntries(members), { requiredKeys: [] })
  }
  if (schema.type === 'array') return fc.array(within(schema.items ?? {}), { maxLength: 3 })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number') return fc.oneof(fc.integer(), fc.double())
  return text
}

const bodyOf = ({ requestBody }: Operation, components: OpenApi['components']): fc.Arbitrary<Sent['body']> => {
  const schema = requestBody?.content['application/json']?.schema
  if (!schema) return fc.constant(undefined)
  const fits = fitting(schema, components).map((value) => JSON.stringify(value))
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 2, arbitrary: mutationsOf(fits) },
    { weight: 5, arbitrary: fits },
  )
}

/** Any request to any route; ids are those of what there is, of nothing, or none at all. */
const requestsTo = ({ paths, components }: OpenApi, ids: readonly string[]): fc.Arbitrary<Sent> => {
  const id = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.oneof(fc.uuid(), text).map(encodeURIComponent) },
    // As they stand: no browser would write them so.
    { weight: 1, arbitrary: fc.constantFrom('%zz', '%', '%c0%ae', '%00', '%2e%2e%2fetc') },
  )
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  return fc.constantFrom(...routes).chain(({ path, method, operation }) => {
    const places = path.match(/\{\w+\}/g) ?? []
    const asked = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
    const query = fc.record(Object.fromEntries(asked.map(({ name }) => [name, text])), { requiredKeys: [] })
    const written = fc.tuple(fc.tuple(...places.map(() => id)), query).map(([values, search]) => {
      const address = places.reduce((left, place, index) => left.replace(place, () => values[index] ?? ''), path)
      return `${address}?${new URLSearchParams(search as Record<string, string>)}`
    })
    const type = fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', 'x')
    return fc.record({ method: fc.constant(method), path: written, body: bodyOf(operation, components), type })
  })
}

/** As `fuzz`, at every route of the REST door. */
export const fuzzRest = async (url: string, count: number, ids: readonly string[]): Promise<void> => {
  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as OpenApi
  await sendRandom(count, requestsTo(document, ids), async ({ method, path, body, type }) => {
    const headers = { ...(body !== undefined && { 'content-type': type }) }
    const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })
    await examine(response, `${decodeURIComponentOr(path)}${typeof body === 'string' ? body : ''}`)
  })
}

const decodeURIComponentOr = (path: string): string => {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '))
  } catch {
    return path
  }
}
