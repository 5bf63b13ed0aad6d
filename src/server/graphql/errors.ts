import { unwrapResolverError } from '@apollo/server/errors'
import type { FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import { describeUnavailable, unavailableCode } from '../unavailable.js'

/**
 * Whether an error tells the caller about its own request: a bad argument, or a document that Apollo refused,
 * which gives each such error a code. Everything else is masked.
 */
export const isExpected = (error: unknown): boolean => {
  if (unwrapResolverError(error) instanceof InvalidArgument) return true
  const code = error instanceof GraphQLError ? error.extensions.code : undefined
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR'
}

/** Of several errors of one request the one that asks for the longest wait; undefined when none is of this kind. */
export const findUnavailable = (errors: readonly unknown[] = []): StorageUnavailable | undefined =>
  errors
    .map((error) => unwrapResolverError(error))
    .filter((cause) => cause instanceof StorageUnavailable)
    .sort((a, b) => b.retryAfterSeconds - a.retryAfterSeconds)[0]

/** Errors as the caller is told of them; those that nobody expected are logged as well. */
export const reportErrors = (errors: readonly GraphQLError[], request: FastifyRequest): GraphQLFormattedError[] => {
  logErrors(errors, request)
  return errors.map((error) => formatError(error.toJSON(), error))
}

/** Gives each error the id of its request, and each unexpected one a line in the log. */
export const logErrors = (errors: readonly GraphQLError[], request: FastifyRequest): void => {
  for (const error of errors) {
    error.extensions.requestId = request.id
    if (!isExpected(error) && !findUnavailable([error]))
      request.log.error({ err: error.originalError ?? error }, 'unexpected error')
  }
}

const placesMax = 2

/** What a caller sees of an error: about its own request all, about the inside of the gateway nothing. */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const cause = unwrapResolverError(error)
  const { requestId } = formatted.extensions ?? {}
  const place = {
    // GraphQL names every one of a thousand fields that are in each other's way.
    ...(formatted.locations && { locations: formatted.locations.slice(0, placesMax) }),
    ...(formatted.path && { path: formatted.path }),
  }
  if (cause instanceof InvalidArgument) {
    const extensions = { code: cause.code, argument: cause.argument, requestId }
    return { message: cause.message, ...place, extensions }
  }
  if (cause instanceof StorageUnavailable) {
    return { message: describeUnavailable(cause), ...place, extensions: { code: unavailableCode, requestId } }
  }
  if (!isExpected(error)) {
    return { message: 'Unexpected error.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }
  }
  const { code, limit, max } = formatted.extensions ?? {}
  return { message: shortened(withoutValues(formatted.message)), ...place, extensions: { code, limit, max, requestId } }
}

/** Enough for every sentence: the rest are names of the caller's own, which can be as long as its body. */
const messageLengthMax = 240

const shortened = (message: string): string =>
  message.length > messageLengthMax ? `${message.slice(0, messageLengthMax)}…` : message

/** Reasons that name only what stands in the schema. */
const harmlessReason =
  /; (Field "\w+" (?:of required type "[\w![\]]+" was not provided|is not defined by type "\w+")\.)/

/** Coercion errors echo the variable's value, which can be a secret: only the place and a harmless reason stay. */
const withoutValues = (message: string): string => {
  const variable = /^Variable "(\$\w+)" got invalid value /.exec(message)
  if (!variable) return message
  const place = /(?<!\\) at "([\w.[\]]+)";/.exec(message)
  const reason = harmlessReason.exec(message)
  return `Variable "${variable[1]}" has an invalid value${place ? ` at "${place[1]}"` : ''}${reason ? `: ${reason[1]}` : '.'}`
}
