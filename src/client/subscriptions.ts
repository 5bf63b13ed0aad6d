import {
  ChangeOrderBillingCycleDocument,
  ChangeSubscriptionQuantityDocument,
  CustomerSubscriptionsDocument,
  GrantSubscriptionAccessDocument,
  OrderSubscriptionsDocument,
  ReactivateSubscriptionDocument,
  RenameSubscriptionDocument,
  RevokeSubscriptionAccessDocument,
  SetSubscriptionAutoRenewDocument,
  SubscriptionDocument,
  type SubscriptionFieldsFragment,
  type SubscriptionStatus,
  SuspendSubscriptionDocument,
} from './generated/graphql.js'
import { type Page, Pages } from './pages.js'
import type { Call, CallOptions, Run } from './run.js'

export interface SubscriptionConditions {
  readonly customerId: string
  readonly status?: SubscriptionStatus
}

/** What a customer that does not exist has. */
const nothing: Page<SubscriptionFieldsFragment> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  totalCount: 0,
}

export const subscriptionOperations = (run: Run, call: Call) => ({
  get: call(SubscriptionDocument, 'subscription'),
  /** Those of one customer, the oldest first. */
  list: (conditions: SubscriptionConditions, options?: CallOptions): Pages<SubscriptionFieldsFragment> =>
    new Pages(async (place) => {
      const { customer } = await run(CustomerSubscriptionsDocument, { ...conditions, ...place }, options)
      return customer?.subscriptions ?? nothing
    }),
  rename: call(RenameSubscriptionDocument, 'renameSubscription'),
  changeQuantity: call(ChangeSubscriptionQuantityDocument, 'changeSubscriptionQuantity'),
  setAutoRenew: call(SetSubscriptionAutoRenewDocument, 'setSubscriptionAutoRenew'),
  suspend: call(SuspendSubscriptionDocument, 'suspendSubscription'),
  reactivate: call(ReactivateSubscriptionDocument, 'reactivateSubscription'),
})

export const orderOperations = (call: Call) => ({
  /** Orders more for a customer that exists: one subscription for each line. */
  create: call(OrderSubscriptionsDocument, 'orderSubscriptions'),
  /** Of all subscriptions of the order together: each begins a new term. */
  changeBillingCycle: call(ChangeOrderBillingCycleDocument, 'changeOrderBillingCycle'),
})

export const accessOperations = (call: Call) => ({
  grant: call(GrantSubscriptionAccessDocument, 'grantSubscriptionAccess'),
  revoke: call(RevokeSubscriptionAccessDocument, 'revokeSubscriptionAccess'),
})
