import type { FastifyInstance } from 'fastify'
import type { Storage } from '../storage/storage.js'

/** /healthz: the process answers. /readyz: it can also write, and is not shutting down. */
export const registerHealth = (app: FastifyInstance, storage: Storage): void => {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  app.get('/readyz', { logLevel: 'warn' }, async (request, reply) => {
    if (isClosing) return reply.code(503).send({ status: 'closing' })
    try {
      await storage.checkWritable()
      return { status: 'ready' }
    } catch (error) {
      request.log.error({ err: error }, 'the database cannot be written')
      return reply.code(503).send({ status: 'database not writable' })
    }
  })
}
