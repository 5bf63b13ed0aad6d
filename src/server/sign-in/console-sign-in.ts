import { z } from 'zod'
import { StartRefused } from '../../shared/start-refused.js'
import type { OpenIdConnect } from './access-tokens.js'

/** How the people of a partner sign in to the console; it reads this from its page. */
export type ConsoleSignIn =
  | { readonly way: 'SANDBOX' }
  | { readonly way: 'NOT_CONFIGURED' }
  | { readonly way: 'OPENID_CONNECT'; readonly issuer: string; readonly clientId: string; readonly scopes: string }

/** The environment's variables for the console's own sign-in. */
export const consoleSignInVariables = {
  OIDC_CONSOLE_CLIENT_ID: z.string().optional(),
  OIDC_CONSOLE_SCOPES: z
    .string()
    .default('openid')
    .refine(
      (text) => /^[\x21-\x7E]+( [\x21-\x7E]+)*$/.test(text) && text.split(' ').includes('openid'),
      'scopes with a space between them, openid among them, such as "openid offline_access"',
    ),
}

const shape = z.object(consoleSignInVariables)

/** @throws StartRefused when the console has a client id of nobody */
export const toConsoleSignIn = (
  { OIDC_CONSOLE_CLIENT_ID: clientId, OIDC_CONSOLE_SCOPES: scopes }: z.output<typeof shape>,
  openIdConnect: OpenIdConnect | undefined,
): ConsoleSignIn => {
  if (openIdConnect && clientId) {
    return { way: 'OPENID_CONNECT', issuer: openIdConnect.issuer.url, clientId, scopes }
  }
  if (openIdConnect) return { way: 'NOT_CONFIGURED' }
  if (!clientId) return { way: 'SANDBOX' }
  throw new StartRefused('OIDC_CONSOLE_CLIENT_ID is set, and OIDC_ISSUER is not: it is a client of that provider.')
}
