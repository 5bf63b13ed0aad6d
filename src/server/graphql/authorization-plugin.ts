import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { AuditService } from '../../provisioning/audit/audit.service.js'
import type { Authorization } from './authorization.js'
import type { RequestContext } from './context.js'

/** An operation that asks for anything its caller may not have is refused as a whole, before any of it is executed. */
export const authorizationPlugin = (
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
        throw new GraphQLError(describe(forbidden), {
          extensions: { code: 'FORBIDDEN', http: { status: 403 } },
        })
      },
    }
  },
})

/** By the fields' own names, which were sent: those of their types may be none of the caller's business. */
const describe = (coordinates: readonly string[]): string => {
  const fields = new Set(coordinates.map((coordinate) => coordinate.split('.')[1]).filter(Boolean))
  return `Your roles do not allow ${fields.size > 0 ? [...fields].join(', ') : 'this'}.`
}
