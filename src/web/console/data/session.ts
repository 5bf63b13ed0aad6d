import { useSyncExternalStore } from 'react'

/** Somebody who has signed in, in this tab. */
export interface Session {
  /** Who they are to the issuer of their token. */
  readonly subject: string
  readonly accessToken: string
  /** In milliseconds since 1970. */
  readonly expiresAtMs: number
  /** With which the provider gives another access token; null where it has to be signed in again. */
  readonly refreshToken: string | null
  /** With which the provider knows whom to sign out; null for a user of a customer. */
  readonly idToken: string | null
}

/** Over: there was a session, and what is shown is still of it. */
export interface SessionState {
  readonly session: Session | null
  readonly isOver: boolean
}

const sessionKey = 'console.session'
const subjectKey = 'console.subject'

/** One that can neither be used nor renewed is none. */
const readSession = (): Session | null => {
  try {
    const session = JSON.parse(sessionStorage.getItem(sessionKey) ?? 'null') as Session | null
    return session && (session.refreshToken !== null || session.expiresAtMs > Date.now()) ? session : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

let state: SessionState = { session: readSession(), isOver: false }
const listeners = new Set<() => void>()

const change = (next: SessionState): void => {
  state = next
  if (next.session) sessionStorage.setItem(sessionKey, JSON.stringify(next.session))
  else sessionStorage.removeItem(sessionKey)
  for (const listener of listeners) listener()
}

export const sessionState = (): SessionState => state

/** For this tab only: another one signs in by itself, and closing it signs out. */
export const keepSession = (session: Session): void => {
  sessionStorage.setItem(subjectKey, session.subject)
  change({ session, isOver: false })
}

/** The token is good no more. What was entered stays where it is: the same person will go on with it. */
export const endSession = (accessToken: string): void => {
  // A late answer to a token of before says nothing about the one of now.
  if (state.session?.accessToken === accessToken) change({ session: null, isOver: true })
}

/** Signed out: whoever comes next finds nothing. The page is about to be left, and shows what it shows until then. */
export const forgetSession = (): void => {
  sessionStorage.removeItem(subjectKey)
  sessionStorage.removeItem(sessionKey)
  state = { session: null, isOver: true }
}

/** Who was signed in last, in this tab. */
export const lastSubject = (): string | null => sessionStorage.getItem(subjectKey)

const follow = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useSession = (): SessionState => useSyncExternalStore(follow, sessionState)
