import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotSignedIn, type SignInUnavailable } from './not-signed-in.js'

/** Status, headers and log line of a request that nobody is signed in for; why stands in the log only. */
export const refuseSignIn = (
  error: NotSignedIn | SignInUnavailable,
  request: FastifyRequest,
  reply: FastifyReply,
): { readonly code: string; readonly message: string } => {
  request.log.warn({ event: 'signInRefused', cause: error.message }, 'nobody is signed in')
  reply.code(error.statusCode)
  if (error instanceof NotSignedIn) {
    const isShown = request.headers.authorization !== undefined
    reply.header('www-authenticate', isShown ? 'Bearer error="invalid_token"' : 'Bearer')
    return { code: 'UNAUTHENTICATED', message: 'Sign in: send a valid access token or API key as a bearer token.' }
  }
  reply.header('retry-after', String(error.retryAfterSeconds))
  return { code: 'SERVICE_UNAVAILABLE', message: 'It cannot be checked now who is calling. Send the request again.' }
}
