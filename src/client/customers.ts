import {
  CheckAddressDocument,
  CheckCustomerDocument,
  ConfirmCredentialReceiptDocument,
  CreateCustomerDocument,
  type CustomerBy,
  CustomerDocument,
  CustomerListDocument,
  type CustomerListQueryVariables,
  CustomersWithSubscriptionsDocument,
  type CustomersWithSubscriptionsQuery,
  DeleteCustomerDocument,
  RemoveRelationshipDocument,
  ResetAdminPasswordDocument,
  UpdateBillingProfileDocument,
} from './generated/graphql.js'
import { Pages } from './pages.js'
import type { Call, CallOptions, Run } from './run.js'

/** Which customers, and in which order: the latest first when nothing else is said. */
export type CustomerConditions = Pick<CustomerListQueryVariables, 'search' | 'filter' | 'orderBy'>

export type CustomerWithSubscriptions = CustomersWithSubscriptionsQuery['customers']['nodes'][number]

export const customerOperations = (run: Run, call: Call) => {
  const list = (conditions: CustomerConditions = {}, options?: CallOptions) =>
    new Pages(async (place) => (await run(CustomerListDocument, { ...conditions, ...place }, options)).customers)
  return {
    /** Makes tenant, relationship, administrator and subscriptions, or tells everything that stands in the way. */
    create: call(CreateCustomerDocument, 'createCustomer'),
    /** What `create` would refuse: an empty list means that it would pass. */
    check: call(CheckCustomerDocument, 'checkCustomer'),
    checkAddress: call(CheckAddressDocument, 'checkAddress'),
    /** By one of its keys: `{ id }`, `{ domain }` or `{ externalId }`; null when there is none such. */
    get: async (by: CustomerBy, options?: CallOptions) => (await run(CustomerDocument, { by }, options)).customer,
    list,
    /** Each with its first subscriptions; where there are more, `subscriptions.list` has all of them. */
    listWithSubscriptions: (conditions: CustomerConditions = {}, options?: CallOptions) =>
      new Pages(
        async (place) =>
          (await run(CustomersWithSubscriptionsDocument, { ...conditions, ...place }, options)).customers,
      ),
    /** Words that occur anywhere in company name, domain, e-mail or external id. */
    search: (words: string, conditions: Omit<CustomerConditions, 'search'> = {}, options?: CallOptions) =>
      list({ ...conditions, search: words }, options),
    /** Replaces the whole billing profile. */
    updateBillingProfile: call(UpdateBillingProfileDocument, 'updateBillingProfile'),
    removeRelationship: call(RemoveRelationshipDocument, 'removeRelationship'),
    /** Only in a sandbox. */
    delete: call(DeleteCustomerDocument, 'deleteCustomer'),
  }
}

export const credentialOperations = (call: Call) => ({
  /** Makes a new one-time password for the customer's administrator. */
  reset: call(ResetAdminPasswordDocument, 'resetAdminPassword'),
  /** From now on no repeated request shows the password again. */
  confirmReceipt: call(ConfirmCredentialReceiptDocument, 'confirmCredentialReceipt'),
})
