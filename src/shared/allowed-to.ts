import { Extensions } from 'type-graphql'
import type { PartnerRole } from './caller.js'

/** Whoever may use something. Everybody is signed in: nobody else comes that far. */
export type Allowed = readonly PartnerRole[] | 'EVERYBODY'

export const everyAgent: Allowed = ['ADMIN_AGENT', 'SALES_AGENT', 'HELPDESK_AGENT']
export const salesAgents: Allowed = ['ADMIN_AGENT', 'SALES_AGENT']
export const adminAgents: Allowed = ['ADMIN_AGENT']
/** Also those who have no role, and users of a customer. */
export const everybody: Allowed = 'EVERYBODY'

/**
 * Declares who may use an operation, a field, or a type: for a type it holds for each of its fields. An operation
 * without a declaration makes no schema. The roles are Partner Center's
 * (https://learn.microsoft.com/partner-center/account-settings/permissions-overview).
 */
export const AllowedTo = (allowed: Allowed) => Extensions({ allowed })

export const isAllowed = (allowed: Allowed, roles: readonly PartnerRole[]): boolean =>
  allowed === 'EVERYBODY' || roles.some((role) => allowed.includes(role))
