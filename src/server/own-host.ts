import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * For a gateway that lets in whoever comes: a page of somebody else must not reach it through a visitor's browser,
 * neither under a name that leads to this machine (DNS rebinding) nor across origins.
 *
 * @param allowedOrigins origins whose pages may use it
 */
export const acceptOwnHostOnly = (app: FastifyInstance, allowedOrigins: readonly string[] = []): void => {
  app.addHook('onRequest', async (request, reply) => {
    const { headers, host, protocol } = request
    // A proxy may ask under another name than it was asked under. A page could claim that as well, so both names count.
    if (![headers.host ?? '', host].every((name) => loopbackHost.test(name)))
      return refuse(request, reply, 'This gateway is reached as localhost only.')
    const { origin } = headers
    if (origin === undefined || origin === `${protocol}://${host}` || allowedOrigins.includes(origin)) return
    return refuse(request, reply, 'This gateway takes no requests from pages of other origins.')
  })
}

const refuse = (request: FastifyRequest, reply: FastifyReply, message: string) => {
  request.log.warn({ event: 'foreignOrigin' }, 'a request by a foreign name or page')
  return reply.code(403).send({ errors: [{ message, extensions: { code: 'FORBIDDEN', requestId: request.id } }] })
}
