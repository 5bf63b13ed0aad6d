import type { Caller } from '../../shared/caller.js'
import { newId } from '../../shared/ids.js'
import { Rejection } from '../../shared/issue.types.js'
import { fold } from '../../shared/text.js'
import type { Storage, Writer } from '../../storage/storage.js'
import { recordAudit } from '../audit/audit.log.js'
import type { CredentialService, PreparedCredential } from '../credential/credential.service.js'
import type { Claim, Done, IdempotencyService, Replayed } from '../idempotency/idempotency.service.js'
import { announce } from '../ledger/pending-records.js'
import { placeOrder } from '../order/order.placing.js'
import type { Order } from '../order/order.types.js'
import { auditedBilling, type CustomerRow, toBillingColumns, toCustomer } from './customer.mapping.js'
import { findCustomerRow, insertCustomer, type WholeCustomerRow } from './customer.rows.js'
import { customerNotFound, searchTextOf } from './customer.rules.js'
import type { CreateCustomerSuccess } from './customer.types.js'
import {
  type CustomerExaminationService,
  type ExaminedCustomer,
  type NewCustomer,
  type NormalCustomer,
  normaliseNewCustomer,
} from './customer-examination.service.js'

export class CustomerService {
  constructor(
    private readonly storage: Storage,
    private readonly examination: CustomerExaminationService,
    private readonly credentials: CredentialService,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** Makes the tenant, its relationship, administrator, order and subscriptions in one step, or nothing. */
  async create(
    caller: Caller,
    input: NewCustomer & { readonly idempotencyKey?: string | null },
  ): Promise<CreateCustomerSuccess | Rejection> {
    const customer = normaliseNewCustomer(caller, input)
    const { company, externalId, lines } = customer
    const all = { billing: customer.profile.billing, company, externalId, lines }
    const request = { operation: 'CREATE_CUSTOMER', key: input.idempotencyKey, input: all } as const
    return this.idempotency.once(caller, request, {
      perform: (claim) => this.#perform(caller, customer, claim),
      replay: (done) => this.#replay(caller, done),
    })
  }

  async #perform(caller: Caller, customer: NormalCustomer, claim: Claim): Promise<CreateCustomerSuccess | Rejection> {
    const examined = await this.examination.examine(caller, customer)
    const issues = [...claim.issues, ...examined.issues]
    if (issues.length > 0) return new Rejection(issues)
    const credential = this.credentials.prepare(examined.company.domain)
    const done = { customerId: newId(), orderId: examined.lines.length > 0 ? newId() : null }
    const remember = claim.remembering(done, credential.password)
    try {
      const written = await this.storage.write(async (tx) => {
        await remember(tx)
        return this.#insert(tx, caller, examined, { ...done, credential })
      })
      const adminCredentials = this.credentials.show(credential)
      return { customer: toCustomer(written.customer), adminCredentials, order: written.order, replayed: false }
    } catch (error) {
      return new Rejection(await this.examination.issuesOfLostRace(error, customer))
    }
  }

  /** As the customer is now; without the password once it can no longer be shown. */
  async #replay(
    caller: Caller,
    { customerId, orderId, password }: Replayed,
  ): Promise<CreateCustomerSuccess | Rejection> {
    const customer = await findCustomerRow(this.storage.read, caller, customerId)
    if (!customer) return new Rejection([customerNotFound(customerId)])
    const where = { id: orderId ?? '', partnerId: caller.partner.id }
    const order = await this.storage.read.order.findFirst({ where })
    const adminCredentials = this.credentials.showAgain(customer.domain, password)
    return { customer: toCustomer(customer), adminCredentials, order, replayed: true }
  }

  async #insert(
    tx: Writer,
    caller: Caller,
    { profile: { billing }, company, externalId, order }: ExaminedCustomer,
    { customerId, orderId, credential }: Done & { readonly credential: PreparedCredential },
  ): Promise<{ customer: CustomerRow; order: Order | null }> {
    const customer = newCustomer(caller, customerId, { billing, company, externalId })
    await insertCustomer(tx, customer)
    await this.credentials.store(tx, caller, customerId, credential)
    const after = { ...company, externalId, ...auditedBilling(billing), relationshipToPartner: 'RESELLER' }
    recordAudit(tx, caller, { operation: 'ADD_CUSTOMER', customerId, after })
    const data = { customerId, domain: company.domain, externalId }
    announce(tx, caller, { type: 'CUSTOMER_CREATED', customerId, data })
    const placed = orderId ? await placeOrder(tx, caller, { id: orderId, customerId }, order) : null
    return { customer, order: placed }
  }
}

type Profile = Pick<ExaminedCustomer, 'company' | 'externalId'> & Pick<ExaminedCustomer['profile'], 'billing'>

const newCustomer = (caller: Caller, id: string, { billing, company, externalId }: Profile): WholeCustomerRow => {
  const { companyName, email } = billing
  const { domain, organizationRegistrationNumber } = company
  const { calledAt } = caller
  const partnerId = caller.partner.id
  const of = { partnerId, customerId: id }
  return {
    id,
    commerceId: newId(),
    partnerId,
    externalId,
    domain,
    organizationRegistrationNumber,
    companyName,
    companyNameKey: fold(companyName),
    searchText: searchTextOf({ companyName, domain, email, externalId }),
    createdAt: calledAt,
    updatedAt: calledAt,
    billingProfile: { ...toBillingColumns(billing), id: newId(), ...of, version: 1, updatedAt: calledAt },
    // As Partner Center stores it after creation; delegated access can be taken away later.
    relationship: {
      ...of,
      id: newId(),
      relationshipToPartner: 'RESELLER',
      allowDelegatedAccess: true,
      createdAt: calledAt,
      endedAt: null,
    },
  }
}
