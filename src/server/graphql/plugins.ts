import type { ApolloServerPlugin } from '@apollo/server'
import { logUnavailable } from '../unavailable.js'
import type { RequestContext } from './context.js'
import { findUnavailable, logErrors } from './errors.js'
import { statusOf } from './protocol.js'

/** Puts the operation's name on the request's log line, and each unexpected error on one of its own. */
export const requestLogPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operationName, contextValue }) {
        contextValue.request.logged.operationName = operationName
      },
      async didEncounterErrors({ errors, contextValue: { request } }) {
        logErrors(errors, request)
      },
    }
  },
}

/** Gives each answer the status that GraphQL over HTTP has for it. */
export const protocolPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body }, contextValue }) {
        const status = body.kind === 'single' ? statusOf(contextValue.mediaType, body.singleResult) : undefined
        if (status) http.status = status
      },
    }
  },
}

/**
 * Without its database the gateway answers nothing at all: not the fields that were read before, which would look like
 * an answer.
 */
export const unavailablePlugin: ApolloServerPlugin<RequestContext> = {
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

/**
 * Plugins of which each decides only about what the one before it let pass; Apollo itself asks all at the same time,
 * and what one refuses would still be counted and recorded by the others.
 */
export const inTurn = (plugins: readonly ApolloServerPlugin<RequestContext>[]): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart(context) {
    const listeners = await Promise.all(plugins.map((plugin) => plugin.requestDidStart?.(context)))
    return {
      async didResolveOperation(resolved) {
        for (const listener of listeners) await listener?.didResolveOperation?.(resolved)
      },
      async willSendResponse(response) {
        for (const listener of listeners) await listener?.willSendResponse?.(response)
      },
    }
  },
})
