import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../shared/caller.js'
import type { MediaType } from './protocol.js'

/** What belongs to one GraphQL request. Resolvers use the caller. */
export interface RequestContext {
  readonly caller: Caller
  readonly request: FastifyRequest
  readonly mediaType: MediaType
  /** Whether the caller may see the schema. */
  readonly mayExplore: boolean
}
