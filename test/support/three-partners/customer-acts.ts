import { newId } from '../../../src/shared/ids.js'
import { aCustomer, azure, office365E3 } from '../builders.js'
import { aRestCustomer } from '../rest.js'
import { type Act, attempt, change, type Doing, expectDone, pickOf, resultOf } from './act.js'
import type { Customer, Holdings } from './holdings.js'

const customersOf = {
  things: ({ customers }: Holdings) => customers,
  idOf: ({ id }: Customer) => id,
}
const subscriptionsOf = {
  things: ({ subscriptions }: Holdings) => subscriptions,
  idOf: ({ subscription }: Holdings['subscriptions'][number]) => subscription.id,
}

const nobody = newId()

/** Where the REST door finds a subscription: of another partner's, under its customer. */
const pathOfSubscription = (act: Act, id: string): string =>
  `/v1/customers/${pickOf(act, subscriptionsOf.things)?.customer.id ?? nobody}/subscriptions/${id}`

/** Under a domain of another partner's customer it is refused. */
const create: Doing = async (act) => {
  const { person, of, pick, byRest } = act
  const { holdings } = person
  const taken = of === holdings ? undefined : pickOf(act, customersOf.things)
  const [domain, name] = [taken?.domain ?? holdings.domain(), holdings.name('Works')]
  const subscriptions = pick % 2 ? [] : [{ offerId: azure, friendlyName: holdings.name('Cloud') }]
  const answer = byRest
    ? await person.rest('POST', '/v1/customers', aRestCustomer(domain, name))
    : await person.graphql(createDocument, aCustomer({ domain, billing: { companyName: name }, subscriptions }))
  expectDone(answer, taken === undefined)
  if (taken) return
  const made = byRest ? answer.body : (resultOf(answer).customer as Created)
  const customer = holdings.add({ id: String(made.id), domain, name })
  if (byRest || !subscriptions[0]) return
  const [subscription] = (made as Created).subscriptions.nodes
  holdings.subscribe(customer, { id: subscription?.id ?? '', isAzure: true, name: subscriptions[0].friendlyName })
}

interface Created {
  readonly id: string
  readonly subscriptions: { readonly nodes: readonly { readonly id: string }[] }
}

const createDocument = `mutation ($billingProfile: BillingProfileInput!, $companyProfile: CompanyProfileInput!, $subscriptions: [SubscriptionOrderInput!]) {
  createCustomer(billingProfile: $billingProfile, companyProfile: $companyProfile, subscriptions: $subscriptions) {
    __typename ... on CreateCustomerSuccess { customer { id subscriptions { nodes { id } } } } ... on Rejection { issues { code path message suggestions } }
  }
}`

const order: Doing = (act) => {
  const { person, pick, byRest } = act
  const [isAzure, name] = [pick % 2 === 0, person.holdings.name('Seats')]
  const line = { offerId: isAzure ? azure : office365E3, quantity: 1, friendlyName: name }
  return attempt(act, {
    ...customersOf,
    ask: (id) =>
      byRest
        ? person.rest('POST', `/v1/customers/${id}/orders`, { lineItems: [{ lineItemNumber: 0, ...line }] })
        : person.graphql(orderDocument, { id, lines: [line] }),
    own: (customer, answer) => {
      expectDone(answer, customer.isOurs)
      if (!customer.isOurs) return person.holdings.note('CREATE_ORDER', false)
      const [id] = /(?<="subscriptionId":"|"subscriptions":\[\{"id":")[^"]+/.exec(answer.text) ?? []
      person.holdings.subscribe(customer, { id: id ?? '', isAzure, name })
    },
  })
}

const orderDocument = `mutation ($id: ID!, $lines: [SubscriptionOrderInput!]!) {
  orderSubscriptions(customerId: $id, subscriptions: $lines) {
    __typename ... on OrderSubscriptionsSuccess { order { subscriptions { id } } } ... on Rejection { issues { code path message suggestions } }
  }
}`

const updateProfile: Doing = (act) => {
  const { person, byRest } = act
  const { holdings } = person
  const name = holdings.name('Works')
  const billing = aCustomer({ billing: { companyName: name } }).billingProfile
  const document = change(
    'updateBillingProfile(customerId: $id, billingProfile: $billing)',
    ', $billing: BillingProfileInput!',
  )
  return attempt(act, {
    ...customersOf,
    ask: (id) =>
      byRest
        ? person.rest('PUT', `/v1/customers/${id}/profiles/billing`, aRestCustomer('', name).billingProfile)
        : person.graphql(document, { id, billing }),
    own: (customer, answer) => {
      expectDone(answer, customer.isOurs)
      holdings.note('UPDATE_BILLING_PROFILE', customer.isOurs, { type: 'CUSTOMER_UPDATED', customerId: customer.id })
      if (customer.isOurs) customer.name = name
    },
  })
}

const rename: Doing = (act) => {
  const { person, byRest } = act
  const name = person.holdings.name('Renamed')
  const document = change('renameSubscription(subscriptionId: $id, friendlyName: $name)', ', $name: String!')
  return attempt(act, {
    ...subscriptionsOf,
    ask: (id) =>
      byRest
        ? person.rest('PATCH', pathOfSubscription(act, id), { friendlyName: name })
        : person.graphql(document, { id, name }),
    own: ({ customer, subscription }, answer) => {
      expectDone(answer, customer.isOurs)
      noteUpdate(person.holdings, customer)
      if (customer.isOurs) subscription.name = name
    },
  })
}

const noteUpdate = (holdings: Holdings, { id: customerId, isOurs }: Customer): void =>
  holdings.note('UPDATE_SUBSCRIPTION', isOurs, { type: 'SUBSCRIPTION_UPDATED', customerId })

/** What is so already succeeds and changes nothing. */
const setActive =
  (isActive: boolean): Doing =>
  (act) => {
    const { person, byRest } = act
    const document = change(`${isActive ? 'reactivate' : 'suspend'}Subscription(subscriptionId: $id)`)
    return attempt(act, {
      ...subscriptionsOf,
      ask: (id) =>
        byRest
          ? person.rest('PATCH', pathOfSubscription(act, id), { status: isActive ? 'active' : 'suspended' })
          : person.graphql(document, { id }),
      own: ({ customer, subscription }, answer) => {
        const isSoAlready = subscription.isActive === isActive
        expectDone(answer, isSoAlready || customer.isOurs)
        if (isSoAlready) return
        noteUpdate(person.holdings, customer)
        if (customer.isOurs) subscription.isActive = isActive
      },
    })
  }

const grant: Doing = (act) => {
  const { person, of } = act
  const document = change(
    'grantSubscriptionAccess(subscriptionId: $id, principal: $principal, role: READER)',
    ', $principal: String!',
    '__typename ... on GrantSubscriptionAccessSuccess { accessGrant { id } } ... on Rejection { issues { code path message } }',
  )
  const user = person.holdings.name('user').replaceAll(' ', '-')
  const domain = of === person.holdings ? pickOf(act, subscriptionsOf.things)?.customer.domain : undefined
  return attempt(act, {
    ...subscriptionsOf,
    ask: (id) => person.graphql(document, { id, principal: `${user}@${domain ?? 'fourthcoffee.onmicrosoft.com'}` }),
    own: ({ customer, subscription }, answer) => {
      const isAllowed = customer.isOurs && subscription.isAzure && subscription.isActive
      expectDone(answer, isAllowed)
      person.holdings.note('GRANT_ACCESS', isAllowed)
      if (!isAllowed) return
      const { id } = resultOf(answer).accessGrant as { id: string }
      subscription.grants.push(id)
      person.holdings.ids.add(id)
    },
  })
}

const revoke: Doing = (act) =>
  attempt(act, {
    things: ({ grants }) => grants,
    idOf: ({ id }) => id,
    ask: (id) => act.person.graphql(change('revokeSubscriptionAccess(accessGrantId: $id)'), { id }),
    own: ({ customer, subscription, id }, answer) => {
      expectDone(answer, customer.isOurs)
      act.person.holdings.note('REVOKE_ACCESS', customer.isOurs)
      if (customer.isOurs) subscription.grants.splice(subscription.grants.indexOf(id), 1)
    },
  })

const hasActive = ({ subscriptions }: Customer): boolean => subscriptions.some(({ isActive }) => isActive)

const endRelationship: Doing = (act) => {
  const { person, byRest } = act
  return attempt(act, {
    ...customersOf,
    ask: (id) =>
      byRest
        ? person.rest('PATCH', `/v1/customers/${id}`, { relationshipToPartner: 'none' })
        : person.graphql(change('removeRelationship(customerId: $id)'), { id }),
    own: (customer, answer) => {
      expectDone(answer, !hasActive(customer))
      if (!customer.isOurs) return
      const event = { type: 'RELATIONSHIP_REMOVED', customerId: customer.id }
      person.holdings.note('REMOVE_RELATIONSHIP', !hasActive(customer), event)
      customer.isOurs = hasActive(customer)
    },
  })
}

const deleteCustomer: Doing = (act) => {
  const { person, byRest } = act
  const { holdings } = person
  return attempt(act, {
    ...customersOf,
    ask: (id) =>
      byRest
        ? person.rest('DELETE', `/v1/customers/${id}`)
        : person.graphql(change('deleteCustomer(customerId: $id)'), { id }),
    own: (customer, answer) => {
      expectDone(answer, !hasActive(customer))
      holdings.note('DELETE_CUSTOMER', !hasActive(customer), { type: 'CUSTOMER_DELETED', customerId: customer.id })
      if (!hasActive(customer)) holdings.customers = holdings.customers.filter(({ id }) => id !== customer.id)
    },
  })
}

export const customerActs = {
  ...{ create, order, updateProfile, rename, suspend: setActive(false), reactivate: setActive(true) },
  ...{ grant, revoke, endRelationship, deleteCustomer },
} satisfies Record<string, Doing>
