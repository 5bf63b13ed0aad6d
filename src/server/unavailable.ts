import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StorageUnavailable } from '../storage/storage-unavailable.js'

export const unavailableCode = 'SERVICE_UNAVAILABLE'

/** What a caller is told: never why, for that would be of the inside of the gateway. */
export const describeUnavailable = ({ retryAfterSeconds }: StorageUnavailable): string =>
  `The gateway cannot use its database at the moment. Nothing is wrong with the request: send it again after ${retryAfterSeconds} s, with the same idempotency key if it has one.`

/** One line: the cause, which callers are not told, under the request's id, which they are. */
export const logUnavailable = (error: StorageUnavailable, request: FastifyRequest): void =>
  request.log.warn({ cause: error.message }, 'the database cannot be used')

/** A plain route's 503. */
export const markUnavailable = (error: StorageUnavailable, request: FastifyRequest, reply: FastifyReply): void => {
  logUnavailable(error, request)
  reply.code(503).header('retry-after', String(error.retryAfterSeconds))
}
