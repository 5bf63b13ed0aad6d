import { createRequire } from 'node:module'
import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { compileQuery as compile, isCompiledQuery as isCompiled } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { RequestContext } from './context.js'
import { compileJsonReads, type ReadAsJson, type RootReads } from './json/json-reads.js'

// Its ES modules name each other in a way that Node does not follow, and would load a second copy of graphql.
const { compileQuery, isCompiledQuery } = createRequire(import.meta.url)('graphql-jit') as {
  readonly compileQuery: typeof compile
  readonly isCompiledQuery: typeof isCompiled
}

/** What is known of an operation that a caller was answered already, with any variables. */
export interface PreparedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Without running it, where all that it asks for leaves the database as JSON. */
  readonly readAsJson: ReadAsJson | null
  /** @param variables as GraphQL has coerced them */
  run(context: RequestContext, variables: Record<string, unknown>): Promise<ExecutionResult> | ExecutionResult
}

type Passed = Pick<PreparedOperation, 'document' | 'operation'> & {
  /** Undefined until it comes again; null: it cannot be compiled. */
  prepared?: PreparedOperation | null
}

/** The type of every variable here: GraphQL itself has coerced them, which compiled operations do in a way of their own. */
const coerced = new GraphQLScalarType({ name: 'Coerced', parseValue: (value) => value })

/** In characters of the documents, and in documents: what is compiled of one takes some ten times its text. */
const sizeMax = 2_000_000
const documentsMax = 500

/**
 * Queries and mutations that Apollo has read, validated and let pass before, compiled when they come again. Whether this
 * caller may have this one with these variables is none of what is remembered.
 */
export class PreparedOperations {
  readonly #passed = new LRUCache<string, Map<string | null, Passed>>({
    ...{ max: documentsMax, maxSize: sizeMax },
    sizeCalculation: (_operations, source) => source.length + 1,
  })

  readonly #schema: GraphQLSchema

  constructor(
    schema: GraphQLSchema,
    private readonly roots: RootReads,
  ) {
    const config = schema.toConfig()
    this.#schema = new GraphQLSchema({ ...config, types: [...config.types, coerced] })
  }

  /** Notes what is about to be executed. */
  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: async () => ({
      executionDidStart: async ({ source, request, document, operation }) =>
        // None where the name is of no operation: that is told by its execution.
        operation && this.#note(source, request.operationName ?? null, { document, operation }),
    }),
  }

  find(source: string, operationName: string | null): PreparedOperation | undefined {
    const passed = this.#passed.get(source)?.get(operationName)
    if (!passed) return undefined
    if (passed.prepared === undefined) passed.prepared = this.#prepare(passed)
    return passed.prepared ?? undefined
  }

  #prepare({ document, operation }: Passed): PreparedOperation | null {
    const run = compiledOf(this.#schema, { document, operation })
    const readAsJson = run && compileJsonReads({ schema: this.#schema, roots: this.roots }, { document, operation })
    return run && { document, operation, readAsJson, run }
  }

  #note(source: string, operationName: string | null, passed: Passed): void {
    if (passed.operation.operation === OperationTypeNode.SUBSCRIPTION) return
    const operations = this.#passed.get(source) ?? new Map<string | null, Passed>()
    operations.set(operationName, passed)
    this.#passed.set(source, operations)
  }
}

const compiledOf = (schema: GraphQLSchema, { document, operation }: Passed): PreparedOperation['run'] | null => {
  const ready = {
    ...document,
    definitions: document.definitions.map((it) => (it === operation ? coercing(operation) : it)),
  }
  const compiled = compileQuery(schema, ready, operation.name?.value, { disablingCapturingStackErrors: true })
  if (!isCompiledQuery(compiled)) return null
  return (context, variables) => settled(compiled.query(undefined, context, variables))
}

const coercing = (operation: OperationDefinitionNode): OperationDefinitionNode => ({
  ...operation,
  variableDefinitions: (operation.variableDefinitions ?? []).map(({ kind, variable }) => {
    const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } } as const
    return { kind, variable, type }
  }),
})

const settled = (result: Promise<ExecutionResult> | ExecutionResult) =>
  result instanceof Promise ? result.then(withOwnErrors) : withOwnErrors(result)

/** Compiled operations have a kind of error of their own, of which not all can be asked that GraphQL's can. */
const withOwnErrors = (result: ExecutionResult): ExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result

const asGraphQLError = ({ message, locations, path, originalError }: GraphQLError): GraphQLError => {
  const error = new GraphQLError(message, { path, originalError })
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
}
