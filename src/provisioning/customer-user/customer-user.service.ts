import type { Caller } from '../../shared/caller.js'
import type { Storage } from '../../storage/storage.js'
import { toCustomer } from '../customer/customer.mapping.js'
import { findCustomerRow } from '../customer/customer.rows.js'
import type { CustomerUser, GrantedSubscription } from './customer-user.types.js'

/** What a customer's own user sees. */
export class CustomerUserService {
  constructor(private readonly storage: Storage) {}

  /** null where the caller is the partner's. */
  async find(caller: Caller): Promise<CustomerUser | null> {
    if (!caller.customerUser) return null
    const row = await findCustomerRow(this.storage.read, caller, caller.customerUser.customerId)
    if (!row) return null
    const { id, companyProfile, billingProfile } = toCustomer(row)
    return { signInName: caller.customerUser.signInName, customerId: id, companyProfile, billingProfile }
  }

  /** By name, each once with all the rights that the user has on it. */
  async listSubscriptions(caller: Caller, user: CustomerUser): Promise<GrantedSubscription[]> {
    const mine = { principal: user.signInName }
    const rows = await this.storage.read.subscription.findMany({
      where: { partnerId: caller.partner.id, customerId: user.customerId, accessGrants: { some: mine } },
      include: { offer: { select: { name: true } }, accessGrants: { where: mine, orderBy: { role: 'asc' } } },
      orderBy: [{ friendlyName: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ offer, accessGrants, ...row }) => ({
      ...row,
      offerName: offer.name,
      roles: accessGrants.map(({ role }) => role),
    }))
  }
}
