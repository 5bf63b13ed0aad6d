/** What each server is asked, in the gateway's own schema. */

const profileFields = `
  id commerceId externalId createdAt updatedAt
  companyProfile { tenantId domain companyName organizationRegistrationNumber }
  billingProfile {
    id email culture language companyName firstName lastName etag
    defaultAddress {
      country region city state addressLine1 addressLine2 postalCode firstName lastName middleName phoneNumber
    }
  }
  relationship { id relationshipToPartner allowDelegatedAccess createdAt endedAt }`

const customerFields = `
  ${profileFields}
  subscriptions(first: 20) {
    nodes {
      id friendlyName quantity unitType status autoRenewEnabled billingType billingCycle createdAt etag
      offer { id name }
    }
  }`

const createWith = ({ parameter, argument }: { readonly parameter: string; readonly argument: string }) => `
  mutation Create(
    ${parameter}
    $billingProfile: BillingProfileInput!
    $companyProfile: CompanyProfileInput!
    $subscriptions: [SubscriptionOrderInput!]
  ) {
    createCustomer(
      ${argument} billingProfile: $billingProfile, companyProfile: $companyProfile, subscriptions: $subscriptions
    ) {
      __typename
      ... on CreateCustomerSuccess {
        customer { id companyProfile { domain companyName } }
        adminCredentials { userName password }
        order { id status }
      }
      ... on Rejection { issues { code path } }
    }
  }`

export const documents = {
  ping: 'query Ping { __typename }',
  byId: `query ById($id: ID!) { customer(by: { id: $id }) { ${customerFields} } }`,
  list20: `query List20 { customers(first: 20) { nodes { ${customerFields} } } }`,
  search: `query Search($search: String!) {
    customers(first: 20, search: $search) { nodes { id companyProfile { domain companyName } } }
  }`,
  rename: `mutation Rename($subscriptionId: ID!, $friendlyName: String!) {
    renameSubscription(subscriptionId: $subscriptionId, friendlyName: $friendlyName) {
      __typename
      ... on RenameSubscriptionSuccess { subscription { id friendlyName etag } }
      ... on Rejection { issues { code path } }
    }
  }`,
  create: createWith({ parameter: '', argument: '' }),
} as const

/** A customer without its subscriptions, as Partner Center's REST has it. */
export const customerAlone = `query CustomerAlone($id: ID!) { customer(by: { id: $id }) { ${profileFields} } }`

/** A new customer under an idempotency key, which only the gateway takes. */
export const createUnderKey = createWith({
  parameter: '$idempotencyKey: String!',
  argument: 'idempotencyKey: $idempotencyKey,',
})

export type Operation = keyof typeof documents

export const operations = Object.keys(documents) as Operation[]

/** One operation again and again, or several by their shares. */
export const scenarios = [...operations, 'mixed'] as const

export type Scenario = (typeof scenarios)[number]
