import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { projectFile } from '../shared/project-file.js'
import { registerAssets } from './assets.js'
import type { ConsoleSignIn } from './sign-in/console-sign-in.js'

const folder = projectFile('dist/web/console')

/** The SHA-256 of no text at all. */
const hashOfNothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/**
 * Nothing inline and nothing from elsewhere. Fluent UI writes its rules into style elements through the object model,
 * which a policy does not concern; the elements themselves begin empty, and only empty ones are let in. The one other
 * place that is spoken to is the OpenID provider, where there is one.
 */
const policyFor = (signIn: ConsoleSignIn): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${hashOfNothing}`,
    `connect-src ${["'self'", ...providerOf(signIn)].join(' ')}`,
    "img-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

const providerOf = (signIn: ConsoleSignIn): string[] =>
  signIn.way === 'OPENID_CONNECT' ? [new URL(signIn.issuer).origin] : []

/** The addresses that are pages of the console: it opens what the address names by itself. */
const pages = ['/', '/sign-in', '/customers', '/customers/*', '/settings', '/settings/*']

/** The console, served from this origin alone: it works without internet. */
export const registerConsole = async (app: FastifyInstance, signIn: ConsoleSignIn): Promise<void> => {
  const page = withSignIn(await readFile(`${folder}/index.html`, 'utf8'), signIn)
  const policy = policyFor(signIn)
  await registerAssets(app, `${folder}/assets`, '/console/assets/')
  for (const path of pages) {
    app.get(path, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
    )
  }
}

/** The page says how to sign in, so that the console knows without asking for it. */
const withSignIn = (page: string, signIn: ConsoleSignIn): string => {
  const content = JSON.stringify(signIn).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return page.replace('</head>', () => `  <meta name="sign-in" content="${content}" />\n  </head>`)
}
