import type { Caller } from '../../shared/caller.js'
import { type Issue, issue } from '../../shared/issue.js'
import { tidyOrNull } from '../../shared/text.js'
import { Prisma } from '../../storage/generated/sqlite/client.js'
import type { Storage } from '../../storage/storage.js'
import { takenColumns } from '../../storage/unique-violation.js'
import type { DomainService } from '../domain/domain.service.js'
import type { ExaminedOrder } from '../order/order.placing.js'
import { type NormalOrderLine, normaliseOrderLine } from '../order/order.rules.js'
import type { OrderService } from '../order/order.service.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { type ExaminedBillingProfile, examineBillingProfile } from './billing-profile.service.js'
import type { BillingProfileInput, CompanyProfileInput } from './customer.inputs.js'
import {
  findCompanyProfileIssues,
  findExternalIdIssues,
  type NormalCompanyProfile,
  normaliseCompanyProfile,
} from './customer.rules.js'

export interface NewCustomer {
  readonly billingProfile: BillingProfileInput
  readonly companyProfile: CompanyProfileInput
  readonly subscriptions?: readonly SubscriptionOrderInput[] | null
  readonly externalId?: string | null
}

/** As it would be stored. */
export interface NormalCustomer {
  readonly profile: ExaminedBillingProfile
  readonly company: NormalCompanyProfile
  readonly externalId: string | null
  readonly lines: readonly NormalOrderLine[]
}

/** With what was found of its order, and what stands in the way. */
export interface ExaminedCustomer extends NormalCustomer {
  readonly order: ExaminedOrder
  readonly issues: readonly Issue[]
}

export const normaliseNewCustomer = (caller: Caller, input: NewCustomer): NormalCustomer => ({
  profile: examineBillingProfile(caller, input.billingProfile),
  company: normaliseCompanyProfile(input.companyProfile),
  externalId: tidyOrNull(input.externalId),
  lines: (input.subscriptions ?? []).map(normaliseOrderLine),
})

/** Everything that stands in the way of a new customer, all at once. */
export class CustomerExaminationService {
  constructor(
    private readonly storage: Storage,
    private readonly orders: OrderService,
    private readonly domains: DomainService,
  ) {}

  /** What createCustomer would refuse; nothing is written. */
  async check(caller: Caller, input: NewCustomer): Promise<readonly Issue[]> {
    return (await this.examine(caller, normaliseNewCustomer(caller, input))).issues
  }

  async examine(caller: Caller, customer: NormalCustomer): Promise<ExaminedCustomer> {
    const { profile, company, externalId, lines } = customer
    const order = await this.orders.examine(lines, profile.country)
    const issues = [
      ...profile.issues,
      ...(await this.domains.findIssues(company.domain, ['companyProfile', 'domain'], profile.billing.companyName)),
      ...findCompanyProfileIssues(company, profile.country),
      ...order.issues,
      ...(await this.#findExternalIdIssues(caller, externalId)),
    ]
    return { ...customer, order, issues }
  }

  /**
   * Two callers can both find a domain free: the unique index lets one of them have it.
   *
   * @throws the error itself when it says anything else
   */
  async issuesOfLostRace(error: unknown, { company, externalId, profile }: NormalCustomer): Promise<Issue[]> {
    const columns = takenColumns(error)
    if (columns?.includes('domain') || columns?.includes('signInName')) {
      return this.domains.findTakenIssues(company.domain, ['companyProfile', 'domain'], profile.billing.companyName)
    }
    if (columns?.includes('externalId') && externalId) return [duplicateExternalId(externalId)]
    throw error
  }

  async #findExternalIdIssues(caller: Caller, externalId: string | null): Promise<Issue[]> {
    const found = findExternalIdIssues(externalId)
    if (found.length > 0 || !externalId) return found
    const count = await this.storage.count(Prisma.sql`
      SELECT count(*) FROM "Customer" WHERE "partnerId" = ${caller.partner.id} AND "externalId" = ${externalId}`)
    return count > 0 ? [duplicateExternalId(externalId)] : []
  }
}

const duplicateExternalId = (externalId: string): Issue =>
  issue('DUPLICATE', ['externalId'], 'externalId.duplicate', { values: { externalId } })
