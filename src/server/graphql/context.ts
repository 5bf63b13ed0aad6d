import type { FastifyRequest } from 'fastify'
import type { DocumentNode } from 'graphql'
import type { Caller } from '../../shared/caller.js'
import type { MediaType } from './protocol.js'

/** What belongs to one GraphQL request. Resolvers use the caller. */
export interface RequestContext {
  readonly caller: Caller
  readonly request: FastifyRequest
  readonly mediaType: MediaType
  /** Whether the caller may see the schema. */
  readonly mayExplore: boolean
  /** For an answer that is to be a stream of events: the subscription, once it has passed all checks. */
  readonly stream?: { document?: DocumentNode }
  /** Where a browser says that it was, when it comes back to a stream. */
  readonly lastEventId?: string | undefined
}
