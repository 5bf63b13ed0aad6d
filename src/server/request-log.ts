import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tally } from '../storage/statements.js'

/** What a request's log line says beyond method, route, status and time. */
interface Logged {
  operationName?: string | null
  correlationId?: string
  documentId?: string
  cost?: number
  errorCodes?: readonly string[]
  replayed?: boolean
  /** Of a stream of events: how many it told, and why it ended. */
  events?: number
  ended?: string
}

declare module 'fastify' {
  interface FastifyRequest {
    logged: Logged
    tally: Tally
  }
}

/** Only what is named here: never a query, a body, a header or a value. */
export const logRequest = (request: FastifyRequest, reply: FastifyReply): void => {
  const {
    operationName,
    correlationId,
    documentId,
    cost,
    errorCodes = [],
    replayed,
    ended,
    events,
  } = request.logged ?? {}
  const [bytesOut, retryAfter] = [reply.getHeader('content-length'), reply.getHeader('retry-after')]
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...(correlationId && { correlationId }),
      ...(operationName && { operationName: operationName.slice(0, 64) }),
      ...(documentId && { documentId }),
      ...(cost !== undefined && { cost }),
      ...(request.tally && { dbStatements: request.tally.statements }),
      ...(bytesOut !== undefined && { bytesOut: Number(bytesOut) }),
      ...(errorCodes.length > 0 && { errorCodes }),
      ...(replayed && { replayed }),
      ...(retryAfter !== undefined && { retryAfter: Number(retryAfter) }),
      ...(ended && { ended, events }),
    },
    'request',
  )
}
