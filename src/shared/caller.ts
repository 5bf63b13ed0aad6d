import type { LanguageTag } from './messages/languages.js'

/** Who calls, for whom, when, and under which correlation id: the first argument of every service call. */
export interface Caller {
  /** The tenant whose rows the caller sees and writes; no other's. */
  readonly partner: CallingPartner
  readonly userName: string
  readonly roles: readonly PartnerRole[]
  /** Ties the log lines and audit records of one request together. */
  readonly correlationId: string
  /** In which issues are told. */
  readonly language: LanguageTag
  /** Whose own account it is, where the caller is a user of a customer and not of the partner. */
  readonly customerUser?: CallingCustomerUser
  /** The time of everything that the call writes. */
  readonly calledAt: Date
}

/** A user of a customer. They have no role at the partner. */
export interface CallingCustomerUser {
  readonly customerId: string
  /** "admin@fourthcoffee.onmicrosoft.com" */
  readonly signInName: string
}

export interface CallingPartner {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly domain: string
  readonly isSandbox: boolean
}

export type PartnerRole = 'ADMIN_AGENT' | 'SALES_AGENT' | 'HELPDESK_AGENT'
