import type { FastifyBaseLogger } from 'fastify'
import type { SignInServices } from '../../services.js'
import type { CallingPartner } from '../../shared/caller.js'
import { AccessTokens, type OpenIdConnect } from './access-tokens.js'
import { ApiKeyTokens } from './api-key-tokens.js'
import { type Authenticate, createAuthenticate } from './authenticate.js'
import { CustomerTokens } from './customer-tokens.js'
import { KeySet } from './key-set.js'
import { sandboxIdentity } from './sandbox.js'

interface SignInSurroundings {
  readonly openIdConnect: OpenIdConnect | undefined
  /** Whose everybody without a token is; undefined: there is no sandbox, and nobody without one is let in. */
  readonly sandbox: CallingPartner | undefined
  readonly serverKey: Buffer
  readonly clock: () => Date
  readonly log: FastifyBaseLogger
}

/** All ways of signing in, as the configuration has them. */
export const composeSignIn = (
  { partners, signIns, apiKeyChecks }: SignInServices,
  { openIdConnect, sandbox, serverKey, clock, log }: SignInSurroundings,
): { readonly authenticate: Authenticate; readonly tokens: CustomerTokens } => {
  const tokens = new CustomerTokens(serverKey, signIns, partners)
  const onError = (err: unknown) => log.warn({ err }, 'the issuer of access tokens does not answer')
  const accessTokens = openIdConnect && [
    new AccessTokens(openIdConnect, new KeySet(openIdConnect.issuer, onError), partners),
  ]
  const kinds = [new ApiKeyTokens(apiKeyChecks, partners), tokens, ...(accessTokens ?? [])]
  return { tokens, authenticate: createAuthenticate(kinds, sandbox && sandboxIdentity(sandbox), clock) }
}
