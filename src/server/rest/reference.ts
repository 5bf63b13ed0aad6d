import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Swagger UI as its Fastify plugin carries it; of the plugin itself nothing is used. */
const assets = `${dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui'))}/static`

/** Nothing from elsewhere and no inline script; the page writes styles of its own. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>csp-gateway REST reference</title>
    <link rel="stylesheet" href="/v1/reference/assets/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/v1/reference/assets/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/v1/reference/assets/swagger-ui-bundle.js"></script>
    <script src="/v1/reference/start.js"></script>
  </body>
</html>
`

/** No validator: it would be asked over the internet. */
const start = `window.onload = () => SwaggerUIBundle({
  url: '/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
})
`

/**
 * The document at /v1/openapi.json, made when it is asked for first, and a page that shows it at /v1/reference. Both are for
 * everybody.
 */
export const registerReference = async (app: FastifyInstance, describe: () => object): Promise<void> => {
  let document: string | undefined
  const send = (type: string, content: string) => async (_request: unknown, reply: FastifyReply) =>
    reply.type(`${type}; charset=utf-8`).send(content)
  app.get('/v1/openapi.json', async (_request, reply) => {
    document ??= JSON.stringify(describe())
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/v1/reference/start.js', send('text/javascript', start))
  app.get('/v1/reference', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy).send(page),
  )
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/v1/reference/assets/',
    decorateReply: false,
    cacheControl: false,
    allowedPath: (path) => /\.(css|js|png)$/.test(path),
    setHeaders: (reply) => reply.setHeader('cache-control', 'public, max-age=86400'),
  })
}
