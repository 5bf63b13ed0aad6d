import cors from '@fastify/cors'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { newId } from '../shared/ids.js'
import { tallying } from '../storage/statements.js'
import { answerError, errorBody } from './http-errors.js'
import { HttpRefusal } from './http-refusal.js'
import type { HttpSettings } from './http-variables.js'
import { limits } from './limits/limits.js'
import { logRequest } from './request-log.js'
import { isRestAddress, tidyRestAddress } from './rest/address.js'
import { badRequestRefusal } from './rest/errors.js'
import { securityHeaders } from './security-headers.js'
import { readCertificate, reloadCertificate } from './tls.js'

const nothingHere = new HttpRefusal('There is nothing at this address.', { statusCode: 404, code: 'NOT_FOUND' })

/** The HTTP server: limits, headers, one log line a request, and JSON for every error. */
export const createHttpServer = async (logger: FastifyBaseLogger, settings: HttpSettings): Promise<FastifyInstance> => {
  const app = createServer(logger, settings)
  app.server.maxConnections = settings.connectionsMax
  // What browsers can send without asking first is nothing that any door reads.
  app.removeContentTypeParser('text/plain')
  const security = securityHeaders({
    // Where something else puts TLS in front of the gateway, that promises it.
    strictTransportSecurity: settings.tls !== undefined,
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  })
  await allowOrigins(app, settings.corsOrigins)
  app.decorateRequest('logged')
  app.decorateRequest('tally')
  app.addHook('onRequest', (request, reply, done) => {
    request.logged = {}
    request.tally = { statements: 0 }
    // Fastify never hears of an answer for which somebody has not waited.
    reply.raw.once('close', () => !reply.raw.writableFinished && logRequest(request, reply))
    reply.headers(security).header('x-request-id', request.id).header('cache-control', 'no-store')
    done(isUtf8(request) ? undefined : notUtf8)
  })
  // Last before the handler: what reads a body runs in a scope of its own.
  app.addHook('preHandler', (request, _reply, done) => tallying(request.tally, done))
  app.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply)
    done()
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(async () => {
    throw nothingHere
  })
  return app
}

const createServer = (logger: FastifyBaseLogger, { tls, trustedProxies }: HttpSettings): FastifyInstance => {
  const { http } = limits
  const options = {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: newId,
    bodyLimit: http.bodyBytesMax,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    rewriteUrl: ({ url = '/' }: { url?: string | undefined }) => tidyRestAddress(url),
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const message = 'The address cannot be read.'
      const body = isRestAddress(request.url)
        ? badRequestRefusal(message).body
        : errorBody(message, 'BAD_REQUEST', request.id)
      reply.code(400).send(body)
    },
    requestTimeout: http.requestTimeoutMs,
    keepAliveTimeout: http.keepAliveTimeoutMs,
    maxRequestsPerSocket: http.requestsPerSocketMax,
  }
  const underneath = {
    headersTimeout: http.headersTimeoutMs,
    connectionsCheckingInterval: http.connectionsCheckingIntervalMs,
    maxHeaderSize: http.headerBytesMax,
  }
  if (!tls) return fastify({ ...options, http: underneath })
  const app = fastify({ ...options, https: { ...underneath, ...readCertificate(tls) } })
  reloadCertificate(app, tls)
  return app as unknown as FastifyInstance
}

/** Without origins nothing is registered: no answer says that a page from elsewhere may read it. */
const allowOrigins = async (app: FastifyInstance, origins: readonly string[]): Promise<void> => {
  if (origins.length === 0) return
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  })
}

/** JSON is UTF-8. Anything else would be read as something that was not sent. */
const isUtf8 = ({ headers }: FastifyRequest): boolean => {
  const type = headers['content-type']
  if (type === undefined || !type.includes(';')) return true
  const [, charset = 'utf-8'] = /;\s*charset="?([^";\s]+)/i.exec(type) ?? []
  return charset.toLowerCase() === 'utf-8'
}

const notUtf8 = new HttpRefusal('Send the body as application/json, in UTF-8.', {
  statusCode: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
})
