import { ApolloServer, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { AuditService } from '../../provisioning/audit/audit.service.js'
import type { Caller } from '../../shared/caller.js'
import { forPartner } from '../../storage/partner-scope.js'
import { DeadlineExceeded, withinDeadline } from '../../storage/request-deadline.js'
import { deadlineExceededCode, describeDeadline, errorBody } from '../http-errors.js'
import { HttpRefusal } from '../http-refusal.js'
import { findExcess } from '../limits/document-limits.js'
import { limits } from '../limits/limits.js'
import type { RateLimits } from '../limits/rate-limits.js'
import { type Authenticate } from '../sign-in/authenticate.js'
import { type Answer, answerOf } from './answer.js'
import { AnswerAgain } from './answer-again.js'
import { Authorization } from './authorization.js'
import { authorizationPlugin } from './authorization-plugin.js'
import type { RequestContext } from './context.js'
import { formatError } from './errors.js'
import { EventStreams, type StreamLimits } from './event-streams.js'
import type { RootReads } from './json/json-reads.js'
import { limitPlugin } from './limit-plugin.js'
import { observeRootFields, operationPlugin, operations } from './operations.js'
import { inTurn, protocolPlugin, requestLogPlugin, unavailablePlugin } from './plugins.js'
import { PreparedOperations } from './prepared-operations.js'
import { chooseMediaType, type MediaType, statusOf } from './protocol.js'
import { readContent, requestOf, sourceOf } from './request.js'
import { mayExplore, schemaPrivacyPlugin } from './schema-privacy.js'
import { Subscriptions, subscriptionPlugin } from './subscription.js'
import { prefersEventStream } from './subscription-request.js'
import type { TrustedDocuments } from './trusted-documents.js'

interface Endpoint {
  readonly schema: GraphQLSchema
  readonly reads: RootReads
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
  const { schema, rateLimits } = endpoint
  const authorization = new Authorization(schema)
  const prepared = new PreparedOperations(observeRootFields(schema), endpoint.reads)
  const apollo = createApollo(app, endpoint, { authorization, prepared })
  await apollo.start()
  const again = new AnswerAgain({ schema, prepared, authorization, rateLimits })
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
      const answer = await answerInTime({ apollo, again, ...endpoint }, { request, mediaType })
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

interface Shared {
  readonly authorization: Authorization
  readonly prepared: PreparedOperations
}

const createApollo = (
  app: FastifyInstance,
  { schema, rateLimits, audit }: Endpoint,
  { authorization, prepared }: Shared,
): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    schema,
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
      inTurn([limitPlugin(rateLimits), schemaPrivacyPlugin, authorizationPlugin(authorization, audit)]),
      subscriptionPlugin,
      protocolPlugin,
      unavailablePlugin,
      operationPlugin,
      prepared.plugin,
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  })

interface Received {
  readonly request: FastifyRequest
  readonly mediaType: MediaType
}

interface Ways extends Endpoint {
  readonly apollo: ApolloServer<RequestContext>
  /** The short way, for what has been answered before. */
  readonly again: AnswerAgain
}

/** The answer, or after the deadline that there will be none. */
const answerInTime = (ways: Ways, received: Received): Promise<Answer> =>
  withinDeadline(ways.deadlineMs, () => answer(ways, received)).catch((error: unknown) => {
    if (!(error instanceof DeadlineExceeded)) throw error
    return tooLate(error, received)
  })

const answer = async (ways: Ways, received: Received): Promise<Answer> => {
  const { request } = received
  const caller = await ways.authenticate(request)
  const execute = () => answerTo(caller, ways, received)
  request.operation = { type: 'none', fields: new Map() }
  return operations.run(request.operation, () =>
    ways.rateLimits.counting(caller, () => forPartner(caller.partner.id, execute)),
  )
}

const answerTo = async (
  caller: Caller,
  { apollo, again, documents, isOpen }: Ways,
  { request, mediaType }: Received,
): Promise<Answer> => {
  const content = readContent(request, documents)
  const contextValue = { caller, request, mediaType, mayExplore: isOpen || mayExplore(caller) }
  const known = content.body === undefined ? undefined : await again.answer(content.body, contextValue)
  if (known) return known
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: requestOf(request, content),
    context: async () => {
      refuseOversized(sourceOf(content), { request, mediaType })
      return contextValue
    },
  })
  return answerOf(answered)
}

/** Before Apollo validates the document; what is thrown here becomes the answer. */
const refuseOversized = (source: string | undefined, { request, mediaType }: Received): void => {
  const error = source === undefined ? undefined : findExcess(source)
  if (!error) return
  const http = { status: statusOf(mediaType, { errors: [error] }), headers: new HeaderMap() }
  Object.assign(error.extensions, { requestId: request.id, http })
  throw error
}

const tooLate = (error: DeadlineExceeded, { request, mediaType }: Received): Answer => {
  request.log.warn({ cause: error.message }, 'a request was given up')
  request.logged.errorCodes = [deadlineExceededCode]
  const body = { ...errorBody(describeDeadline(error), deadlineExceededCode, request.id), data: null }
  const status = mediaType.startsWith('application/json') ? 200 : 294
  return { status, headers: { 'content-type': mediaType }, text: JSON.stringify(body) }
}

const send = (reply: FastifyReply, { status, headers, text }: Answer): FastifyReply =>
  reply.code(status).headers(headers).send(text)
