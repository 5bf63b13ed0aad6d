import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  getValidatedIdTokenClaims,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi'
import type { Session } from '../data/session.js'
import type { OpenIdProvider } from '../data/sign-in-way.js'

/** Where the provider sends browsers back to, after signing in and after signing out. */
const returnAddress = `${location.origin}/sign-in`

const pendingKey = 'console.signIn'

/** For a token that does not say how long it is good, in seconds. */
const usualLifetimeS = 300

/** What has to be the same when the provider sends the browser back. */
interface Pending {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** The page that was asked for. */
  readonly to: string
}

/** The gateway has seen to it that http is spoken on this machine only. */
const transportOf = ({ issuer }: OpenIdProvider) => ({ [allowInsecureRequests]: issuer.startsWith('http:') })

const clientOf = ({ clientId }: OpenIdProvider): Client => ({ client_id: clientId })

const discover = async (provider: OpenIdProvider): Promise<AuthorizationServer> => {
  const issuer = new URL(provider.issuer)
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, transportOf(provider)))
}

/** Leaves the page for the provider's (authorization code flow with PKCE). */
export const beginSignIn = async (provider: OpenIdProvider, to: string): Promise<void> => {
  const { authorization_endpoint: endpoint } = await discover(provider)
  if (!endpoint) throw new Error('The OpenID provider has no authorization endpoint.')
  const [verifier, state, nonce] = [generateRandomCodeVerifier(), generateRandomState(), generateRandomNonce()]
  const pending: Pending = { verifier, state, nonce, to }
  sessionStorage.setItem(pendingKey, JSON.stringify(pending))
  leaveFor(endpoint, {
    client_id: provider.clientId,
    redirect_uri: returnAddress,
    response_type: 'code',
    scope: provider.scopes,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
}

interface Arrival {
  readonly session: Session
  readonly to: string
}

/**
 * Takes what the provider has sent the browser back with.
 *
 * @throws when it is nothing that was asked for here, or the provider refuses it
 */
export const finishSignIn = async (provider: OpenIdProvider, address: URL): Promise<Arrival> => {
  const { verifier, state, nonce, to } = takePending()
  const [server, client] = [await discover(provider), clientOf(provider)]
  const parameters = validateAuthResponse(server, client, address, state)
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    returnAddress,
    verifier,
    transportOf(provider),
  )
  const expected = { expectedNonce: nonce, requireIdToken: true }
  const answer = await processAuthorizationCodeResponse(server, client, response, expected)
  const subject = `${provider.issuer} ${getValidatedIdTokenClaims(answer)?.sub}`
  return { to, session: sessionOf(answer, { subject, refreshToken: null, idToken: null }) }
}

/** Good for one return: an address with a code in it that is opened again signs nobody in. */
const takePending = (): Pending => {
  const pending = JSON.parse(sessionStorage.getItem(pendingKey) ?? 'null') as Pending | null
  sessionStorage.removeItem(pendingKey)
  if (!pending) throw new Error('No sign-in was begun in this tab.')
  return pending
}

/** What the provider does not give anew stays as it was. */
const sessionOf = (
  { access_token: accessToken, expires_in: lifetimeS, ...given }: TokenEndpointResponse,
  before: Pick<Session, 'subject' | 'refreshToken' | 'idToken'>,
): Session => ({
  subject: before.subject,
  accessToken,
  expiresAtMs: Date.now() + (lifetimeS ?? usualLifetimeS) * 1_000,
  refreshToken: given.refresh_token ?? before.refreshToken,
  idToken: given.id_token ?? before.idToken,
})

/** A session with another access token; or why there is none. */
export const renewSession = async (
  provider: OpenIdProvider,
  session: Session,
): Promise<Session | 'UNREACHABLE' | 'REFUSED'> => {
  try {
    const [server, client] = [await discover(provider), clientOf(provider)]
    const refreshToken = session.refreshToken ?? ''
    const response = await refreshTokenGrantRequest(server, client, None(), refreshToken, transportOf(provider))
    return sessionOf(await processRefreshTokenResponse(server, client, response), session)
  } catch (error) {
    const isRefused = error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError
    return isRefused ? 'REFUSED' : 'UNREACHABLE'
  }
}

/** Leaves the page to be signed out at the provider as well, where it can do that; otherwise answers false. */
export const signOutAtProvider = async (provider: OpenIdProvider, idToken: string): Promise<boolean> => {
  const { end_session_endpoint: endpoint } = await discover(provider)
  if (!endpoint) return false
  leaveFor(endpoint, {
    client_id: provider.clientId,
    post_logout_redirect_uri: returnAddress,
    id_token_hint: idToken,
  })
  return true
}

const leaveFor = (endpoint: string, parameters: Readonly<Record<string, string>>): void => {
  const address = new URL(endpoint)
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  location.assign(address)
}
