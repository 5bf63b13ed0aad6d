import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DeadlineExceeded } from '../storage/request-deadline.js'
import { StorageUnavailable } from '../storage/storage-unavailable.js'
import { HttpRefusal } from './http-refusal.js'
import { limits } from './limits/limits.js'
import { RateLimited } from './limits/rate-limits.js'
import { NotSignedIn, SignInUnavailable } from './sign-in/not-signed-in.js'
import { refuseSignIn } from './sign-in/refuse-sign-in.js'
import { describeUnavailable, markUnavailable, unavailableCode } from './unavailable.js'

export const rateLimitedCode = 'RATE_LIMITED'
export const deadlineExceededCode = 'DEADLINE_EXCEEDED'

/** What callers are told: a write may have been committed at the last moment. */
export const describeDeadline = ({ deadlineMs }: DeadlineExceeded): string =>
  `The request took longer than ${deadlineMs / 1_000} s and was given up. Ask for less at a time; repeat a change with the same idempotency key, if it has one.`

/** The shape of a GraphQL answer, so that one client code reads all errors. */
export const errorBody = (message: string, code: string, requestId?: string) => ({
  errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }],
})

/** Fastify's error handler: what a route throws, as status and JSON. */
export const answerError = async (
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> => {
  if (error instanceof NotSignedIn || error instanceof SignInUnavailable) {
    const { code, message } = refuseSignIn(error, request, reply)
    request.logged.errorCodes = [code]
    return reply.send(errorBody(message, code, request.id))
  }
  if (error instanceof StorageUnavailable) {
    markUnavailable(error, request, reply)
    request.logged.errorCodes = [unavailableCode]
    return reply.send(errorBody(describeUnavailable(error), unavailableCode, request.id))
  }
  const { statusCode, code, message, headers } = asRefusal(error)
  request.logged.errorCodes = [code]
  if (statusCode >= 500) request.log.error({ err: error }, 'unexpected error')
  return reply
    .code(statusCode)
    .headers(headers)
    .send(errorBody(message, code, request.id))
}

const asRefusal = (error: FastifyError | Error): HttpRefusal => {
  if (error instanceof HttpRefusal) return error
  if (error instanceof RateLimited) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) }
    return new HttpRefusal(error.message, { statusCode: 429, code: rateLimitedCode, headers })
  }
  if (error instanceof DeadlineExceeded)
    return new HttpRefusal(describeDeadline(error), { statusCode: 503, code: deadlineExceededCode })
  const { statusCode = 500, code } = error as Partial<FastifyError>
  if (statusCode >= 500) return new HttpRefusal('Unexpected error.', { statusCode, code: 'INTERNAL_SERVER_ERROR' })
  return new HttpRefusal(describeRefusal(statusCode, code), {
    statusCode,
    code: refusalCodes[statusCode] ?? 'BAD_REQUEST',
  })
}

const refusalCodes: Readonly<Record<number, string>> = { 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' }

const describeRefusal = (statusCode: number, code: string | undefined): string => {
  if (statusCode === 413) return `The body is larger than ${limits.http.bodyBytesMax} bytes.`
  if (statusCode === 415) return 'Send the body as application/json, in UTF-8.'
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'The body is empty.'
  return 'The request cannot be read: its body has to be JSON.'
}
