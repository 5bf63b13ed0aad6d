import type { FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import Negotiator from 'negotiator'
import { z } from 'zod'
import { remembering } from '../../shared/remembering.js'
import { HttpRefusal } from '../http-refusal.js'
import type { Content } from './request.js'

const eventStream = 'text/event-stream'

/** Whether whoever sent the request would rather have a stream of events than JSON. */
export const prefersEventStream = ({ headers: { accept } }: FastifyRequest): boolean =>
  accept !== undefined && prefersStream(accept)

const prefersStream = remembering(100, (accept) => {
  const known = ['application/json', 'application/graphql-response+json', eventStream]
  return new Negotiator({ headers: { accept } }).mediaTypes(known)[0] === eventStream
})

/** Where a browser's EventSource was when its connection broke. */
export const lastEventIdOf = ({ headers }: FastifyRequest): string | undefined => {
  const id = headers['last-event-id']
  return typeof id === 'string' && id !== '' ? id : undefined
}

const parameters = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})
type SubscriptionParameters = z.output<typeof parameters>

/**
 * What is asked for, of a body or, from a browser's EventSource, of the address.
 *
 * @throws HttpRefusal when it cannot be read
 */
export const readParameters = ({ search, body }: Content): SubscriptionParameters => {
  const parsed = parameters.safeParse(search ? readSearch(search) : body)
  if (parsed.success) return parsed.data
  const message = 'Give `query`, and `variables` as an object, in JSON.'
  throw new HttpRefusal(message, { statusCode: 400, code: 'BAD_REQUEST' })
}

const readSearch = (search: string): unknown => {
  const { variables, ...rest } = Object.fromEntries(new URLSearchParams(search))
  if (variables === undefined) return rest
  try {
    return { ...rest, variables: JSON.parse(variables) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A subscription has no single answer, and everything else has no stream. */
export const findWrongAnswer = (operation: string, isStream: boolean): GraphQLError | undefined => {
  if ((operation === 'subscription') === isStream) return undefined
  const message = isStream
    ? `Only a subscription is answered by a stream: send a ${operation} with \`accept: application/json\`.`
    : `A subscription is answered by a stream of events: send it with \`accept: ${eventStream}\`.`
  return new GraphQLError(message, { extensions: { code: 'NOT_ACCEPTABLE' } })
}
