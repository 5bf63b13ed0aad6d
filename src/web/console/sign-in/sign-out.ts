import { forgetSession, sessionState } from '../data/session.js'
import { signInWay } from '../data/sign-in-way.js'
import { dropDraft } from '../wizard/wizard.draft.js'

/** Leaves nothing behind in this tab, and at the provider as far as it can be told. */
export const signOut = async (): Promise<void> => {
  const { session } = sessionState()
  dropDraft()
  forgetSession()
  if (signInWay.way === 'OPENID_CONNECT' && session?.idToken) {
    const { signOutAtProvider } = await import('./openid.js')
    // When it does not answer, nobody is signed in here all the same.
    if (await signOutAtProvider(signInWay, session.idToken).catch(() => false)) return
  }
  location.assign('/sign-in')
}
