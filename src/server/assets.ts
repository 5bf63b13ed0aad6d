import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Files of the build. Their names change with their content, so that browsers keep them. */
export const registerAssets = async (app: FastifyInstance, root: string, prefix: string): Promise<void> => {
  await app.register(fastifyStatic, { root, prefix, decorateReply: false, maxAge: '365d', immutable: true })
}
