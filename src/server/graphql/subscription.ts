import { type ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import type { Caller } from '../../shared/caller.js'
import { findExcess } from '../limits/document-limits.js'
import type { RequestContext } from './context.js'
import { findUnavailable, reportErrors } from './errors.js'
import { readContent } from './request.js'
import { asTold, mayExplore } from './schema-privacy.js'
import { findWrongAnswer, lastEventIdOf, readParameters } from './subscription-request.js'
import type { TrustedDocuments } from './trusted-documents.js'

/** What a subscription follows: the id is what a client that comes back begins after. */
interface Source extends Required<AsyncIterableIterator<{ readonly id: string }>> {
  /** Where it begins. */
  readonly lastEventId?: string | undefined
}

/** A subscription that may begin. */
export interface OpenSubscription {
  readonly source: Source
  readonly caller: Caller
  /** One event as it was asked for, read as `caller` at this moment. */
  answer(event: object, caller: Caller): Promise<ExecutionResult>
}

/** A subscription that may not. */
export interface RefusedSubscription {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly errors: readonly GraphQLFormattedError[]
}

/** Where an operation would be executed: a subscription is opened there, and is only wanted as a stream. */
export const subscriptionPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async responseForOperation({ operation, document, contextValue: { stream, request } }) {
        // None where the name is of no operation: that is told by its execution.
        if (!operation) return null
        const wrongAnswer = findWrongAnswer(operation.operation, stream !== undefined)
        if (wrongAnswer) return respond(406, { errors: reportErrors([wrongAnswer], request) })
        if (!stream) return null
        stream.document = document
        return respond(200, {})
      },
    }
  },
}

const respond = (status: number, singleResult: FormattedExecutionResult): GraphQLResponse => ({
  http: { status, headers: new HeaderMap() },
  body: { kind: 'single', singleResult },
})

interface Door {
  readonly schema: GraphQLSchema
  readonly documents: TrustedDocuments
  readonly isOpen: boolean
}

/** Takes a subscription through all that other operations go through, up to where they would be executed. */
export class Subscriptions {
  constructor(
    private readonly apollo: ApolloServer<RequestContext>,
    private readonly door: Door,
  ) {}

  /** Opens what a request asks to follow, or says why not. */
  async open(request: FastifyRequest, caller: Caller): Promise<OpenSubscription | RefusedSubscription> {
    const { query, operationName, variables } = readParameters(readContent(request, this.door.documents))
    const excess = findExcess(query)
    if (excess) return { status: 200, headers: {}, errors: reportErrors([excess], request) }
    const contextValue: RequestContext = {
      ...{ caller, request, stream: {}, lastEventId: lastEventIdOf(request) },
      ...{ mediaType: 'application/json; charset=utf-8', mayExplore: this.door.isOpen || mayExplore(caller) },
    }
    const { body, http } = await this.apollo.executeOperation(
      { query, ...(operationName && { operationName }), ...(variables && { variables }) },
      { contextValue },
    )
    const document = contextValue.stream?.document
    if (document) {
      const { schema } = this.door
      return begin(contextValue, {
        schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? {},
      })
    }
    const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
    return { status: http.status ?? 200, headers: Object.fromEntries(http.headers), errors }
  }
}

const begin = async (
  contextValue: RequestContext,
  subscription: Omit<ExecutionArgs, 'contextValue'> & { readonly document: DocumentNode },
): Promise<OpenSubscription | RefusedSubscription> => {
  const source = await createSourceEventStream({ ...subscription, contextValue })
  if ('errors' in source) return refuse(source.errors ?? [], contextValue)
  return {
    source: source as Source,
    caller: contextValue.caller,
    answer: async (event, caller) =>
      execute({ ...subscription, rootValue: event, contextValue: { ...contextValue, caller } }),
  }
}

const refuse = (found: readonly GraphQLError[], context: RequestContext): RefusedSubscription => {
  const unavailable = findUnavailable(found)
  const errors = asTold(reportErrors(found.map(asBadInput), context.request), context)
  if (!unavailable) return { status: 200, headers: {}, errors }
  return { status: 503, headers: { 'retry-after': String(unavailable.retryAfterSeconds) }, errors }
}

/** What has no place in the answer is said of the variables: no code of ours has run. */
const asBadInput = (error: GraphQLError): GraphQLError =>
  error.path
    ? error
    : new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } })
