import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { GraphQLError, getVariableValues } from 'graphql'
import { rateLimitedCode } from '../http-errors.js'
import { costOf } from '../limits/cost.js'
import { limitExceeded } from '../limits/limit-exceeded.js'
import { limits } from '../limits/limits.js'
import { RateLimited, type RateLimits } from '../limits/rate-limits.js'
import type { RequestContext } from './context.js'
import { demandOf } from './demand.js'

/** What a valid operation may cost, at once and within a minute; each answer says what it did. */
export const limitPlugin = (rateLimits: RateLimits): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, operationName, request, contextValue }) {
        if (!operation) return
        const variables = request.variables ?? {}
        // Nothing is run where variables do not fit, and to say what is wrong with each of thousands takes seconds.
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 })
        if (!coerced) return
        const cost = costOf(schema, { document, operationName, variables })
        contextValue.request.logged.cost = cost
        if (cost > limits.cost) throw limitExceeded('cost', limits.cost, cost)
        await admit(rateLimits, contextValue, { cost, ...demandOf(schema, { document, operation, coerced }) })
      },
      async willSendResponse({ response: { body }, contextValue }) {
        const { cost } = contextValue.request.logged
        if (body.kind === 'single' && cost !== undefined)
          body.singleResult.extensions = { ...body.singleResult.extensions, cost }
      },
    }
  },
})

const admit = async (
  rateLimits: RateLimits,
  { caller }: RequestContext,
  demand: Parameters<RateLimits['admit']>[1],
): Promise<void> => {
  try {
    await rateLimits.admit(caller, demand)
  } catch (error) {
    if (!(error instanceof RateLimited)) throw error
    const headers = new HeaderMap([['retry-after', String(error.retryAfterSeconds)]])
    throw new GraphQLError(error.message, {
      extensions: { code: rateLimitedCode, limit: error.limit, http: { status: 429, headers } },
    })
  }
}
