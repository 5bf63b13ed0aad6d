import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SignInService } from '../../provisioning/customer-user/sign-in.service.js'
import type { Issue } from '../../shared/issue.js'
import { say } from '../../shared/messages/say.js'
import { languageOf } from '../language.js'
import { type CustomerTokens, lifetimeS } from './customer-tokens.js'

/** More than any name or password can have: nothing longer is hashed. */
const textLengthMax = 1_000

const attemptFormat = z.object({
  signInName: z.string().min(1).max(textLengthMax),
  password: z.string().min(1).max(textLengthMax),
  newPassword: z.string().max(textLengthMax).optional(),
})

interface SignInDoor {
  readonly signIns: SignInService
  readonly tokens: CustomerTokens
  readonly clock: () => Date
}

/** POST /sign-in for users of customers, and the keys that their tokens are checked with. */
export const registerSignIn = (app: FastifyInstance, door: SignInDoor): void => {
  app.post('/sign-in', (request, reply) => signIn(door, request, reply))
  app.get('/.well-known/jwks.json', () => door.tokens.keySet())
}

const signIn = async ({ signIns, tokens, clock }: SignInDoor, request: FastifyRequest, reply: FastifyReply) => {
  const attempt = attemptFormat.safeParse(request.body)
  if (!attempt.success) return reply.code(400).send(errors('BAD_REQUEST', describeFormat(attempt.error)))
  const language = languageOf(request.headers)
  const outcome = await signIns.signIn({ calledAt: clock(), correlationId: request.id, language }, attempt.data)
  switch (outcome.state) {
    case 'SIGNED_IN': {
      const accessToken = await tokens.issue(outcome.user, clock())
      return reply.send({ accessToken, tokenType: 'Bearer', expiresIn: lifetimeS })
    }
    case 'WRONG':
      request.log.warn({ event: 'signInFailed' }, 'a sign-in with a wrong name or password')
      return reply.code(401).send(errors('UNAUTHENTICATED', 'The name or the password is wrong.'))
    case 'LOCKED': {
      const seconds = Math.ceil(outcome.retryAfterMs / 1_000)
      request.log.warn({ event: 'signInLocked' }, 'a sign-in with a locked name')
      reply.code(429).header('retry-after', String(seconds))
      return reply.send(errors('RATE_LIMITED', `Too many wrong passwords: try again in ${seconds} s.`))
    }
    case 'PASSWORD_CHANGE_REQUIRED':
      return reply
        .code(403)
        .send(errors('PASSWORD_CHANGE_REQUIRED', 'This is a one-time password. Send `newPassword` with it.'))
    case 'REFUSED':
      return reply
        .code(422)
        .send({ errors: outcome.issues.map((issue) => errorOf(issue, languageOf(request.headers))) })
  }
}

const errors = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] })

const errorOf = (issue: Issue, language: ReturnType<typeof languageOf>) => ({
  message: say(issue, language),
  extensions: { code: issue.code, path: issue.path },
})

/** Names of fields, never values. */
const describeFormat = ({ issues }: z.ZodError): string => {
  const fields = [...new Set(issues.map(({ path }) => String(path[0] ?? '')))].filter(Boolean)
  return fields.length === 0
    ? 'Send a JSON object with `signInName`, `password` and, to choose one, `newPassword`.'
    : `${fields.map((field) => `\`${field}\``).join(', ')}: a text of at most ${textLengthMax} characters.`
}
