import type { FastifyInstance } from 'fastify'
import type { Storage } from '../storage/storage.js'
import { StorageUnavailable } from '../storage/storage-unavailable.js'
import { markUnavailable } from './unavailable.js'

/**
 * /healthz: the process answers. /readyz: it can also write, and is not shutting down.
 *
 * @returns what says that it is
 */
export const registerHealth = (app: FastifyInstance, storage: Storage): (() => void) => {
  let isClosing = false
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    if (isClosing) return reply.code(503).send({ status: 'closing' })
    try {
      await storage.checkWritable()
      return { status: 'ready' }
    } catch (error) {
      if (error instanceof StorageUnavailable) markUnavailable(error, request, reply)
      else request.log.error({ err: error }, 'the database cannot be written')
      return reply.code(503).send({ status: 'database not writable' })
    }
  })
  return () => {
    isClosing = true
  }
}
