import { GatewayFailure } from './failure.js'
import { endSession, keepSession, type Session, sessionState } from './session.js'
import { signInWay } from './sign-in-way.js'

/** A token is renewed when it has no longer than this to go, in milliseconds. */
const renewBeforeMs = 60_000

let renewal: Promise<Session> | undefined

/**
 * What says who is asking. A sandbox lets everybody on this machine in: there is none.
 *
 * @throws GatewayFailure when somebody was signed in and is no more
 */
export const accessToken = async (): Promise<string | null> => {
  const { session, isOver } = sessionState()
  // Without this a sandbox would take whoever was a customer's user for everybody.
  if (isOver) throw new GatewayFailure('signedOut', 'The session is over.')
  return session && (await fresh(session)).accessToken
}

const fresh = (session: Session): Promise<Session> | Session => {
  const leftMs = session.expiresAtMs - Date.now()
  if (leftMs > renewBeforeMs) return session
  if (session.refreshToken === null) return leftMs > 0 ? session : over(session)
  // One renewal for all requests that wait for it: a refresh token may be good for one.
  renewal ??= renew(session).finally(() => {
    renewal = undefined
  })
  return renewal
}

const renew = async (session: Session): Promise<Session> => {
  if (signInWay.way !== 'OPENID_CONNECT') return over(session)
  const { renewSession } = await import('../sign-in/openid.js')
  const renewed = await renewSession(signInWay, session)
  if (renewed === 'UNREACHABLE') {
    if (session.expiresAtMs > Date.now()) return session
    throw new GatewayFailure('unreachable', 'The OpenID provider cannot be reached.')
  }
  if (renewed === 'REFUSED') return over(session)
  // Signed out while it was renewed: then it stays so.
  if (sessionState().session === session) keepSession(renewed)
  return renewed
}

const over = (session: Session): never => {
  endSession(session.accessToken)
  throw new GatewayFailure('signedOut', 'The session is over.')
}
