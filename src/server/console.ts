import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { projectFile } from '../shared/project-file.js'
import { registerAssets } from './assets.js'

const folder = projectFile('dist/web/console')

/** The SHA-256 of no text at all. */
const hashOfNothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/**
 * Nothing inline and nothing from elsewhere. Fluent UI writes its rules into style elements through the object model,
 * which a policy does not concern; the elements themselves begin empty, and only empty ones are let in.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${hashOfNothing}`,
  "connect-src 'self'",
  "img-src 'self'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The addresses that are pages of the console: it opens what the address names by itself. */
const pages = ['/', '/customers', '/customers/*', '/settings', '/settings/*']

/** The console, served from this origin alone: it works without internet. */
export const registerConsole = async (app: FastifyInstance): Promise<void> => {
  const page = await readFile(`${folder}/index.html`, 'utf8')
  await registerAssets(app, `${folder}/assets`, '/console/assets/')
  for (const path of pages) {
    app.get(path, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy).send(page),
    )
  }
}
