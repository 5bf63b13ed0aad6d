import type { CallingPartner } from '../../shared/caller.js'
import type { Identity } from './authenticate.js'

/** Whoever shows no token in a sandbox. It is only ever bound to this machine's own addresses. */
export const sandboxIdentity = (partner: CallingPartner): Identity => ({
  partner,
  userName: 'sandbox',
  roles: ['ADMIN_AGENT'],
})
