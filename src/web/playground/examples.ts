import {
  CheckCustomerDocument,
  CreateCustomerDocument,
  type CreateCustomerMutationVariables,
  CustomerAuditDocument,
  CustomerDocument,
  CustomersDocument,
  DomainAvailabilityDocument,
  EventsDocument,
  NodeDocument,
  OffersDocument,
  RenameSubscriptionDocument,
  SubscriptionDocument,
  ViewerDocument,
} from '../../client/generated/graphql.js'

/** The customer of Microsoft's own example, with Azure and a licence. */
const fourthCoffee: CreateCustomerMutationVariables = {
  billingProfile: {
    email: 'dave@fourthcoffee.example.com',
    culture: 'en-US',
    language: 'en',
    companyName: 'Fourth Coffee',
    defaultAddress: {
      country: 'US',
      state: 'WA',
      city: 'Redmond',
      addressLine1: 'One Microsoft Way',
      postalCode: '98052',
      firstName: 'Dave',
      lastName: 'Smith',
      phoneNumber: '4255550101',
    },
  },
  companyProfile: { domain: 'fourthcoffee.onmicrosoft.com' },
  subscriptions: [
    { offerId: 'MS-AZR-0145P' },
    { offerId: '796B6B5F-613C-4E24-A17C-EBA730D49C02', quantity: 25, friendlyName: 'Office for everybody' },
  ],
}

interface Example {
  readonly document: { toString(): string }
  readonly variables: object
}

const pasteId = '(paste an id here)'

/** Ready to send, in the order in which a newcomer would. */
export const examples: readonly Example[] = [
  { document: CreateCustomerDocument, variables: fourthCoffee },
  { document: CustomerDocument, variables: { by: { domain: fourthCoffee.companyProfile.domain } } },
  {
    document: RenameSubscriptionDocument,
    variables: { subscriptionId: pasteId, friendlyName: 'Production environment' },
  },
  { document: SubscriptionDocument, variables: { id: pasteId } },
  { document: CustomersDocument, variables: { first: 20, search: 'coffee' } },
  { document: CheckCustomerDocument, variables: fourthCoffee },
  { document: DomainAvailabilityDocument, variables: { domain: fourthCoffee.companyProfile.domain } },
  { document: OffersDocument, variables: { country: 'US', segment: 'ENTERPRISE', search: 'azure' } },
  { document: CustomerAuditDocument, variables: { id: pasteId } },
  { document: EventsDocument, variables: {} },
  { document: NodeDocument, variables: { id: pasteId } },
  { document: ViewerDocument, variables: {} },
]
