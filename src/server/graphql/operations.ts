import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import { defaultFieldResolver, type GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { Activity } from '../../shared/activity.js'
import { Rejection } from '../../shared/issue.types.js'
import { findUnavailable, isExpected } from './errors.js'

/** refused: a bad document or argument. rejection: what was asked for is not allowed. error: a fault of the gateway. */
type Outcome = 'success' | 'rejection' | 'refused' | 'unavailable' | 'error'

interface RootField {
  /** As it stands in the schema: clients choose aliases and names of operations, and could choose any number. */
  readonly name: string
  outcome: Outcome
}

export interface GraphQLOperation {
  type: 'query' | 'mutation' | 'subscription' | 'none'
  /** By the names that the answer has them under. */
  readonly fields: Map<string, RootField>
}

/** One GraphQL request, from its text to its answer. */
export const operations = new Activity<GraphQLOperation>('operation')

declare module 'fastify' {
  interface FastifyRequest {
    operation?: GraphQLOperation
  }
}

interface Context {
  readonly request: FastifyRequest
}

/** Of a request that never came to be executed, and of one that asks for nothing but the schema itself. */
const nothing = (outcome: Outcome): RootField => ({ name: outcome === 'success' ? 'introspection' : 'none', outcome })

/** What ran, with at least one entry. */
export const rootFieldsOf = ({ fields }: GraphQLOperation): RootField[] =>
  fields.size > 0 ? [...fields.values()] : [nothing('refused')]

/** Notes which root fields run and whether they answer with a Rejection. Other fields are left as they are. */
export const observeRootFields = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { name, resolve = defaultFieldResolver } = field
      field.resolve = async (source, args, context: Context, info) => {
        const noted: RootField = { name, outcome: 'success' }
        context.request.operation?.fields.set(String(info.path.key), noted)
        const result: unknown = await resolve(source, args, context, info)
        note(context.request, noted, result)
        return result
      }
    }
  }
  return schema
}

const note = ({ logged }: FastifyRequest, noted: RootField, result: unknown): void => {
  if (result instanceof Rejection) {
    noted.outcome = 'rejection'
    logged.errorCodes = distinct([...(logged.errorCodes ?? []), ...result.issues.map(({ code }) => code)])
  } else if ((result as { replayed?: unknown } | null)?.replayed === true) logged.replayed = true
}

/** Completes what is known of the request's operation, and what its log line says of it. */
export const operationPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue: { request } }) {
        if (request.operation) request.operation.type = operation?.operation ?? 'none'
      },
      async willSendResponse({ errors = [], contextValue: { request }, response: { body } }) {
        if (request.operation) concludeOperation(request.operation, errors)
        noteErrorCodes(request.logged, (body.kind === 'single' && body.singleResult.errors) || [])
      },
    }
  },
}

/** An error anywhere beneath a root field is that field's outcome, and one without a place everybody's. */
export const concludeOperation = ({ fields }: GraphQLOperation, errors: readonly GraphQLError[]): void => {
  if (fields.size === 0) fields.set('', nothing(errors.length > 0 ? worstOf(errors) : 'success'))
  for (const [key, field] of fields) {
    const own = errors.filter(({ path }) => path === undefined || path[0] === key)
    if (own.length > 0) field.outcome = worstOf(own)
  }
}

/** For the log line. */
export const noteErrorCodes = (logged: FastifyRequest['logged'], errors: readonly GraphQLFormattedError[]): void => {
  const codes = errors.map(({ extensions }) => String(extensions?.code))
  if (codes.length > 0) logged.errorCodes = distinct([...(logged.errorCodes ?? []), ...codes])
}

const worstOf = (errors: readonly GraphQLError[]): Outcome => {
  if (errors.some((error) => !isExpected(error) && !findUnavailable([error]))) return 'error'
  return findUnavailable(errors) ? 'unavailable' : 'refused'
}

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)]
