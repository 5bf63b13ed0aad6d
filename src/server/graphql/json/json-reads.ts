import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import type { Caller } from '../../../shared/caller.js'
import type { Connection } from '../../../shared/connection.types.js'
import { InvalidArgument } from '../../../shared/invalid-argument.js'
import { JsonText, type Variables } from '../../../storage/json-text.js'
import type { ShownObject } from '../../../storage/shown.js'
import { StorageUnavailable } from '../../../storage/storage-unavailable.js'
import type { RequestContext } from '../context.js'
import { connectionWriter } from './connection-writer.js'
import { type Asked, argumentsOf, fieldsIn, NotShown, ShownWriter } from './shown-writer.js'

/** What is to be written of each thing that is found. */
export interface JsonRead {
  readonly text: JsonText
  readonly variables: Variables
}

type Read<Answer> = (caller: Caller, args: Record<string, unknown>, read: JsonRead) => Promise<Answer>

/** A field of Query whose answer can leave the database as JSON: one thing, or a page of them. */
type RootRead = { readonly of: ShownObject } & (
  | { readonly one: Read<string | null> }
  | { readonly page: Read<Connection<string>> }
)

/** By the names of the fields. */
export type RootReads = Readonly<Record<string, RootRead>>

/**
 * @returns `data` as JSON, or the error of a database that cannot be had: asking it once more would take as long again.
 *   Undefined when there is something else to tell that is no data: nothing was done then
 */
export type ReadAsJson = (context: RequestContext, variables: Variables) => Promise<string | GraphQLError | undefined>

/**
 * A query as statements that answer its JSON, without running it field by field. Null where it asks for anything that is not
 * shown in that way.
 */
export const compileJsonReads = (
  { schema, roots }: { readonly schema: GraphQLSchema; readonly roots: RootReads },
  { document, operation }: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
): ReadAsJson | null => {
  const query = schema.getQueryType()
  if (!query || operation.operation !== OperationTypeNode.QUERY || hasDirectives(document)) return null
  try {
    const writer = new ShownWriter(schema, document)
    const collected = collectFields(schema, writer.fragments, {}, query, operation.selectionSet)
    return readAll([...fieldsIn(query, collected)].map(([key, asked]) => readOf(writer, roots, { key, asked })))
  } catch (error) {
    if (error instanceof NotShown) return null
    throw error
  }
}

/** With them, what is asked for can hang on variables. */
const hasDirectives = (document: DocumentNode): boolean => {
  let found = false
  visit(document, {
    [Kind.DIRECTIVE]: () => {
      found = true
    },
  })
  return found
}

type ReadMember = (context: RequestContext, variables: Variables) => Promise<string>

const readAll =
  (members: readonly ReadMember[]): ReadAsJson =>
  async (context, variables) => {
    try {
      return `{${(await Promise.all(members.map((read) => read(context, variables)))).join(',')}}`
    } catch (error) {
      if (error instanceof GraphQLError) return error
      // Whoever runs it field by field says what is wrong, and where.
      if (!(error instanceof InvalidArgument))
        context.request.log.warn({ err: error }, 'a query is run field by field instead')
      return undefined
    }
  }

interface AskedRoot {
  readonly key: string
  readonly asked: Asked | null
}

const readOf = (writer: ShownWriter, roots: RootReads, { key, asked }: AskedRoot): ReadMember => {
  const root = asked && roots[asked.name]
  if (!root) throw new NotShown()
  const text = new JsonText()
  const read = readRoot(writer, root, { text, asked })
  return ({ caller, request }, variables) => {
    request.operation?.fields.set(key, { name: asked.name, outcome: 'success' })
    return read(caller, argumentsOf(asked, variables), { text, variables }).then(
      (value) => `"${key}":${value}`,
      (error: unknown) => {
        throw error instanceof StorageUnavailable ? locatedError(error, asked.nodes, [key]) : error
      },
    )
  }
}

interface RootText {
  readonly text: JsonText
  readonly asked: Asked
}

/** Writes into the text what is asked of each thing. */
const readRoot = (writer: ShownWriter, root: RootRead, { text, asked }: RootText): Read<string> => {
  if ('one' in root) {
    writer.object(text, asked, root.of)
    return (...of) => root.one(...of).then((json) => json ?? 'null')
  }
  const write = connectionWriter(writer, asked, { text, items: root.of })
  return (...of) => root.page(...of).then(write)
}
