import type { FastifyRequest } from 'fastify'
import type { Caller } from '../shared/caller.js'

/** Finds out who sends a request. Every door asks it before it does anything else. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>
