import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { AuditService } from '../../provisioning/audit/audit.service.js'
import { forPartner } from '../../storage/partner-scope.js'
import { DeadlineExceeded, withinDeadline } from '../../storage/request-deadline.js'
import { deadlineExceededCode, describeDeadline, errorBody } from '../http-errors.js'
import { HttpRefusal } from '../http-refusal.js'
import { findExcess } from '../limits/document-limits.js'
import { limits } from '../limits/limits.js'
import type { RateLimits } from '../limits/rate-limits.js'
import { type Authenticate } from '../sign-in/authenticate.js'
import { Authorization } from './authorization.js'
import { authorizationPlugin } from './authorization-plugin.js'
import type { RequestContext } from './context.js'
import { formatError } from './errors.js'
import { EventStreams, type StreamLimits } from './event-streams.js'
import { limitPlugin } from './limit-plugin.js'
import { observeRootFields, operationPlugin, operations } from './operations.js'
import { inTurn, protocolPlugin, requestLogPlugin, unavailablePlugin } from './plugins.js'
import { chooseMediaType, type MediaType, statusOf } from './protocol.js'
import { readRequest, sourceOf } from './request.js'
import { mayExplore, schemaPrivacyPlugin } from './schema-privacy.js'
import { Subscriptions, subscriptionPlugin } from './subscription.js'
import { prefersEventStream } from './subscription-request.js'
import type { TrustedDocuments } from './trusted-documents.js'

interface Endpoint {
  readonly schema: GraphQLSchema
  readonly authenticate: Authenticate
  readonly audit: AuditService
  readonly rateLimits: RateLimits
  readonly documents: TrustedDocuments
  /** Whether everybody may see the schema: a sandbox on this machine. */
  readonly isOpen: boolean
  readonly deadlineMs: number
  readonly clock: () => Date
  readonly streaming: StreamLimits
}

/**
 * Serves the schema at /graphql. Queries may also come by GET; mutations only by POST. Whoever would rather have a stream
 * of events gets one, if it asks for a subscription.
 */
export const registerGraphQL = async (app: FastifyInstance, endpoint: Endpoint): Promise<void> => {
  const apollo = createApollo(app, endpoint)
  await apollo.start()
  const streams = new EventStreams(new Subscriptions(apollo, endpoint), endpoint, endpoint.streaming)
  app.addHook('preClose', () => streams.close())
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (prefersEventStream(request)) return streams.answer(request, reply)
      const mediaType = chooseMediaType(request.headers.accept)
      if (!mediaType) throw notAcceptable
      const answer = await answerInTime(apollo, endpoint, { request, mediaType })
      return send(reply, answer)
    },
  })
  app.route({
    url: '/graphql',
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE'],
    handler: async () => {
      throw notAllowed
    },
  })
}

const notAcceptable = new HttpRefusal('Answers are application/graphql-response+json or application/json.', {
  statusCode: 406,
  code: 'NOT_ACCEPTABLE',
})
const notAllowed = new HttpRefusal('Send a GraphQL request by POST, or a query by GET.', {
  statusCode: 405,
  code: 'METHOD_NOT_ALLOWED',
  headers: { allow: 'GET, POST' },
})

const createApollo = (app: FastifyInstance, { schema, rateLimits, audit }: Endpoint): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    schema: observeRootFields(schema),
    formatError,
    // Who may ask for the schema is decided for each caller.
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.document.tokens },
    validationOptions: { maxErrors: limits.document.errors },
    executionOptions: { maxCoercionErrors: limits.document.errors },
    maxRecursiveSelections: limits.document.selections,
    // The order of shutting down is the gateway's own (src/main.ts).
    stopOnTerminationSignals: false,
    logger: app.log,
    plugins: [
      requestLogPlugin,
      inTurn([limitPlugin(rateLimits), schemaPrivacyPlugin, authorizationPlugin(new Authorization(schema), audit)]),
      subscriptionPlugin,
      protocolPlugin,
      unavailablePlugin,
      operationPlugin,
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  })

interface Received {
  readonly request: FastifyRequest
  readonly mediaType: MediaType
}

/** The answer, or after the deadline that there will be none. */
const answerInTime = async (
  apollo: ApolloServer<RequestContext>,
  endpoint: Endpoint,
  received: Received,
): Promise<HTTPGraphQLResponse> => {
  try {
    return await withinDeadline(endpoint.deadlineMs, () => answer(apollo, endpoint, received))
  } catch (error) {
    if (!(error instanceof DeadlineExceeded)) throw error
    return tooLate(error, received)
  }
}

const answer = async (
  apollo: ApolloServer<RequestContext>,
  { authenticate, rateLimits, documents, isOpen }: Endpoint,
  { request, mediaType }: Received,
): Promise<HTTPGraphQLResponse> => {
  const caller = await authenticate(request)
  const execute = async () => {
    const httpGraphQLRequest = readRequest(request, documents)
    return apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest,
      context: async () => {
        refuseOversized(sourceOf(httpGraphQLRequest), { request, mediaType })
        return { caller, request, mediaType, mayExplore: isOpen || mayExplore(caller) }
      },
    })
  }
  request.operation = { type: 'none', fields: new Map() }
  return operations.run(request.operation, () =>
    rateLimits.counting(caller, () => forPartner(caller.partner.id, execute)),
  )
}

/** Before Apollo validates the document; what is thrown here becomes the answer. */
const refuseOversized = (source: string | undefined, { request, mediaType }: Received): void => {
  const error = source === undefined ? undefined : findExcess(source)
  if (!error) return
  const http = { status: statusOf(mediaType, { errors: [error] }), headers: new HeaderMap() }
  Object.assign(error.extensions, { requestId: request.id, http })
  throw error
}

const tooLate = (error: DeadlineExceeded, { request, mediaType }: Received): HTTPGraphQLResponse => {
  request.log.warn({ cause: error.message }, 'a request was given up')
  request.logged.errorCodes = [deadlineExceededCode]
  const body = { ...errorBody(describeDeadline(error), deadlineExceededCode, request.id), data: null }
  return {
    status: mediaType.startsWith('application/json') ? 200 : 294,
    headers: new HeaderMap([['content-type', mediaType]]),
    body: { kind: 'complete', string: JSON.stringify(body) },
  }
}

const send = (reply: FastifyReply, { status = 200, headers, body }: HTTPGraphQLResponse): FastifyReply => {
  if (body.kind !== 'complete') throw new Error('Answers come in one piece: nothing is deferred or streamed.')
  return reply.code(status).headers(Object.fromEntries(headers)).send(body.string)
}
