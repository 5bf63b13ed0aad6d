import type { JWTPayload } from 'jose'
import type { PartnerRole } from '../../shared/caller.js'
import { NotSignedIn } from './not-signed-in.js'

/** Where an issuer says what, as paths into the token: "tid", "realm_access.roles". */
export interface ClaimPaths {
  readonly tenant: string
  readonly roles: string
  readonly userName: string
}

const userNameLengthMax = 113

/** As this product, Partner Center and its groups write them, whatever the case and the signs between the words. */
const rolesByName: Readonly<Record<string, PartnerRole>> = {
  adminagent: 'ADMIN_AGENT',
  adminagents: 'ADMIN_AGENT',
  salesagent: 'SALES_AGENT',
  salesagents: 'SALES_AGENT',
  helpdeskagent: 'HELPDESK_AGENT',
  helpdeskagents: 'HELPDESK_AGENT',
}

export const tenantOf = (payload: JWTPayload, { tenant }: ClaimPaths): string => {
  const value = valueAt(payload, tenant)
  if (typeof value === 'string' && value !== '') return value.toLowerCase()
  throw new NotSignedIn(`the token has not one tenant in "${tenant}"`)
}

/** What is no role of ours is none; a token without roles signs somebody in who may do nothing. */
export const rolesOf = (payload: JWTPayload, { roles }: ClaimPaths): PartnerRole[] => {
  const value = valueAt(payload, roles)
  const names = Array.isArray(value) ? value : typeof value === 'string' ? value.split(' ') : []
  const known = names.map(
    (name) =>
      rolesByName[
        String(name)
          .toLowerCase()
          .replaceAll(/[^a-z]/g, '')
      ],
  )
  return [...new Set(known.filter((role) => role !== undefined))]
}

/** A person's name, or the application's where no person signed in. */
export const userNameOf = (payload: JWTPayload, { userName }: ClaimPaths): string => {
  const application = payload.azp ?? payload.appid ?? payload.client_id
  const candidates = [valueAt(payload, userName), payload.preferred_username, payload.upn, payload.email]
  const person = candidates.find((name) => typeof name === 'string' && name !== '')
  const name = person ?? (application === undefined ? payload.sub : `app:${application}`)
  return withoutControls(String(name ?? 'unknown')).slice(0, userNameLengthMax)
}

/** The name stands in audit records and logs: it is one line. */
const withoutControls = (name: string): string => name.replaceAll(/\p{C}/gu, '\u{FFFD}')

const valueAt = (payload: JWTPayload, path: string): unknown => {
  if (Object.hasOwn(payload, path)) return payload[path]
  const step = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined
  return path.split('.').reduce(step, payload)
}
