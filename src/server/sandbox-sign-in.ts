import type { CallingPartner } from '../shared/caller.js'
import type { Authenticate } from './authenticate.js'
import { languageOf } from './language.js'

/** Takes every caller for an Admin agent of the sandbox partner. Only ever bound to this machine's own addresses. */
export const signInAsSandbox =
  (partner: CallingPartner, clock: () => Date): Authenticate =>
  async (request) => ({
    partner,
    userName: 'sandbox',
    roles: ['ADMIN_AGENT'],
    correlationId: request.id,
    language: languageOf(request.headers),
    calledAt: clock(),
  })
