import type { Caller } from '../../shared/caller.js'
import { issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { customerNotFound } from './customer.rules.js'
import type { Customer } from './customer.types.js'
import type { CustomerChangeService } from './customer-change.service.js'
import type { CustomerQueryService } from './customer-query.service.js'

interface Asked {
  readonly relationshipToPartner?: string | undefined
  readonly allowDelegatedAccess?: boolean | undefined
}

interface Services {
  readonly customerQueries: CustomerQueryService
  readonly customerChanges: CustomerChangeService
}

/** Clients send the whole resource: what is as it was, and "unknown", mean that nothing shall change. */
export const changeRelationship = async (
  { customerQueries, customerChanges }: Services,
  caller: Caller,
  customerId: string,
  { relationshipToPartner = 'unknown', allowDelegatedAccess }: Asked,
): Promise<Customer | Rejection> => {
  const customer = await customerQueries.find(caller, { id: customerId })
  if (!customer) return new Rejection([customerNotFound(customerId)])
  const current = customer.relationship
  if (relationshipToPartner === 'none') return unwrap(await customerChanges.removeRelationship(caller, customerId))
  if (!['unknown', current.relationshipToPartner.toLowerCase()].includes(relationshipToPartner)) {
    return new Rejection([issue('NOT_SUPPORTED', ['relationshipToPartner'], 'relationship.onlyRemoved')])
  }
  if (allowDelegatedAccess === true && !current.allowDelegatedAccess) {
    return new Rejection([issue('NOT_SUPPORTED', ['allowDelegatedAccess'], 'delegatedAccess.onlyRemoved')])
  }
  if (allowDelegatedAccess !== false) return customer
  return unwrap(await customerChanges.removeDelegatedAccess(caller, customerId))
}

const unwrap = (changed: { readonly customer: Customer } | Rejection): Customer | Rejection =>
  changed instanceof Rejection ? changed : changed.customer
