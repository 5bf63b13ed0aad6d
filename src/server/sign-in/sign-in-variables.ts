import { z } from 'zod'
import { StartRefused } from '../../shared/start-refused.js'
import type { OpenIdConnect } from './access-tokens.js'

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/** Keys that come in clear over a network are anybody's. */
const secureUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && (new URL(text).protocol === 'https:' || isLoopback(new URL(text))),
    'a URL with https (or http on this machine)',
  )

const claimPath = (usual: string) =>
  z
    .string()
    .default(usual)
    .refine(
      (path) => /^[^\s]{1,200}$/.test(path),
      'the name of a claim, such as roles, or a path, such as realm_access.roles',
    )

/** The environment's variables for signing in by OpenID Connect. */
export const signInVariables = {
  OIDC_ISSUER: secureUrl.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URL: secureUrl.optional(),
  OIDC_TOKEN_TYPE: z.string().default('at+jwt'),
  OIDC_TENANT_CLAIM: claimPath('tid'),
  OIDC_ROLES_CLAIM: claimPath('roles'),
  OIDC_USER_NAME_CLAIM: claimPath('preferred_username'),
}

const shape = z.object(signInVariables)
export type SignInVariables = z.output<typeof shape>

/**
 * @returns undefined where no issuer is set
 * @throws StartRefused when only half of it is set
 */
export const toOpenIdConnect = (values: SignInVariables): OpenIdConnect | undefined => {
  const { OIDC_ISSUER: url, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl, OIDC_TOKEN_TYPE: tokenType } = values
  if (url && audience) {
    const { OIDC_TENANT_CLAIM: tenant, OIDC_ROLES_CLAIM: roles, OIDC_USER_NAME_CLAIM: userName } = values
    return { issuer: { url, jwksUrl }, audience, tokenType, claims: { tenant, roles, userName } }
  }
  if (!url && !audience && !jwksUrl) return undefined
  const missing = url ? 'OIDC_AUDIENCE' : 'OIDC_ISSUER'
  throw new StartRefused(`${missing} is not set. Signing in by OpenID Connect needs OIDC_ISSUER and OIDC_AUDIENCE.`)
}
