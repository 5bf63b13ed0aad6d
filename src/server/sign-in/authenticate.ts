import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../shared/caller.js'
import { languageOf } from '../language.js'
import { bearerTokenOf } from './bearer-token.js'
import { NotSignedIn } from './not-signed-in.js'

/** Finds out who sends a request. Every door asks it before it does anything else. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>

/** Who somebody is, from what they show. */
export type Identity = Pick<Caller, 'partner' | 'userName' | 'roles' | 'customerUser'>

/** One way of signing in. */
export interface TokenKind {
  isOne(token: string): boolean
  /** Whose a token was a moment ago, where that is as good as looking again. */
  recall?(token: string, now: Date): Identity | undefined
  /** @throws NotSignedIn when it is none that is good now */
  identify(token: string, now: Date): Promise<Identity>
}

/** By the token of the Authorization header and nothing else: not by a cookie, the address, or another header. */
export const createAuthenticate =
  (kinds: readonly TokenKind[], withoutToken: Identity | undefined, clock: () => Date): Authenticate =>
  async (request) => {
    const calledAt = clock()
    const token = bearerTokenOf(request.headers.authorization)
    const identity =
      token === undefined ? withoutToken : (recall(kinds, token, calledAt) ?? (await identify(kinds, token, calledAt)))
    if (!identity) throw new NotSignedIn('there is no token')
    return { ...identity, correlationId: request.id, language: languageOf(request.headers), calledAt }
  }

const recall = (kinds: readonly TokenKind[], token: string, now: Date): Identity | undefined => {
  for (const kind of kinds) {
    const known = kind.recall?.(token, now)
    if (known) return known
  }
  return undefined
}

const identify = (kinds: readonly TokenKind[], token: string, now: Date): Promise<Identity> => {
  const kind = kinds.find((candidate) => candidate.isOne(token))
  if (!kind) throw new NotSignedIn('the token is of no known kind')
  return kind.identify(token, now)
}
