import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import { projectFile } from '../shared/project-file.js'
import { registerAssets } from './assets.js'
import { HttpRefusal } from './http-refusal.js'

const folder = projectFile('dist/web/playground')

const assetsPrefix = '/playground/assets/'

/** No inline script and nothing from elsewhere; the explorer's editor writes its styles into the page. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * A GraphQL explorer for browsers that open /graphql, served from this origin alone: it works without internet.
 *
 * @param mayOpen who may: its files say much of the schema
 */
export const registerPlayground = async (
  app: FastifyInstance,
  mayOpen: (request: FastifyRequest) => Promise<boolean>,
): Promise<void> => {
  const page = await readFile(`${folder}/index.html`, 'utf8')
  await registerAssets(app, `${folder}/assets`, assetsPrefix)
  const open = async (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): Promise<void> => {
    if (!(await mayOpen(request))) done(notAllowed)
    else if (!asksForPage(request)) done()
    else reply.type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy).send(page)
  }
  app.addHook('onRequest', (request, reply, done) => {
    const isOurs = asksForPage(request) || request.url.startsWith(assetsPrefix)
    if (isOurs) open(request, reply, done).catch(done)
    else done()
  })
}

const notAllowed = new HttpRefusal('Only an Admin agent can open the playground.', {
  statusCode: 403,
  code: 'FORBIDDEN',
})

const asksForPage = ({ method, routeOptions, headers }: FastifyRequest): boolean =>
  method === 'GET' && routeOptions.url === '/graphql' && (headers.accept ?? '').includes('text/html')
