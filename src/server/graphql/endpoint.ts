import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { AuditService } from '../../provisioning/audit/audit.service.js'
import type { Caller } from '../../shared/caller.js'
import { forPartner } from '../../storage/partner-scope.js'
import type { Authenticate } from '../sign-in/authenticate.js'
import { logUnavailable } from '../unavailable.js'
import { Authorization } from './authorization.js'
import { findUnavailable, formatError, isExpected } from './errors.js'

interface RequestContext {
  readonly caller: Caller
  readonly request: FastifyRequest
}

interface GraphQLDoor {
  readonly schema: GraphQLSchema
  readonly authenticate: Authenticate
  readonly audit: AuditService
}

/** Serves the schema at /graphql. Queries may also come by GET; mutations only by POST. */
export const registerGraphQL = async (
  app: FastifyInstance,
  { schema, authenticate, audit }: GraphQLDoor,
): Promise<void> => {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    formatError,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // The order of shutting down is the gateway's own (src/main.ts).
    stopOnTerminationSignals: false,
    logger: app.log,
    plugins: [
      requestLogPlugin,
      authorizationPlugin(new Authorization(schema), audit),
      unavailablePlugin,
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  })
  await apollo.start()
  const callers = new WeakMap<FastifyRequest, Caller>()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request) => ({ caller: callers.get(request) ?? (await authenticate(request)), request }),
  })
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: async (request, reply) => {
      const caller = await authenticate(request)
      callers.set(request, caller)
      return forPartner(caller.partner.id, () => handle.call(app, request, reply))
    },
  })
}

/** An operation that asks for anything its caller may not have is refused as a whole, before any of it is executed. */
const authorizationPlugin = (
  authorization: Authorization,
  audit: AuditService,
): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, contextValue: { caller, request } }) {
        if (!operation) return
        const forbidden = authorization.findForbidden(document, operation, caller.roles)
        if (forbidden.length === 0) return
        request.log.warn({ event: 'accessDenied', fields: forbidden }, 'access denied')
        await audit.recordDenial(caller, forbidden)
        throw new GraphQLError(`Your roles do not allow ${forbidden.join(', ')}.`, {
          extensions: { code: 'FORBIDDEN', http: { status: 403 } },
        })
      },
    }
  },
})

/** Puts the operation's name and error codes on the request's log line, and each unexpected error on one of its own. */
const requestLogPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operationName, contextValue }) {
        contextValue.request.logged.operationName = operationName
      },
      async didEncounterErrors({ errors, contextValue: { request } }) {
        for (const error of errors) {
          error.extensions.requestId = request.id
          if (!isExpected(error) && !findUnavailable([error]))
            request.log.error({ err: error.originalError ?? error }, 'unexpected error')
        }
      },
    }
  },
}

/**
 * Without its database the gateway answers nothing at all: not the fields that were read before, which would look like
 * an answer.
 */
const unavailablePlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ errors, response, contextValue: { request } }) {
        const unavailable = findUnavailable(errors)
        if (!unavailable || response.body.kind !== 'single') return
        logUnavailable(unavailable, request)
        response.http.status = 503
        response.http.headers.set('retry-after', String(unavailable.retryAfterSeconds))
        response.body.singleResult.data = null
      },
    }
  },
}
