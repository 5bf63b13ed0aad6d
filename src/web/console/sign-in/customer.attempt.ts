import { GatewayFailure } from '../data/failure.js'
import type { Session } from '../data/session.js'

export interface Attempt {
  readonly signInName: string
  readonly password: string
  /** In place of a one-time password. */
  readonly newPassword?: string
}

/** Wrong: name or password, nobody says which. Refused: the new password, and why. */
export type SignInOutcome =
  | { readonly kind: 'signedIn'; readonly session: Session }
  | { readonly kind: 'newPasswordNeeded' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly messages: readonly string[] }

interface Answer {
  readonly accessToken?: string
  readonly expiresIn?: number
  readonly errors?: readonly { readonly message: string }[]
}

/**
 * Signs a user of a customer in.
 *
 * @throws GatewayFailure when there is no answer to it
 */
export const signInAsCustomer = async (attempt: Attempt): Promise<SignInOutcome> => {
  const response = await post(attempt)
  const { accessToken, expiresIn, errors = [] } = await read(response)
  if (response.ok && accessToken && expiresIn) {
    const expiresAtMs = Date.now() + expiresIn * 1_000
    const subject = attempt.signInName.trim().toLowerCase()
    return { kind: 'signedIn', session: { subject, accessToken, expiresAtMs, refreshToken: null, idToken: null } }
  }
  switch (response.status) {
    case 401:
      return { kind: 'wrong' }
    case 403:
      return { kind: 'newPasswordNeeded' }
    case 422:
      return { kind: 'refused', messages: errors.map(({ message }) => message) }
    case 429:
      return { kind: 'locked', seconds: Number(response.headers.get('retry-after') ?? 1) }
    default:
      throw new GatewayFailure(response.status === 503 ? 'unavailable' : 'fault', 'Signing in failed.')
  }
}

const post = async (attempt: Attempt): Promise<Response> => {
  const headers = { 'content-type': 'application/json', 'accept-language': document.documentElement.lang }
  try {
    return await fetch('/sign-in', { method: 'POST', headers, body: JSON.stringify(attempt) })
  } catch {
    throw new GatewayFailure('unreachable', 'The gateway cannot be reached.')
  }
}

const read = async (response: Response): Promise<Answer> => {
  try {
    return (await response.json()) as Answer
  } catch {
    // A proxy's page, or half an answer: the status says enough.
    return {}
  }
}
