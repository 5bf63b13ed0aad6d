import type { PartnerRole } from '../../../client/generated/graphql.js'

/** What the console offers; the gateway decides what is done. */
export interface Permissions {
  /** Look at customers at all. */
  readonly canLook: boolean
  /** Add customers, order for them, change and suspend what they have. */
  readonly canSell: boolean
  /** Change profiles and names. */
  readonly canChange: boolean
  /** Access, passwords, relationships, audit trail, settings. */
  readonly canAdminister: boolean
}

export const permissionsOf = (roles: readonly PartnerRole[]): Permissions => {
  const canAdminister = roles.includes('ADMIN_AGENT')
  const canSell = canAdminister || roles.includes('SALES_AGENT')
  const canChange = canSell || roles.includes('HELPDESK_AGENT')
  return { canLook: canChange, canAdminister, canSell, canChange }
}
