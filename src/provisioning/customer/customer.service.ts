import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import { type Issue, issue } from '../../shared/issue.js'
import { Rejection } from '../../shared/issue.types.js'
import { fold, tidyOrNull } from '../../shared/text.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { takenColumns } from '../../storage/unique-violation.js'
import { recordAudit } from '../audit/audit.log.js'
import type { CredentialService, PreparedCredential } from '../credential/credential.service.js'
import type { DomainService } from '../domain/domain.service.js'
import type { ExaminedOrder, OrderService } from '../order/order.service.js'
import type { Order } from '../order/order.types.js'
import type { SubscriptionOrderInput } from '../subscription/subscription.inputs.js'
import { examineBillingProfile } from './billing-profile.service.js'
import type { BillingProfileInput, CompanyProfileInput } from './customer.inputs.js'
import {
  auditedBilling,
  type CustomerRow,
  customerRelations,
  toBillingColumns,
  toCustomer,
} from './customer.mapping.js'
import {
  findCompanyProfileIssues,
  findExternalIdIssues,
  type NormalBillingProfile,
  type NormalCompanyProfile,
  normaliseCompanyProfile,
  searchTextOf,
} from './customer.rules.js'
import type { CreateCustomerSuccess } from './customer.types.js'

export interface NewCustomer {
  readonly billingProfile: BillingProfileInput
  readonly companyProfile: CompanyProfileInput
  readonly subscriptions?: readonly SubscriptionOrderInput[] | null
  readonly externalId?: string | null
}

/** What would be written, and what stands in the way. */
interface Examined {
  readonly billing: NormalBillingProfile
  readonly company: NormalCompanyProfile
  readonly externalId: string | null
  readonly order: ExaminedOrder
  readonly issues: readonly Issue[]
}

export class CustomerService {
  constructor(
    private readonly storage: Storage,
    private readonly orders: OrderService,
    private readonly domains: DomainService,
    private readonly credentials: CredentialService,
  ) {}

  /** Makes the tenant, its relationship, administrator, order and subscriptions in one step, or nothing. */
  async create(caller: Caller, input: NewCustomer): Promise<CreateCustomerSuccess | Rejection> {
    const examined = await this.#examine(caller, input)
    if (examined.issues.length > 0) return new Rejection(examined.issues)
    const credential = this.credentials.prepare(examined.company.domain)
    try {
      const written = await this.storage.write((tx) => this.#insert(tx, caller, examined, credential))
      return {
        customer: toCustomer(written.customer),
        adminCredentials: this.credentials.show(credential),
        order: written.order,
        replayed: false,
      }
    } catch (error) {
      return new Rejection(await this.#issuesOfLostRace(error, examined))
    }
  }

  /** What {@link create} would refuse; nothing is written. */
  async check(caller: Caller, input: NewCustomer): Promise<readonly Issue[]> {
    return (await this.#examine(caller, input)).issues
  }

  async #examine(caller: Caller, input: NewCustomer): Promise<Examined> {
    const { billing, country, issues: billingIssues } = examineBillingProfile(caller, input.billingProfile)
    const company = normaliseCompanyProfile(input.companyProfile)
    const externalId = tidyOrNull(input.externalId)
    const order = await this.orders.examine(input.subscriptions ?? [], country)
    const issues = [
      ...billingIssues,
      ...(await this.domains.findIssues(company.domain, ['companyProfile', 'domain'], billing.companyName)),
      ...findCompanyProfileIssues(company, country),
      ...order.issues,
      ...(await this.#findExternalIdIssues(caller, externalId)),
    ]
    return { billing, company, externalId, order, issues }
  }

  async #findExternalIdIssues(caller: Caller, externalId: string | null): Promise<Issue[]> {
    const found = findExternalIdIssues(externalId)
    if (found.length > 0 || !externalId) return found
    const count = await this.storage.read.customer.count({ where: { partnerId: caller.partner.id, externalId } })
    return count > 0 ? [duplicateExternalId(externalId)] : []
  }

  async #insert(
    tx: Writer,
    caller: Caller,
    { billing, company, externalId, order }: Examined,
    credential: PreparedCredential,
  ): Promise<{ customer: CustomerRow; order: Order | null }> {
    const { companyName, email } = billing
    const customer = await tx.customer.create({
      data: {
        id: newId(),
        commerceId: newId(),
        partnerId: caller.partner.id,
        externalId,
        ...company,
        companyName,
        companyNameKey: fold(companyName),
        searchText: searchTextOf({ companyName, domain: company.domain, email, externalId }),
        createdAt: caller.calledAt,
        updatedAt: caller.calledAt,
        billingProfile: { create: { id: newId(), ...toBillingColumns(billing), updatedAt: caller.calledAt } },
        relationship: { create: newRelationship(caller) },
      },
      include: customerRelations,
    })
    await this.credentials.store(tx, caller, customer.id, credential)
    const after = { ...company, externalId, ...auditedBilling(billing), relationshipToPartner: 'RESELLER' }
    await recordAudit(tx, caller, { operation: 'ADD_CUSTOMER', customerId: customer.id, after })
    return { customer, order: await this.orders.place(tx, caller, customer.id, order) }
  }

  /** Two callers can both find a domain free: the unique index lets one of them have it. */
  async #issuesOfLostRace(error: unknown, { company, externalId, billing }: Examined): Promise<Issue[]> {
    const columns = takenColumns(error)
    if (columns?.includes('domain') || columns?.includes('signInName')) {
      return this.domains.findTakenIssues(company.domain, ['companyProfile', 'domain'], billing.companyName)
    }
    if (columns?.includes('externalId') && externalId) return [duplicateExternalId(externalId)]
    throw error
  }
}

const duplicateExternalId = (externalId: string): Issue =>
  issue('DUPLICATE', ['externalId'], 'externalId.duplicate', { values: { externalId } })

/** As Partner Center stores it after creation; delegated access can be taken away later. */
const newRelationship = (caller: Caller) => ({
  id: newId(),
  relationshipToPartner: 'RESELLER' as const,
  allowDelegatedAccess: true,
  createdAt: caller.calledAt,
})
