import helmet from '@fastify/helmet'
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { newId } from '../shared/ids.js'
import { StorageUnavailable } from '../storage/storage-unavailable.js'
import { NotSignedIn, SignInUnavailable } from './sign-in/not-signed-in.js'
import { refuseSignIn } from './sign-in/refuse-sign-in.js'
import { describeUnavailable, markUnavailable, unavailableCode } from './unavailable.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request's log line says beyond method, route, status and time. */
    logged: { operationName?: string | null }
  }
}

const bodyBytesMax = 100_000

/** The HTTP server: limits, headers, one log line a request, and JSON for every error. */
export const createHttpServer = async (logger: FastifyBaseLogger): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: newId,
    bodyLimit: bodyBytesMax,
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      reply.code(400).send(errorBody('The address cannot be read.', 'BAD_REQUEST', request.id))
    },
    requestTimeout: 15_000,
    keepAliveTimeout: 5_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  })
  await app.register(helmet, {
    // The gateway speaks plain HTTP: whoever puts TLS in front of it promises it.
    strictTransportSecurity: false,
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  })
  app.decorateRequest('logged')
  app.addHook('onRequest', async (request, reply) => {
    request.logged = {}
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', logRequest)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(errorBody('There is nothing at this address.', 'NOT_FOUND')),
  )
  return app
}

/** Only what is named here: never a query, a body, a header or a value. */
const logRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.logged.operationName && { operationName: request.logged.operationName.slice(0, 64) }),
    },
    'request',
  )
}

const answerError = async (
  error: FastifyError | StorageUnavailable | NotSignedIn | SignInUnavailable,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  if (error instanceof NotSignedIn || error instanceof SignInUnavailable) {
    const { code, message } = refuseSignIn(error, request, reply)
    return reply.send(errorBody(message, code, request.id))
  }
  if (error instanceof StorageUnavailable) {
    markUnavailable(error, request, reply)
    return reply.send(errorBody(describeUnavailable(error), unavailableCode, request.id))
  }
  const status = error.statusCode ?? 500
  if (status >= 500) {
    request.log.error({ err: error }, 'unexpected error')
    return reply.code(status).send(errorBody('Unexpected error.', 'INTERNAL_SERVER_ERROR', request.id))
  }
  return reply.code(status).send(errorBody(describeRefusal(error), refusalCodes[status] ?? 'BAD_REQUEST', request.id))
}

const refusalCodes: Readonly<Record<number, string>> = { 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' }

const describeRefusal = ({ statusCode, code }: FastifyError): string => {
  if (statusCode === 413) return `The body is larger than ${bodyBytesMax} bytes.`
  if (statusCode === 415) return 'Send the body as application/json.'
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return 'The body is empty.'
  return 'The request cannot be read: its body has to be JSON.'
}

/** The shape of a GraphQL answer, so that one client code reads all errors. */
const errorBody = (message: string, code: string, requestId?: string) => ({
  errors: [{ message, extensions: { code, ...(requestId && { requestId }) } }],
})
