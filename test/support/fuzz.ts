import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { projectFile } from '../../src/shared/project-file.js'

const schema = buildSchema(readFileSync(projectFile('src/server/schema.graphql'), 'utf8'))

const scalars: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Int: fc.integer().map(String),
  Boolean: fc.boolean().map(String),
  DateTime: fc.constantFrom('"2026-01-01T00:00:00Z"', '"x"'),
}
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.uuid()).map((value) => JSON.stringify(value))

/** A value as it is written into a document. */
const writtenOf = (type: GraphQLInputType, depth = 0): fc.Arbitrary<string> => {
  if (isNonNullType(type)) return writtenOf(type.ofType, depth)
  if (isListType(type))
    return fc.array(writtenOf(type.ofType, depth + 1), { maxLength: 2 }).map((all) => `[${all.join(' ')}]`)
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (!isInputObjectType(type)) return scalars[type.name] ?? text
  const fields = Object.values(type.getFields())
  const chosen = type.isOneOf ? fc.constantFrom(...fields).map((field) => [field]) : fc.constant(fields)
  return chosen.chain((members) =>
    fc
      .tuple(...members.map(({ name, type: of }) => writtenOf(of, depth + 1).map((value) => `${name}:${value}`)))
      .map((all) => `{${all.join(' ')}}`),
  )
}

const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> => {
  const given = field.args.map((argument) => {
    const written = writtenOf(argument.type).map((value) => `${argument.name}:${value}`)
    return isNonNullType(argument.type) ? written : fc.oneof(fc.constant(''), written)
  })
  return fc.tuple(fc.tuple(...given), selectionOf(field.type, depth)).map(([values, inside]) => {
    const filled = values.filter(Boolean)
    return `${field.name}${filled.length > 0 ? `(${filled.join(' ')})` : ''}${inside}`
  })
}

const selectionOf = (output: GraphQLOutputType, depth: number): fc.Arbitrary<string> => {
  const type = getNamedType(output)
  if (isUnionType(type))
    return fc
      .tuple(
        ...type.getTypes().map((member) => selectionOf(member, depth).map((inside) => `...on ${member.name}${inside}`)),
      )
      .map((members) => `{__typename ${members.join(' ')}}`)
  if (!isObjectType(type))
    return fc.constant(
      'fields' in type ? '{__typename}' : type.astNode?.kind === 'InterfaceTypeDefinition' ? '{id}' : '',
    )
  const fields = Object.values(type.getFields()).filter((field) => depth < 7 || !isObjectType(getNamedType(field.type)))
  if (fields.length === 0) return fc.constant('{__typename}')
  return fc
    .subarray(fields, { minLength: 1, maxLength: Math.min(3, fields.length) })
    .chain((chosen) => fc.tuple(...chosen.map((field) => fieldOf(field, depth + 1))))
    .map((chosen) => `{__typename ${chosen.join(' ')}}`)
}

const rootFields = (kind: 'query' | 'mutation') => Object.values(schema.getRootType(kind as never)?.getFields() ?? {})

const documentOf = (kind: 'query' | 'mutation'): fc.Arbitrary<string> =>
  fc.constantFrom(...rootFields(kind)).chain((field) => fieldOf(field, 0).map((inside) => `${kind} {${inside}}`))

/** A query that fits the schema, whatever it asks for. */
export const validQuery = documentOf('query')

const validDocument = fc.constantFrom('query' as const, 'mutation' as const).chain(documentOf)

const validBody = validDocument.map((query) => JSON.stringify({ query }))

/** A body of which some characters are others. */
export const mutationsOf = (bodies: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      bodies,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', '{', '}', '\\', '\0', ':', '[', '$', 'é', '')), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([body, edits]) =>
      edits.reduce((text, [place, by]) => {
        const at = place % text.length
        return text.slice(0, at) + by + text.slice(at + 1)
      }, body),
    )

const envelope = fc.record(
  {
    query: fc.anything(),
    variables: fc.anything(),
    operationName: fc.anything(),
    extensions: fc.anything(),
    documentId: fc.anything(),
  },
  { requiredKeys: [] },
)

/** Anything that can be sent as a body, from noise to what is right. */
const anyBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: envelope.map((value) => JSON.stringify(value) ?? '') },
  { weight: 2, arbitrary: mutationsOf(validBody) },
  { weight: 5, arbitrary: validBody },
)

/** What would say something of the inside of the gateway: paths, SQL, packages. */
const inside =
  /node_modules|\/src\/|\/dist\/|\.[jt]s:\d+|\bSELECT .* FROM\b|INSERT INTO|sqlite|prisma|better-sql|\bat [\w.]+ \(/i

const atATime = 20

/** Sends so many of them, some at a time. */
export const sendRandom = <Sent>(
  count: number,
  sent: fc.Arbitrary<Sent>,
  examine: (sent: Sent) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: atATime, size: 'max' }), async (all) => {
      await Promise.all(all.map(examine))
    }),
    // Arrays of 1 to 20 have 10.5 on average.
    { numRuns: Math.ceil(count / 10) },
  )

/** @throws when an answer is a fault, or tells of the inside what was not in the request */
export const examine = async (response: Response, sent: string | Uint8Array): Promise<void> => {
  const answer = await response.text()
  if (answer) JSON.parse(answer)
  const { status } = response
  if ((status >= 500 && status !== 501) || /"INTERNAL_SERVER_ERROR"/.test(answer))
    throw new Error(`${status}: ${answer.slice(0, 500)}`)
  const said = inside.exec(answer)?.[0]
  if (said && !(typeof sent === 'string' && sent.includes(said)))
    throw new Error(`It says "${said}": ${answer.slice(0, 500)}`)
}

/** Sends so many random bodies; fails with a smallest one that is answered by 5xx, by no JSON, or with our inside. */
export const fuzz = (url: () => string, count: number): Promise<void> =>
  sendRandom(count, anyBody, async (body) => {
    const headers = { 'content-type': 'application/json' }
    await examine(await fetch(`${url()}/graphql`, { method: 'POST', headers, body }), body)
  })
