/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What somebody may do with an Azure subscription. */
export type AccessRole =
  /** Everything but give rights to others. */
  | 'CONTRIBUTOR'
  /** Everything, and give rights to others. */
  | 'OWNER'
  /** Look at everything and change nothing. */
  | 'READER';

/** A part of an address that a form asks for. */
export type AddressField =
  /** `addressLine1` and `addressLine2`: street and number, and more of it. */
  | 'ADDRESS_LINES'
  /** `city`. */
  | 'CITY'
  /** `postalCode`. */
  | 'POSTAL_CODE'
  /** `region`: a part of a city, or what lies between city and state. */
  | 'REGION'
  /** `state`. */
  | 'STATE';

/** A postal address with the person to contact there. The country’s rules are served by `Country`. */
export type AddressInput = {
  /** Street and number, up to 200 characters. */
  addressLine1: string;
  /** Up to 200 characters. */
  addressLine2?: string | null | undefined;
  /** Up to 100 characters; may be empty where the country needs no city. */
  city: string;
  /** ISO 3166-1 alpha-2, e.g. "US"; the United Kingdom is "GB". Case does not matter. */
  country: string;
  /** The contact’s first name, 2 to 50 characters. */
  firstName: string;
  /** The contact’s last name, 2 to 50 characters. */
  lastName: string;
  /** The contact’s middle name, up to 50 characters. */
  middleName?: string | null | undefined;
  /** The contact’s telephone number: national, or international with "+". Stored as E.164. */
  phoneNumber?: string | null | undefined;
  /** As the country writes it; needed in most countries. */
  postalCode?: string | null | undefined;
  /** A region below the state, up to 100 characters. Rarely needed. */
  region?: string | null | undefined;
  /** The code or name of a state, where the country has them. */
  state?: string | null | undefined;
};

/** What was done, or tried. */
export type AuditOperation =
  /** A customer was created. */
  | 'ADD_CUSTOMER'
  /** A customer’s administrator chose a password of their own. */
  | 'CHANGE_ADMIN_PASSWORD'
  /** Somebody said that the one-time password has arrived: it is shown no more. */
  | 'CONFIRM_CREDENTIAL_RECEIPT'
  /** An API key was made. */
  | 'CREATE_API_KEY'
  /** Subscriptions were ordered. */
  | 'CREATE_ORDER'
  /** A customer of a sandbox was deleted. */
  | 'DELETE_CUSTOMER'
  /** A webhook was deleted. */
  | 'DELETE_WEBHOOK'
  /** Somebody asked for what their roles do not allow. */
  | 'DENY_ACCESS'
  /** Somebody got a right on a subscription. */
  | 'GRANT_ACCESS'
  /** A webhook was registered. */
  | 'REGISTER_WEBHOOK'
  /** The partner’s right to administer the tenant was taken away. */
  | 'REMOVE_DELEGATED_ACCESS'
  /** The reseller relationship was ended. */
  | 'REMOVE_RELATIONSHIP'
  /** Deliveries that were given up were tried again. */
  | 'REPLAY_WEBHOOK_DELIVERIES'
  /** An administrator got a new one-time password. */
  | 'RESET_ADMIN_PASSWORD'
  /** Somebody lost a right on a subscription. */
  | 'REVOKE_ACCESS'
  /** An API key was revoked. */
  | 'REVOKE_API_KEY'
  /** A webhook got a new signing secret. */
  | 'ROTATE_WEBHOOK_SECRET'
  /** A test event was sent to a webhook. */
  | 'SEND_TEST_EVENT'
  /** A one-time password was shown again, to a repetition of the request that made it. */
  | 'SHOW_ADMIN_PASSWORD'
  /** A billing profile was changed. */
  | 'UPDATE_BILLING_PROFILE'
  /** Subscriptions were added to an order, or a sandbox’s order was cancelled. */
  | 'UPDATE_ORDER'
  /** A subscription was renamed or changed. */
  | 'UPDATE_SUBSCRIPTION'
  /** A webhook was changed, paused or resumed. */
  | 'UPDATE_WEBHOOK';

/** How often is charged. */
export type BillingCycle =
  /** Each year. */
  | 'ANNUAL'
  /** Every two years. */
  | 'BIENNIAL'
  /** Each month. */
  | 'MONTHLY'
  /** Never: trials. */
  | 'NONE'
  /** Once. */
  | 'ONE_TIME'
  /** Every three years. */
  | 'TRIENNIAL';

/** Who is billed, where, and in which language: all about a customer but its domain. */
export type BillingProfileInput = {
  /** The customer’s name, 2 to 255 characters; not only a legal form. */
  companyName: string;
  /** BCP 47, e.g. "en-US"; one of the country’s cultures. Case does not matter. */
  culture: string;
  /** The billing address and the primary contact. */
  defaultAddress: AddressInput;
  /** Where notices go: one of the customer’s own addresses, not at microsoft.com and not at the partner’s domain. */
  email: string;
  /** First name on the bill, if another than the contact’s. */
  firstName?: string | null | undefined;
  /** ISO 639, e.g. "en"; one of the country’s languages. Case does not matter. */
  language: string;
  /** Last name on the bill, if another than the contact’s. */
  lastName?: string | null | undefined;
};

/** What is charged for. */
export type BillingType =
  /** The number of licences, used or not. */
  | 'LICENSE'
  /** What was consumed. */
  | 'USAGE';

/** What a country calls a city in addresses. */
export type CityLabel =
  /** A city or town. */
  | 'CITY'
  /** A district. */
  | 'DISTRICT'
  /** A post town. */
  | 'POST_TOWN'
  /** A suburb. */
  | 'SUBURB';

/** What the tenant is made of. */
export type CompanyProfileInput = {
  /** `prefix.onmicrosoft.com`: the prefix has 1 to 27 letters a to z and digits. It can never be changed, and only one customer in the world can have it. */
  domain: string;
  /** Needed in some countries, refused in others: see `Country`. */
  organizationRegistrationNumber?: string | null | undefined;
};

/** Whether a one-time password can be shown. */
export type CredentialState =
  /** It was shown before and cannot be shown again: reset it. */
  | 'ALREADY_ISSUED'
  /** It is in this answer, and in no other but a repetition of it with the same idempotency key within 15 minutes. */
  | 'ISSUED';

/** Which customer: by exactly one of its keys. */
export type CustomerBy =
  {   /** The customer’s domain, e.g. "fourthcoffee.onmicrosoft.com". */
  domain: string; externalId?: never; id?: never; }
  |  { domain?: never;   /** The partner’s own id for the customer. */
  externalId: string; id?: never; }
  |  { domain?: never; externalId?: never;   /** The customer’s id, which is its tenant’s id. */
  id: string | number; };

/** Conditions that all have to hold. */
export type CustomerFilter = {
  /** Only customers billed in this country (ISO 3166-1 alpha-2). */
  country?: string | null | undefined;
  /** Only customers created after this moment. */
  createdAfter?: string | null | undefined;
  /** Only customers created before this moment. */
  createdBefore?: string | null | undefined;
  /** Only customers in this relationship. */
  relationship?: RelationshipToPartner | null | undefined;
};

/** The order of a list of customers. */
export type CustomerOrder = {
  /** Which way. */
  direction: SortDirection;
  /** What to order by. */
  field: CustomerOrderField;
};

/** What a list of customers can be ordered by. */
export type CustomerOrderField =
  /** The company name, without regard to case and accents. */
  | 'COMPANY_NAME'
  /** When the customer was created. */
  | 'CREATED_AT'
  /** The domain. */
  | 'DOMAIN';

/** What happened. */
export type EventType =
  /** An administrator got a new one-time password. Sent as "credentials.reset". */
  | 'CREDENTIALS_RESET'
  /** A customer was created. Sent as "customer.created". */
  | 'CUSTOMER_CREATED'
  /** A customer of a sandbox was deleted. Sent as "customer.deleted". */
  | 'CUSTOMER_DELETED'
  /** A customer’s billing profile was changed. Sent as "customer.updated". */
  | 'CUSTOMER_UPDATED'
  /** The reseller relationship was ended. Sent as "relationship.removed". */
  | 'RELATIONSHIP_REMOVED'
  /** A subscription was created. Sent as "subscription.created". */
  | 'SUBSCRIPTION_CREATED'
  /** A subscription was renamed or changed. Sent as "subscription.updated". */
  | 'SUBSCRIPTION_UPDATED'
  /** Somebody wanted to see whether a webhook works. Sent as "webhook.test". */
  | 'WEBHOOK_TEST';

/** What kind of change an issue asks for. */
export type IssueCode =
  /** Another customer, of whichever partner, has this domain. */
  | 'DOMAIN_TAKEN'
  /** The value has to be unique and is used already. */
  | 'DUPLICATE'
  /** A request with this idempotency key is still running. Repeat it a little later. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The value is not written as it has to be. */
  | 'INVALID_FORMAT'
  /** There are too many of these already, or in this request. */
  | 'LIMIT_REACHED'
  /** The partner may not sell to customers in this country. */
  | 'MARKET_NOT_AUTHORIZED'
  /** What exists is in a state that does not allow this. */
  | 'NOT_ALLOWED_IN_STATE'
  /** There is nothing with this id that the caller may see. */
  | 'NOT_FOUND'
  /** The value is well formed, but not one that is possible here. */
  | 'NOT_SUPPORTED'
  /** There is no such offer, or it cannot be ordered here. */
  | 'OFFER_NOT_AVAILABLE'
  /** The number is too small or too large. */
  | 'OUT_OF_RANGE'
  /** A value is needed and none was given, or an empty one. */
  | 'REQUIRED'
  /** What exists was changed since the given etag was read. */
  | 'STALE_ETAG'
  /** The value has too many characters. */
  | 'TOO_LONG'
  /** The value has too few characters. */
  | 'TOO_SHORT';

/** Whom an offer is for. */
export type OfferSegment =
  /** Companies of any size. Microsoft Azure is here. */
  | 'ENTERPRISE'
  /** Public bodies; only in the countries that have a government cloud. */
  | 'GOVERNMENT'
  /** Charities and other non-profit organisations. */
  | 'NONPROFIT'
  /** Small and medium businesses, mostly up to 300 seats. */
  | 'SMALL_BUSINESS'
  /** Anyone who wants to try: a limited number of seats for a limited time. */
  | 'TRIAL';

/** How far an order has come. */
export type OrderStatus =
  /** Taken back. */
  | 'CANCELLED'
  /** Every subscription of it exists. */
  | 'COMPLETED'
  /** Being worked on. */
  | 'PENDING';

/** What somebody may do for the partner, as in Partner Center. */
export type PartnerRole =
  /** Everything. */
  | 'ADMIN_AGENT'
  /** Look at customers and change what they are called. */
  | 'HELPDESK_AGENT'
  /** Create customers and order for them. */
  | 'SALES_AGENT';

/** What a country calls its postal codes. */
export type PostalCodeLabel =
  /** An Eircode. */
  | 'EIRCODE'
  /** A PIN code. */
  | 'PIN'
  /** A postal code. */
  | 'POSTAL_CODE'
  /** A postcode. */
  | 'POSTCODE'
  /** A ZIP code. */
  | 'ZIP';

/** What the partner is to the customer, in Partner Center’s words. */
export type RelationshipToPartner =
  /** The partner advises the customer and sells nothing. */
  | 'ADVISOR'
  /** Microsoft’s own support. */
  | 'MICROSOFT_SUPPORT'
  /** The relationship was removed. */
  | 'NONE'
  /** The partner sells to the customer: the relationship that creating a customer makes. */
  | 'RESELLER'
  /** The partner resells under its own brand. */
  | 'SYNDICATION'
  /** Not known. */
  | 'UNKNOWN';

/** Which way a list runs. */
export type SortDirection =
  /** From the smallest, the earliest, or A. */
  | 'ASC'
  /** From the largest, the latest, or Z. */
  | 'DESC';

/** What a country calls its states in addresses. */
export type StateLabel =
  /** An area. */
  | 'AREA'
  /** A county. */
  | 'COUNTY'
  /** A department. */
  | 'DEPARTMENT'
  /** A district. */
  | 'DISTRICT'
  /** An emirate. */
  | 'EMIRATE'
  /** An island. */
  | 'ISLAND'
  /** An oblast. */
  | 'OBLAST'
  /** A parish. */
  | 'PARISH'
  /** A prefecture. */
  | 'PREFECTURE'
  /** A province. */
  | 'PROVINCE'
  /** A region. */
  | 'REGION'
  /** A state. */
  | 'STATE';

/** One line of an order: it becomes one subscription. */
export type SubscriptionOrderInput = {
  /** One of the offer’s; monthly where possible when left out. */
  billingCycle?: BillingCycle | null | undefined;
  /** What to call it, 1 to 255 characters; the offer’s name when left out. */
  friendlyName?: string | null | undefined;
  /** An offer of the customer’s country, e.g. "MS-AZR-0145P". */
  offerId: string | number;
  /** Within the offer’s limits. */
  quantity?: number;
};

/** What can be done with a subscription now. */
export type SubscriptionStatus =
  /** In use, and can be changed. */
  | 'ACTIVE'
  /** Gone. */
  | 'DELETED'
  /** Switched off by the provider. */
  | 'DISABLED'
  /** Its term is over. */
  | 'EXPIRED'
  /** Not known. */
  | 'NONE'
  /** Ordered and not ready yet. */
  | 'PENDING'
  /** Not in use: it can be reactivated or renamed, and not changed otherwise until then. */
  | 'SUSPENDED';

/** How far a delivery has come. */
export type WebhookDeliveryStatus =
  /** It was tried for more than 24 hours without success, and is not tried any more unless it is replayed. */
  | 'DEAD'
  /** The receiver answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** It has not arrived yet and will be tried, again if need be. */
  | 'PENDING';

/** Whether events are sent to a webhook now. */
export type WebhookStatus =
  /** They are sent as they happen. */
  | 'ACTIVE'
  /** They are kept, and sent in order once it is resumed. */
  | 'PAUSED';

export type ApiKeyFieldsFragment = { id: string, name: string, roles: Array<PartnerRole>, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { totalCount: number, nodes: Array<{ id: string, name: string, roles: Array<PartnerRole>, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateApiKeyMutationVariables = Exact<{
  name: string;
  roles: Array<PartnerRole> | PartnerRole;
  expiresAt?: string | null | undefined;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'CreateApiKeySuccess', secret: string, apiKey: { id: string, name: string, roles: Array<PartnerRole>, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  apiKeyId: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'RevokeApiKeySuccess', apiKey: { id: string, name: string, roles: Array<PartnerRole>, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null } }
   };

export type OfferFieldsFragment = { id: string, name: string, segment: OfferSegment, billingType: BillingType, supportedBillingCycles: Array<BillingCycle>, minimumQuantity: number, maximumQuantity: number, unitType: string, isAddOn: boolean, isTrial: boolean };

export type OffersQueryVariables = Exact<{
  country: string;
  segment?: OfferSegment | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OffersQuery = { offers: { totalCount: number, nodes: Array<{ id: string, name: string, segment: OfferSegment, billingType: BillingType, supportedBillingCycles: Array<BillingCycle>, minimumQuantity: number, maximumQuantity: number, unitType: string, isAddOn: boolean, isTrial: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OfferQueryVariables = Exact<{
  id: string | number;
  country: string;
}>;


export type OfferQuery = { offer: { id: string, name: string, segment: OfferSegment, billingType: BillingType, supportedBillingCycles: Array<BillingCycle>, minimumQuantity: number, maximumQuantity: number, unitType: string, isAddOn: boolean, isTrial: boolean } | null };

export type DomainAvailabilityQueryVariables = Exact<{
  domain: string;
}>;


export type DomainAvailabilityQuery = { domainAvailability: { domain: string, available: boolean, suggestions: Array<string>, issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> } };

export type CountryFieldsFragment = { code: string, name: string, defaultCulture: string, cultures: Array<string>, languages: Array<string>, isStateRequired: boolean, isCityRequired: boolean, isPostalCodeRequired: boolean, postalCodeRegex: string | null, postalCodeExample: string | null, phoneNumberExample: string | null, callingCodes: Array<string>, isPhoneNumberRequired: boolean, isOrganizationRegistrationNumberRequired: boolean, isOrganizationRegistrationNumberSupported: boolean, organizationRegistrationNumberRegex: string | null, states: Array<{ code: string, name: string, latinName: string | null, postalCodeRegex: string | null }>, addressForm: { fields: Array<AddressField>, cityLabel: CityLabel, stateLabel: StateLabel, postalCodeLabel: PostalCodeLabel } };

export type CountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountriesQuery = { countries: Array<{ code: string, name: string }> };

export type CountryQueryVariables = Exact<{
  code: string;
}>;


export type CountryQuery = { country: { code: string, name: string, defaultCulture: string, cultures: Array<string>, languages: Array<string>, isStateRequired: boolean, isCityRequired: boolean, isPostalCodeRequired: boolean, postalCodeRegex: string | null, postalCodeExample: string | null, phoneNumberExample: string | null, callingCodes: Array<string>, isPhoneNumberRequired: boolean, isOrganizationRegistrationNumberRequired: boolean, isOrganizationRegistrationNumberSupported: boolean, organizationRegistrationNumberRegex: string | null, states: Array<{ code: string, name: string, latinName: string | null, postalCodeRegex: string | null }>, addressForm: { fields: Array<AddressField>, cityLabel: CityLabel, stateLabel: StateLabel, postalCodeLabel: PostalCodeLabel } } | null };

export type CheckAddressQueryVariables = Exact<{
  address: AddressInput;
}>;


export type CheckAddressQuery = { checkAddress: { valid: boolean, issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }>, normalized: { country: string, city: string, state: string | null, addressLine1: string, postalCode: string | null, phoneNumber: string | null, formatted: Array<string> } | null } };

export type AuditRecordFieldsFragment = { id: string, operation: AuditOperation, succeeded: boolean, userName: string, occurredAt: string, correlationId: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> };

export type AuditRecordsQueryVariables = Exact<{
  customerId?: string | number | null | undefined;
  operation?: AuditOperation | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean;
}>;


export type AuditRecordsQuery = { auditRecords: { totalCount?: number, nodes: Array<{ id: string, operation: AuditOperation, succeeded: boolean, userName: string, occurredAt: string, correlationId: string | null, customer: { id: string } | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateBillingProfileMutationVariables = Exact<{
  customerId: string | number;
  billingProfile: BillingProfileInput;
  etag?: string | null | undefined;
}>;


export type UpdateBillingProfileMutation = { updateBillingProfile:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'UpdateBillingProfileSuccess', customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } }
   };

export type ResetAdminPasswordMutationVariables = Exact<{
  customerId: string | number;
  idempotencyKey?: string | null | undefined;
}>;


export type ResetAdminPasswordMutation = { resetAdminPassword:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'ResetAdminPasswordSuccess', replayed: boolean, adminCredentials: { userName: string, signInName: string, password: string | null, state: CredentialState } }
   };

export type ConfirmCredentialReceiptMutationVariables = Exact<{
  customerId: string | number;
}>;


export type ConfirmCredentialReceiptMutation = { confirmCredentialReceipt:
    | { __typename: 'ConfirmCredentialReceiptSuccess', customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type RemoveRelationshipMutationVariables = Exact<{
  customerId: string | number;
}>;


export type RemoveRelationshipMutation = { removeRelationship:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'RemoveRelationshipSuccess', customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } }
   };

export type DeleteCustomerMutationVariables = Exact<{
  customerId: string | number;
}>;


export type DeleteCustomerMutation = { deleteCustomer:
    | { __typename: 'DeleteCustomerSuccess', deletedCustomerId: string }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type OrderSubscriptionsMutationVariables = Exact<{
  customerId: string | number;
  subscriptions: Array<SubscriptionOrderInput> | SubscriptionOrderInput;
  idempotencyKey?: string | null | undefined;
}>;


export type OrderSubscriptionsMutation = { orderSubscriptions:
    | { __typename: 'OrderSubscriptionsSuccess', replayed: boolean, order: { id: string, status: OrderStatus, billingCycle: BillingCycle, createdAt: string, subscriptions: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }> } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type ChangeOrderBillingCycleMutationVariables = Exact<{
  orderId: string | number;
  billingCycle: BillingCycle;
}>;


export type ChangeOrderBillingCycleMutation = { changeOrderBillingCycle:
    | { __typename: 'ChangeOrderBillingCycleSuccess', order: { id: string, billingCycle: BillingCycle, subscriptions: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }> } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type ChangeSubscriptionQuantityMutationVariables = Exact<{
  subscriptionId: string | number;
  quantity: number;
  etag?: string | null | undefined;
}>;


export type ChangeSubscriptionQuantityMutation = { changeSubscriptionQuantity:
    | { __typename: 'ChangeSubscriptionQuantitySuccess', subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type SetSubscriptionAutoRenewMutationVariables = Exact<{
  subscriptionId: string | number;
  autoRenewEnabled: boolean;
  etag?: string | null | undefined;
}>;


export type SetSubscriptionAutoRenewMutation = { setSubscriptionAutoRenew:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'SetSubscriptionAutoRenewSuccess', subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } } }
   };

export type SuspendSubscriptionMutationVariables = Exact<{
  subscriptionId: string | number;
  etag?: string | null | undefined;
}>;


export type SuspendSubscriptionMutation = { suspendSubscription:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'SuspendSubscriptionSuccess', subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } } }
   };

export type ReactivateSubscriptionMutationVariables = Exact<{
  subscriptionId: string | number;
  etag?: string | null | undefined;
}>;


export type ReactivateSubscriptionMutation = { reactivateSubscription:
    | { __typename: 'ReactivateSubscriptionSuccess', subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type GrantSubscriptionAccessMutationVariables = Exact<{
  subscriptionId: string | number;
  principal: string;
  role: AccessRole;
}>;


export type GrantSubscriptionAccessMutation = { grantSubscriptionAccess:
    | { __typename: 'GrantSubscriptionAccessSuccess', accessGrant: { id: string, principal: string, role: AccessRole, createdAt: string } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type RevokeSubscriptionAccessMutationVariables = Exact<{
  accessGrantId: string | number;
}>;


export type RevokeSubscriptionAccessMutation = { revokeSubscriptionAccess:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'RevokeSubscriptionAccessSuccess', accessGrant: { id: string, principal: string, role: AccessRole } }
   };

export type ConsoleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleViewerQuery = { viewer: { userName: string, roles: Array<PartnerRole>, partner: { id: string, name: string, isSandbox: boolean, country: { code: string, name: string, defaultCulture: string } }, customerUser: { signInName: string, companyProfile: { companyName: string } } | null } };

export type OwnCompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnCompanyQuery = { viewer: { partner: { id: string, name: string }, customerUser: { signInName: string, companyProfile: { companyName: string, domain: string, tenantId: string, organizationRegistrationNumber: string | null }, billingProfile: { companyName: string, email: string, culture: string, language: string, defaultAddress: { country: string, phoneNumber: string | null, formatted: Array<string> } }, subscriptions: Array<{ id: string, friendlyName: string, offerName: string, roles: Array<AccessRole>, status: SubscriptionStatus, quantity: number, unitType: string, createdAt: string }> } | null } };

export type CustomerTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
}>;


export type CustomerTableQuery = { customers: { totalCount: number, nodes: Array<{ id: string, createdAt: string, companyProfile: { companyName: string, domain: string }, billingProfile: { defaultAddress: { country: string } }, subscriptions: { totalCount: number } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CustomerPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CustomerPageQuery = { customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, subscriptions: { totalCount: number, nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string, minimumQuantity: number, maximumQuantity: number, supportedBillingCycles: Array<BillingCycle>, isTrial: boolean }, order: { id: string }, accessGrants: Array<{ id: string, principal: string, role: AccessRole, createdAt: string }> }> }, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } | null };

export type RecentActivityQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type RecentActivityQuery = { auditRecords: { nodes: Array<{ id: string, operation: AuditOperation, succeeded: boolean, userName: string, occurredAt: string, customer: { id: string, companyProfile: { companyName: string } } | null }> } };

export type OfferCountsQueryVariables = Exact<{
  country: string;
  search?: string | null | undefined;
}>;


export type OfferCountsQuery = { ENTERPRISE: { totalCount: number }, SMALL_BUSINESS: { totalCount: number }, GOVERNMENT: { totalCount: number }, NONPROFIT: { totalCount: number }, TRIAL: { totalCount: number } };

export type LiveEventsSubscriptionVariables = Exact<{
  after?: string | number | null | undefined;
}>;


export type LiveEventsSubscription = { events: { id: string, customerId: string | null } };

export type IssueFieldsFragment = { code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> };

export type SubscriptionFieldsFragment = { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } };

export type CustomerFieldsFragment = { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } };

export type CreateCustomerMutationVariables = Exact<{
  billingProfile: BillingProfileInput;
  companyProfile: CompanyProfileInput;
  subscriptions?: Array<SubscriptionOrderInput> | SubscriptionOrderInput | null | undefined;
  externalId?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}>;


export type CreateCustomerMutation = { createCustomer:
    | { __typename: 'CreateCustomerSuccess', replayed: boolean, customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, subscriptions: { nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }> }, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } }, adminCredentials: { userName: string, signInName: string, password: string | null, state: CredentialState }, order: { id: string, status: OrderStatus, billingCycle: BillingCycle, createdAt: string, subscriptions: Array<{ id: string }> } | null }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type CheckCustomerQueryVariables = Exact<{
  billingProfile: BillingProfileInput;
  companyProfile: CompanyProfileInput;
  subscriptions?: Array<SubscriptionOrderInput> | SubscriptionOrderInput | null | undefined;
  externalId?: string | null | undefined;
}>;


export type CheckCustomerQuery = { checkCustomer: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> };

export type CustomerQueryVariables = Exact<{
  by: CustomerBy;
}>;


export type CustomerQuery = { customer: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, subscriptions: { nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }> }, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } | null };

export type CustomersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, subscriptions: { nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }> }, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CustomerListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  withTotalCount?: boolean;
}>;


export type CustomerListQuery = { customers: { totalCount?: number, nodes: Array<{ id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CustomersWithSubscriptionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  withTotalCount?: boolean;
}>;


export type CustomersWithSubscriptionsQuery = { customers: { totalCount?: number, nodes: Array<{ id: string, commerceId: string, externalId: string | null, createdAt: string, updatedAt: string, subscriptions: { nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean } }, companyProfile: { tenantId: string, domain: string, companyName: string, organizationRegistrationNumber: string | null }, billingProfile: { id: string, email: string, culture: string, language: string, companyName: string, firstName: string | null, lastName: string | null, etag: string, defaultAddress: { country: string, region: string | null, city: string, state: string | null, addressLine1: string, addressLine2: string | null, postalCode: string | null, firstName: string, lastName: string, middleName: string | null, phoneNumber: string | null, formatted: Array<string> } }, relationship: { id: string, relationshipToPartner: RelationshipToPartner, allowDelegatedAccess: boolean, createdAt: string, endedAt: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CustomerAuditQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerAuditQuery = { customer: { id: string, auditRecords: { totalCount: number, nodes: Array<{ id: string, operation: AuditOperation, succeeded: boolean, userName: string, occurredAt: string, correlationId: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type EventFieldsFragment = { id: string, type: EventType, occurredAt: string, customerId: string | null, data: Record<string, unknown>, customer: { id: string, companyProfile: { domain: string, companyName: string } } | null };

export type EventsSubscriptionVariables = Exact<{
  customerId?: string | number | null | undefined;
  after?: string | number | null | undefined;
}>;


export type EventsSubscription = { events: { id: string, type: EventType, occurredAt: string, customerId: string | null, data: Record<string, unknown>, customer: { id: string, companyProfile: { domain: string, companyName: string } } | null } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { overview: { customerCount: number, subscriptionsByStatus: Array<{ status: SubscriptionStatus, subscriptionCount: number }>, months: Array<{ startsAt: string, newCustomers: number, newSubscriptions: number }>, customersByCountry: Array<{ country: string, customerCount: number }>, subscriptionsByOffer: Array<{ subscriptionCount: number, offer: { id: string, name: string } }> } };

export type RenameSubscriptionMutationVariables = Exact<{
  subscriptionId: string | number;
  friendlyName: string;
  etag?: string | null | undefined;
}>;


export type RenameSubscriptionMutation = { renameSubscription:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'RenameSubscriptionSuccess', subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } } }
   };

export type SubscriptionQueryVariables = Exact<{
  id: string | number;
}>;


export type SubscriptionQuery = { subscription: { id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, customer: { id: string }, order: { id: string, billingCycle: BillingCycle }, accessGrants: Array<{ id: string, principal: string, role: AccessRole }>, offer: { id: string, name: string } } | null };

export type CustomerSubscriptionsQueryVariables = Exact<{
  customerId: string | number;
  status?: SubscriptionStatus | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  withTotalCount?: boolean;
}>;


export type CustomerSubscriptionsQuery = { customer: { subscriptions: { totalCount?: number, nodes: Array<{ id: string, friendlyName: string, quantity: number, unitType: string, status: SubscriptionStatus, suspensionReasons: Array<string>, autoRenewEnabled: boolean, billingType: BillingType, billingCycle: BillingCycle, effectiveStartDate: string, commitmentEndDate: string, etag: string, createdAt: string, offer: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { userName: string, roles: Array<PartnerRole>, partner: { id: string, name: string, isSandbox: boolean, country: { code: string, name: string, defaultCulture: string } } } };

export type NodeQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeQuery = { node:
    | { __typename: 'AccessGrant', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditRecord', id: string }
    | { __typename: 'Customer', id: string, companyProfile: { domain: string } }
    | { __typename: 'Order', id: string }
    | { __typename: 'Partner', id: string }
    | { __typename: 'Relationship', id: string }
    | { __typename: 'Subscription', friendlyName: string, id: string }
    | { __typename: 'Webhook', id: string }
    | { __typename: 'WebhookDelivery', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'AccessGrant', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditRecord', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Partner', id: string }
    | { __typename: 'Relationship', id: string }
    | { __typename: 'Subscription', id: string }
    | { __typename: 'Webhook', id: string }
    | { __typename: 'WebhookDelivery', id: string }
   | null> };

export type CustomerUserQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerUserQuery = { viewer: { userName: string, roles: Array<PartnerRole>, customerUser: { signInName: string, companyProfile: { companyName: string, domain: string }, billingProfile: { email: string }, subscriptions: Array<{ id: string, friendlyName: string, offerName: string, roles: Array<AccessRole>, status: SubscriptionStatus }> } | null } };

export type WebhookFieldsFragment = { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string };

export type WebhookDeliveryFieldsFragment = { id: string, eventId: string, type: EventType, customerId: string | null, status: WebhookDeliveryStatus, attempts: number, nextAttemptAt: string | null, lastAttemptAt: string | null, responseStatus: number | null, failure: string | null, createdAt: string, deliveredAt: string | null };

export type RegisterWebhookMutationVariables = Exact<{
  url: string;
  eventTypes?: Array<EventType> | EventType | null | undefined;
  description?: string | null | undefined;
}>;


export type RegisterWebhookMutation = { registerWebhook:
    | { __typename: 'RegisterWebhookSuccess', secret: string, webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type UpdateWebhookMutationVariables = Exact<{
  webhookId: string | number;
  url?: string | null | undefined;
  eventTypes?: Array<EventType> | EventType | null | undefined;
  description?: string | null | undefined;
}>;


export type UpdateWebhookMutation = { updateWebhook:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'UpdateWebhookSuccess', webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
   };

export type PauseWebhookMutationVariables = Exact<{
  webhookId: string | number;
}>;


export type PauseWebhookMutation = { pauseWebhook:
    | { __typename: 'PauseWebhookSuccess', webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type ResumeWebhookMutationVariables = Exact<{
  webhookId: string | number;
}>;


export type ResumeWebhookMutation = { resumeWebhook:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'ResumeWebhookSuccess', webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
   };

export type DeleteWebhookMutationVariables = Exact<{
  webhookId: string | number;
}>;


export type DeleteWebhookMutation = { deleteWebhook:
    | { __typename: 'DeleteWebhookSuccess', deletedWebhookId: string }
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  webhookId: string | number;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'RotateWebhookSecretSuccess', secret: string, webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
   };

export type SendTestEventMutationVariables = Exact<{
  webhookId: string | number;
}>;


export type SendTestEventMutation = { sendTestEvent:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'SendTestEventSuccess', event: { id: string, type: EventType, occurredAt: string, customerId: string | null, data: Record<string, unknown> } }
   };

export type ReplayDeadDeliveriesMutationVariables = Exact<{
  webhookId: string | number;
  deliveryIds?: Array<string | number> | string | number | null | undefined;
}>;


export type ReplayDeadDeliveriesMutation = { replayDeadDeliveries:
    | { __typename: 'Rejection', issues: Array<{ code: IssueCode, message: string, path: Array<string>, suggestions: Array<string> }> }
    | { __typename: 'ReplayDeadDeliveriesSuccess', replayedCount: number, webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string } }
   };

export type WebhooksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { webhooks: { totalCount: number, nodes: Array<{ id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WebhookQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  status?: WebhookDeliveryStatus | null | undefined;
  withTotalCount?: boolean;
}>;


export type WebhookQuery = { webhook: { id: string, url: string, description: string | null, eventTypes: Array<EventType> | null, status: WebhookStatus, oldSecretUntil: string | null, pendingCount: number, deadCount: number, createdAt: string, updatedAt: string, deliveries: { totalCount?: number, nodes: Array<{ id: string, eventId: string, type: EventType, customerId: string | null, status: WebhookDeliveryStatus, attempts: number, nextAttemptAt: string | null, lastAttemptAt: string | null, responseStatus: number | null, failure: string | null, createdAt: string, deliveredAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ApiKeyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ApiKeyFields on ApiKey {
  id
  name
  roles
  createdBy
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
}
    `, {"fragmentName":"ApiKeyFields"}) as unknown as TypedDocumentString<ApiKeyFieldsFragment, unknown>;
export const OfferFieldsFragmentDoc = new TypedDocumentString(`
    fragment OfferFields on Offer {
  id
  name
  segment
  billingType
  supportedBillingCycles
  minimumQuantity
  maximumQuantity
  unitType
  isAddOn
  isTrial
}
    `, {"fragmentName":"OfferFields"}) as unknown as TypedDocumentString<OfferFieldsFragment, unknown>;
export const CountryFieldsFragmentDoc = new TypedDocumentString(`
    fragment CountryFields on Country {
  code
  name
  defaultCulture
  cultures
  languages
  isStateRequired
  states {
    code
    name
    latinName
    postalCodeRegex
  }
  isCityRequired
  isPostalCodeRequired
  postalCodeRegex
  postalCodeExample
  phoneNumberExample
  callingCodes
  isPhoneNumberRequired
  isOrganizationRegistrationNumberRequired
  isOrganizationRegistrationNumberSupported
  organizationRegistrationNumberRegex
  addressForm {
    fields
    cityLabel
    stateLabel
    postalCodeLabel
  }
}
    `, {"fragmentName":"CountryFields"}) as unknown as TypedDocumentString<CountryFieldsFragment, unknown>;
export const AuditRecordFieldsFragmentDoc = new TypedDocumentString(`
    fragment AuditRecordFields on AuditRecord {
  id
  operation
  succeeded
  userName
  occurredAt
  correlationId
  changes {
    field
    before
    after
  }
}
    `, {"fragmentName":"AuditRecordFields"}) as unknown as TypedDocumentString<AuditRecordFieldsFragment, unknown>;
export const IssueFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
    `, {"fragmentName":"IssueFields"}) as unknown as TypedDocumentString<IssueFieldsFragment, unknown>;
export const SubscriptionFieldsFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
    `, {"fragmentName":"SubscriptionFields"}) as unknown as TypedDocumentString<SubscriptionFieldsFragment, unknown>;
export const CustomerFieldsFragmentDoc = new TypedDocumentString(`
    fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}
    `, {"fragmentName":"CustomerFields"}) as unknown as TypedDocumentString<CustomerFieldsFragment, unknown>;
export const EventFieldsFragmentDoc = new TypedDocumentString(`
    fragment EventFields on Event {
  id
  type
  occurredAt
  customerId
  data
  customer {
    id
    companyProfile {
      domain
      companyName
    }
  }
}
    `, {"fragmentName":"EventFields"}) as unknown as TypedDocumentString<EventFieldsFragment, unknown>;
export const WebhookFieldsFragmentDoc = new TypedDocumentString(`
    fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}
    `, {"fragmentName":"WebhookFields"}) as unknown as TypedDocumentString<WebhookFieldsFragment, unknown>;
export const WebhookDeliveryFieldsFragmentDoc = new TypedDocumentString(`
    fragment WebhookDeliveryFields on WebhookDelivery {
  id
  eventId
  type
  customerId
  status
  attempts
  nextAttemptAt
  lastAttemptAt
  responseStatus
  failure
  createdAt
  deliveredAt
}
    `, {"fragmentName":"WebhookDeliveryFields"}) as unknown as TypedDocumentString<WebhookDeliveryFieldsFragment, unknown>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int, $after: String) {
  apiKeys(first: $first, after: $after) {
    totalCount
    nodes {
      ...ApiKeyFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  roles
  createdBy
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
}`, {"documentId":"sha256:49ce04a132c81a84985719c84c1a00a8f4cbd5f38e5039c88dfd4dd558e5308d"}) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($name: String!, $roles: [PartnerRole!]!, $expiresAt: DateTime) {
  createApiKey(name: $name, roles: $roles, expiresAt: $expiresAt) {
    __typename
    ... on CreateApiKeySuccess {
      secret
      apiKey {
        ...ApiKeyFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  roles
  createdBy
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
}
fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:9bd6ed4103f12649d1214588464ceb3deaf66ee693bb234dc49d3a7738e26e22"}) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($apiKeyId: ID!) {
  revokeApiKey(apiKeyId: $apiKeyId) {
    __typename
    ... on RevokeApiKeySuccess {
      apiKey {
        ...ApiKeyFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment ApiKeyFields on ApiKey {
  id
  name
  roles
  createdBy
  createdAt
  expiresAt
  revokedAt
  lastUsedAt
}
fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:d167e01e350aac5a6503c639483161154ce64928a41e0c659ed4b8b4ac2a7b4c"}) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const OffersDocument = new TypedDocumentString(`
    query Offers($country: String!, $segment: OfferSegment, $search: String, $first: Int, $after: String) {
  offers(
    country: $country
    segment: $segment
    search: $search
    first: $first
    after: $after
  ) {
    nodes {
      ...OfferFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment OfferFields on Offer {
  id
  name
  segment
  billingType
  supportedBillingCycles
  minimumQuantity
  maximumQuantity
  unitType
  isAddOn
  isTrial
}`, {"documentId":"sha256:d9c4adc432e8eaf407f862efcbed34492b63c798ddf56a73df0469a2787d1080"}) as unknown as TypedDocumentString<OffersQuery, OffersQueryVariables>;
export const OfferDocument = new TypedDocumentString(`
    query Offer($id: ID!, $country: String!) {
  offer(id: $id, country: $country) {
    ...OfferFields
  }
}
    fragment OfferFields on Offer {
  id
  name
  segment
  billingType
  supportedBillingCycles
  minimumQuantity
  maximumQuantity
  unitType
  isAddOn
  isTrial
}`, {"documentId":"sha256:24809e45d96f843ac31f13b10009d2690b9ade8ac26786f51539f4e4fb81164d"}) as unknown as TypedDocumentString<OfferQuery, OfferQueryVariables>;
export const DomainAvailabilityDocument = new TypedDocumentString(`
    query DomainAvailability($domain: String!) {
  domainAvailability(domain: $domain) {
    domain
    available
    issues {
      ...IssueFields
    }
    suggestions
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:bd9a6a46d6943d7983f772d50dff44493b18b923e4a0e8d4da6aa44adda475b8"}) as unknown as TypedDocumentString<DomainAvailabilityQuery, DomainAvailabilityQueryVariables>;
export const CountriesDocument = new TypedDocumentString(`
    query Countries {
  countries {
    code
    name
  }
}
    `, {"documentId":"sha256:c44020838f03a9c95aef4430780d0a38ac080c5f79bc2ffc44d7c47c0f9b56dc"}) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const CountryDocument = new TypedDocumentString(`
    query Country($code: String!) {
  country(code: $code) {
    ...CountryFields
  }
}
    fragment CountryFields on Country {
  code
  name
  defaultCulture
  cultures
  languages
  isStateRequired
  states {
    code
    name
    latinName
    postalCodeRegex
  }
  isCityRequired
  isPostalCodeRequired
  postalCodeRegex
  postalCodeExample
  phoneNumberExample
  callingCodes
  isPhoneNumberRequired
  isOrganizationRegistrationNumberRequired
  isOrganizationRegistrationNumberSupported
  organizationRegistrationNumberRegex
  addressForm {
    fields
    cityLabel
    stateLabel
    postalCodeLabel
  }
}`, {"documentId":"sha256:1e137d4377c2f8d2cda895b7e93ff4ba4f48f29a004c43c33e9eb82c4003e5f6"}) as unknown as TypedDocumentString<CountryQuery, CountryQueryVariables>;
export const CheckAddressDocument = new TypedDocumentString(`
    query CheckAddress($address: AddressInput!) {
  checkAddress(address: $address) {
    valid
    issues {
      ...IssueFields
    }
    normalized {
      country
      city
      state
      addressLine1
      postalCode
      phoneNumber
      formatted
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:e635fbc5083117af6a86060ddfd501cbd1943f68c2400b23a5419f44e3223824"}) as unknown as TypedDocumentString<CheckAddressQuery, CheckAddressQueryVariables>;
export const AuditRecordsDocument = new TypedDocumentString(`
    query AuditRecords($customerId: ID, $operation: AuditOperation, $since: DateTime, $until: DateTime, $first: Int, $after: String, $withTotalCount: Boolean! = true) {
  auditRecords(
    customerId: $customerId
    operation: $operation
    since: $since
    until: $until
    first: $first
    after: $after
  ) {
    nodes {
      ...AuditRecordFields
      customer {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment AuditRecordFields on AuditRecord {
  id
  operation
  succeeded
  userName
  occurredAt
  correlationId
  changes {
    field
    before
    after
  }
}`, {"documentId":"sha256:0f9daca0bc24f7a9d57ac963642a53d799d418740349617abbe0a503f606bad2"}) as unknown as TypedDocumentString<AuditRecordsQuery, AuditRecordsQueryVariables>;
export const UpdateBillingProfileDocument = new TypedDocumentString(`
    mutation UpdateBillingProfile($customerId: ID!, $billingProfile: BillingProfileInput!, $etag: String) {
  updateBillingProfile(
    customerId: $customerId
    billingProfile: $billingProfile
    etag: $etag
  ) {
    __typename
    ... on UpdateBillingProfileSuccess {
      customer {
        ...CustomerFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:3b6f25d6bf9850588799e65c10a7abaa0085d1a1779f2d592629d3d8f05b31c4"}) as unknown as TypedDocumentString<UpdateBillingProfileMutation, UpdateBillingProfileMutationVariables>;
export const ResetAdminPasswordDocument = new TypedDocumentString(`
    mutation ResetAdminPassword($customerId: ID!, $idempotencyKey: String) {
  resetAdminPassword(customerId: $customerId, idempotencyKey: $idempotencyKey) {
    __typename
    ... on ResetAdminPasswordSuccess {
      adminCredentials {
        userName
        signInName
        password
        state
      }
      replayed
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:8499170aa204f9503cdb354e3c6dd804cee4abd22876cc391a53e7c10404bd03"}) as unknown as TypedDocumentString<ResetAdminPasswordMutation, ResetAdminPasswordMutationVariables>;
export const ConfirmCredentialReceiptDocument = new TypedDocumentString(`
    mutation ConfirmCredentialReceipt($customerId: ID!) {
  confirmCredentialReceipt(customerId: $customerId) {
    __typename
    ... on ConfirmCredentialReceiptSuccess {
      customer {
        ...CustomerFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:c76d2684437d3c0601c86c651db65de3c3f4a7d43e3a05b5d22152a8afdd1969"}) as unknown as TypedDocumentString<ConfirmCredentialReceiptMutation, ConfirmCredentialReceiptMutationVariables>;
export const RemoveRelationshipDocument = new TypedDocumentString(`
    mutation RemoveRelationship($customerId: ID!) {
  removeRelationship(customerId: $customerId) {
    __typename
    ... on RemoveRelationshipSuccess {
      customer {
        ...CustomerFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:9d01cc2071aecbe50c83a7ef3817657de8893f6f98c6293038fa87104df21a7f"}) as unknown as TypedDocumentString<RemoveRelationshipMutation, RemoveRelationshipMutationVariables>;
export const DeleteCustomerDocument = new TypedDocumentString(`
    mutation DeleteCustomer($customerId: ID!) {
  deleteCustomer(customerId: $customerId) {
    __typename
    ... on DeleteCustomerSuccess {
      deletedCustomerId
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:087e7fc1fc9ba48b4056d63eccf32a26ded017ace84f1504d6e4e2f8ade48076"}) as unknown as TypedDocumentString<DeleteCustomerMutation, DeleteCustomerMutationVariables>;
export const OrderSubscriptionsDocument = new TypedDocumentString(`
    mutation OrderSubscriptions($customerId: ID!, $subscriptions: [SubscriptionOrderInput!]!, $idempotencyKey: String) {
  orderSubscriptions(
    customerId: $customerId
    subscriptions: $subscriptions
    idempotencyKey: $idempotencyKey
  ) {
    __typename
    ... on OrderSubscriptionsSuccess {
      order {
        id
        status
        billingCycle
        createdAt
        subscriptions {
          ...SubscriptionFields
        }
      }
      replayed
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:f3c539990a2263d57e7fd10e4e2ad11730fa9c47911f6fc3c0a7e3f327a51375"}) as unknown as TypedDocumentString<OrderSubscriptionsMutation, OrderSubscriptionsMutationVariables>;
export const ChangeOrderBillingCycleDocument = new TypedDocumentString(`
    mutation ChangeOrderBillingCycle($orderId: ID!, $billingCycle: BillingCycle!) {
  changeOrderBillingCycle(orderId: $orderId, billingCycle: $billingCycle) {
    __typename
    ... on ChangeOrderBillingCycleSuccess {
      order {
        id
        billingCycle
        subscriptions {
          ...SubscriptionFields
        }
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:f8645f94ce89c07ad87a24e15979e048e995a677e9cb9e6aacc6497c52d2a599"}) as unknown as TypedDocumentString<ChangeOrderBillingCycleMutation, ChangeOrderBillingCycleMutationVariables>;
export const ChangeSubscriptionQuantityDocument = new TypedDocumentString(`
    mutation ChangeSubscriptionQuantity($subscriptionId: ID!, $quantity: Int!, $etag: String) {
  changeSubscriptionQuantity(
    subscriptionId: $subscriptionId
    quantity: $quantity
    etag: $etag
  ) {
    __typename
    ... on ChangeSubscriptionQuantitySuccess {
      subscription {
        ...SubscriptionFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:8643af4db8068e4b0f9af11d2498d8e498a4d6abbdb7a6435018ac1872fb72f7"}) as unknown as TypedDocumentString<ChangeSubscriptionQuantityMutation, ChangeSubscriptionQuantityMutationVariables>;
export const SetSubscriptionAutoRenewDocument = new TypedDocumentString(`
    mutation SetSubscriptionAutoRenew($subscriptionId: ID!, $autoRenewEnabled: Boolean!, $etag: String) {
  setSubscriptionAutoRenew(
    subscriptionId: $subscriptionId
    autoRenewEnabled: $autoRenewEnabled
    etag: $etag
  ) {
    __typename
    ... on SetSubscriptionAutoRenewSuccess {
      subscription {
        ...SubscriptionFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:35e5de59356a5bc3f375f2e0a5ebc44b318d02e400bf14d3e53592cca3558b48"}) as unknown as TypedDocumentString<SetSubscriptionAutoRenewMutation, SetSubscriptionAutoRenewMutationVariables>;
export const SuspendSubscriptionDocument = new TypedDocumentString(`
    mutation SuspendSubscription($subscriptionId: ID!, $etag: String) {
  suspendSubscription(subscriptionId: $subscriptionId, etag: $etag) {
    __typename
    ... on SuspendSubscriptionSuccess {
      subscription {
        ...SubscriptionFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:60156b63b26c20fa89a59ba6a3e0dd41a2ef028aed84e61ba599aa140c78ebe5"}) as unknown as TypedDocumentString<SuspendSubscriptionMutation, SuspendSubscriptionMutationVariables>;
export const ReactivateSubscriptionDocument = new TypedDocumentString(`
    mutation ReactivateSubscription($subscriptionId: ID!, $etag: String) {
  reactivateSubscription(subscriptionId: $subscriptionId, etag: $etag) {
    __typename
    ... on ReactivateSubscriptionSuccess {
      subscription {
        ...SubscriptionFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:86ba2556c6ae0b9451ce71cdd98957bbe589840eb7eb6a9625e0eb1ddc8f1f4a"}) as unknown as TypedDocumentString<ReactivateSubscriptionMutation, ReactivateSubscriptionMutationVariables>;
export const GrantSubscriptionAccessDocument = new TypedDocumentString(`
    mutation GrantSubscriptionAccess($subscriptionId: ID!, $principal: String!, $role: AccessRole!) {
  grantSubscriptionAccess(
    subscriptionId: $subscriptionId
    principal: $principal
    role: $role
  ) {
    __typename
    ... on GrantSubscriptionAccessSuccess {
      accessGrant {
        id
        principal
        role
        createdAt
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:47e9818dd9cde06964e5215ae0abd6b36869c9f81b93f5eceed29d2e1184bb27"}) as unknown as TypedDocumentString<GrantSubscriptionAccessMutation, GrantSubscriptionAccessMutationVariables>;
export const RevokeSubscriptionAccessDocument = new TypedDocumentString(`
    mutation RevokeSubscriptionAccess($accessGrantId: ID!) {
  revokeSubscriptionAccess(accessGrantId: $accessGrantId) {
    __typename
    ... on RevokeSubscriptionAccessSuccess {
      accessGrant {
        id
        principal
        role
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:0a9deb010f5854d4a2493cb876817f9f9761893984dfa8e1e4e695642da3e889"}) as unknown as TypedDocumentString<RevokeSubscriptionAccessMutation, RevokeSubscriptionAccessMutationVariables>;
export const ConsoleViewerDocument = new TypedDocumentString(`
    query ConsoleViewer {
  viewer {
    userName
    roles
    partner {
      id
      name
      isSandbox
      country {
        code
        name
        defaultCulture
      }
    }
    customerUser {
      signInName
      companyProfile {
        companyName
      }
    }
  }
}
    `, {"documentId":"sha256:996c6bec328187c9975987b7214092b21278f3ad3b8ad32d9a945d37d3e4f5b2"}) as unknown as TypedDocumentString<ConsoleViewerQuery, ConsoleViewerQueryVariables>;
export const OwnCompanyDocument = new TypedDocumentString(`
    query OwnCompany {
  viewer {
    partner {
      id
      name
    }
    customerUser {
      signInName
      companyProfile {
        companyName
        domain
        tenantId
        organizationRegistrationNumber
      }
      billingProfile {
        companyName
        email
        culture
        language
        defaultAddress {
          country
          phoneNumber
          formatted
        }
      }
      subscriptions {
        id
        friendlyName
        offerName
        roles
        status
        quantity
        unitType
        createdAt
      }
    }
  }
}
    `, {"documentId":"sha256:845c55d16678e962283a9fedfb811f642687a5c5d449dcbb174191c4f4391837"}) as unknown as TypedDocumentString<OwnCompanyQuery, OwnCompanyQueryVariables>;
export const CustomerTableDocument = new TypedDocumentString(`
    query CustomerTable($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: CustomerFilter, $orderBy: CustomerOrder) {
  customers(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    orderBy: $orderBy
  ) {
    nodes {
      id
      companyProfile {
        companyName
        domain
      }
      billingProfile {
        defaultAddress {
          country
        }
      }
      subscriptions(first: 1) {
        totalCount
      }
      createdAt
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    `, {"documentId":"sha256:99748c3dcf648f05b88ffa40f30806f75e5e839d50b6f588f85b478a26e9a8c3"}) as unknown as TypedDocumentString<CustomerTableQuery, CustomerTableQueryVariables>;
export const CustomerPageDocument = new TypedDocumentString(`
    query CustomerPage($id: ID!) {
  customer(by: {id: $id}) {
    ...CustomerFields
    subscriptions(first: 100) {
      nodes {
        ...SubscriptionFields
        offer {
          id
          name
          minimumQuantity
          maximumQuantity
          supportedBillingCycles
          isTrial
        }
        order {
          id
        }
        accessGrants {
          id
          principal
          role
          createdAt
        }
      }
      totalCount
    }
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:03d8086a101de3bd2abb3df6da8cc8c43f74a1b35ad808ac9036417a5f3038ae"}) as unknown as TypedDocumentString<CustomerPageQuery, CustomerPageQueryVariables>;
export const RecentActivityDocument = new TypedDocumentString(`
    query RecentActivity($first: Int) {
  auditRecords(first: $first) {
    nodes {
      id
      operation
      succeeded
      userName
      occurredAt
      customer {
        id
        companyProfile {
          companyName
        }
      }
    }
  }
}
    `, {"documentId":"sha256:bc48f9d8867e3d10ccc756bce7f97fb733ca91176d0b92480403ee25f39e4282"}) as unknown as TypedDocumentString<RecentActivityQuery, RecentActivityQueryVariables>;
export const OfferCountsDocument = new TypedDocumentString(`
    query OfferCounts($country: String!, $search: String) {
  ENTERPRISE: offers(
    country: $country
    search: $search
    segment: ENTERPRISE
    first: 1
  ) {
    totalCount
  }
  SMALL_BUSINESS: offers(
    country: $country
    search: $search
    segment: SMALL_BUSINESS
    first: 1
  ) {
    totalCount
  }
  GOVERNMENT: offers(
    country: $country
    search: $search
    segment: GOVERNMENT
    first: 1
  ) {
    totalCount
  }
  NONPROFIT: offers(
    country: $country
    search: $search
    segment: NONPROFIT
    first: 1
  ) {
    totalCount
  }
  TRIAL: offers(country: $country, search: $search, segment: TRIAL, first: 1) {
    totalCount
  }
}
    `, {"documentId":"sha256:d2b893af79214aef09ce8f3ff4ed59a6f2ba17547d02cad141c0532f6a0930a4"}) as unknown as TypedDocumentString<OfferCountsQuery, OfferCountsQueryVariables>;
export const LiveEventsDocument = new TypedDocumentString(`
    subscription LiveEvents($after: ID) {
  events(after: $after) {
    id
    customerId
  }
}
    `, {"documentId":"sha256:2bae5d23167630afd333758c3f0679c1e2ddf1ce8c04959ce405dd1a5bff0f2f"}) as unknown as TypedDocumentString<LiveEventsSubscription, LiveEventsSubscriptionVariables>;
export const CreateCustomerDocument = new TypedDocumentString(`
    mutation CreateCustomer($billingProfile: BillingProfileInput!, $companyProfile: CompanyProfileInput!, $subscriptions: [SubscriptionOrderInput!], $externalId: String, $idempotencyKey: String) {
  createCustomer(
    billingProfile: $billingProfile
    companyProfile: $companyProfile
    subscriptions: $subscriptions
    externalId: $externalId
    idempotencyKey: $idempotencyKey
  ) {
    __typename
    ... on CreateCustomerSuccess {
      customer {
        ...CustomerFields
        subscriptions {
          nodes {
            ...SubscriptionFields
          }
        }
      }
      adminCredentials {
        userName
        signInName
        password
        state
      }
      order {
        id
        status
        billingCycle
        createdAt
        subscriptions {
          id
        }
      }
      replayed
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:ec5b5c93bbe3b744a9b848082410e63ac608d5d33d83e48fb14087eab9d855c7"}) as unknown as TypedDocumentString<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const CheckCustomerDocument = new TypedDocumentString(`
    query CheckCustomer($billingProfile: BillingProfileInput!, $companyProfile: CompanyProfileInput!, $subscriptions: [SubscriptionOrderInput!], $externalId: String) {
  checkCustomer(
    billingProfile: $billingProfile
    companyProfile: $companyProfile
    subscriptions: $subscriptions
    externalId: $externalId
  ) {
    ...IssueFields
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:0f99daaa02f1dab4ef440d23ec65a468cef1fe8a3986a5f020abb83af2dd82a6"}) as unknown as TypedDocumentString<CheckCustomerQuery, CheckCustomerQueryVariables>;
export const CustomerDocument = new TypedDocumentString(`
    query Customer($by: CustomerBy!) {
  customer(by: $by) {
    ...CustomerFields
    subscriptions {
      nodes {
        ...SubscriptionFields
      }
    }
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:3165565c62ff00460bc99527208d0353557bfba03d4e79327919715ceb7ca9a8"}) as unknown as TypedDocumentString<CustomerQuery, CustomerQueryVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: CustomerFilter, $orderBy: CustomerOrder) {
  customers(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    orderBy: $orderBy
  ) {
    edges {
      cursor
      node {
        ...CustomerFields
        subscriptions {
          nodes {
            ...SubscriptionFields
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:990df6af4e5095004c9184a86c306c6e4c1f3f37671d77d2cda6de9264885a61"}) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerListDocument = new TypedDocumentString(`
    query CustomerList($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $withTotalCount: Boolean! = false) {
  customers(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    orderBy: $orderBy
  ) {
    nodes {
      ...CustomerFields
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:6eb20c7ab6274704d2160e17395d6ded7e0dc2f12b7e5d48ca05eaf644078878"}) as unknown as TypedDocumentString<CustomerListQuery, CustomerListQueryVariables>;
export const CustomersWithSubscriptionsDocument = new TypedDocumentString(`
    query CustomersWithSubscriptions($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $withTotalCount: Boolean! = false) {
  customers(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    orderBy: $orderBy
  ) {
    nodes {
      ...CustomerFields
      subscriptions {
        nodes {
          ...SubscriptionFields
        }
        pageInfo {
          hasNextPage
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount @include(if: $withTotalCount)
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}
fragment CustomerFields on Customer {
  id
  commerceId
  externalId
  companyProfile {
    tenantId
    domain
    companyName
    organizationRegistrationNumber
  }
  billingProfile {
    id
    email
    culture
    language
    companyName
    firstName
    lastName
    defaultAddress {
      country
      region
      city
      state
      addressLine1
      addressLine2
      postalCode
      firstName
      lastName
      middleName
      phoneNumber
      formatted
    }
    etag
  }
  relationship {
    id
    relationshipToPartner
    allowDelegatedAccess
    createdAt
    endedAt
  }
  createdAt
  updatedAt
}`, {"documentId":"sha256:bde41da94c352ac44b7a6ff392797fd9723f745a643fad38a1198662be9ae475"}) as unknown as TypedDocumentString<CustomersWithSubscriptionsQuery, CustomersWithSubscriptionsQueryVariables>;
export const CustomerAuditDocument = new TypedDocumentString(`
    query CustomerAudit($id: ID!, $first: Int, $after: String) {
  customer(by: {id: $id}) {
    id
    auditRecords(first: $first, after: $after) {
      nodes {
        ...AuditRecordFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
}
    fragment AuditRecordFields on AuditRecord {
  id
  operation
  succeeded
  userName
  occurredAt
  correlationId
  changes {
    field
    before
    after
  }
}`, {"documentId":"sha256:e9f47e2e47d7695ede0122d8a85716e3108b04e439e5c2c3bee9b97054263a62"}) as unknown as TypedDocumentString<CustomerAuditQuery, CustomerAuditQueryVariables>;
export const EventsDocument = new TypedDocumentString(`
    subscription Events($customerId: ID, $after: ID) {
  events(customerId: $customerId, after: $after) {
    ...EventFields
  }
}
    fragment EventFields on Event {
  id
  type
  occurredAt
  customerId
  data
  customer {
    id
    companyProfile {
      domain
      companyName
    }
  }
}`, {"documentId":"sha256:16290e34665242be131c4bbc70de84408b92cef0c523db0466136d1a3d97628a"}) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  overview {
    customerCount
    subscriptionsByStatus {
      status
      subscriptionCount
    }
    months {
      startsAt
      newCustomers
      newSubscriptions
    }
    customersByCountry {
      country
      customerCount
    }
    subscriptionsByOffer {
      offer {
        id
        name
      }
      subscriptionCount
    }
  }
}
    `, {"documentId":"sha256:2d263aef893c15119e9b61163a769f37683766e4972e79d98f2d6f69efcc9098"}) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const RenameSubscriptionDocument = new TypedDocumentString(`
    mutation RenameSubscription($subscriptionId: ID!, $friendlyName: String!, $etag: String) {
  renameSubscription(
    subscriptionId: $subscriptionId
    friendlyName: $friendlyName
    etag: $etag
  ) {
    __typename
    ... on RenameSubscriptionSuccess {
      subscription {
        ...SubscriptionFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:1a84efbaf72fde2d7dbc18ac90ef83e27582095b82891c4ba8941105382964ac"}) as unknown as TypedDocumentString<RenameSubscriptionMutation, RenameSubscriptionMutationVariables>;
export const SubscriptionDocument = new TypedDocumentString(`
    query Subscription($id: ID!) {
  subscription(id: $id) {
    ...SubscriptionFields
    customer {
      id
    }
    order {
      id
      billingCycle
    }
    accessGrants {
      id
      principal
      role
    }
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:a3de055749ae01230c7a269bc14d169494d7af605d088e9167a4d8e05a7143db"}) as unknown as TypedDocumentString<SubscriptionQuery, SubscriptionQueryVariables>;
export const CustomerSubscriptionsDocument = new TypedDocumentString(`
    query CustomerSubscriptions($customerId: ID!, $status: SubscriptionStatus, $first: Int, $after: String, $withTotalCount: Boolean! = false) {
  customer(by: {id: $customerId}) {
    subscriptions(first: $first, after: $after, status: $status) {
      nodes {
        ...SubscriptionFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount @include(if: $withTotalCount)
    }
  }
}
    fragment SubscriptionFields on Subscription {
  id
  friendlyName
  quantity
  unitType
  status
  suspensionReasons
  autoRenewEnabled
  billingType
  billingCycle
  effectiveStartDate
  commitmentEndDate
  etag
  createdAt
  offer {
    id
    name
  }
}`, {"documentId":"sha256:72d6f2f83bea9d3f1cdbd397f616712f4800631dc1797433264ba7914ca1b81f"}) as unknown as TypedDocumentString<CustomerSubscriptionsQuery, CustomerSubscriptionsQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    userName
    roles
    partner {
      id
      name
      isSandbox
      country {
        code
        name
        defaultCulture
      }
    }
  }
}
    `, {"documentId":"sha256:30ff62d88fbf9463494724ed3cdf2dfd1ecdf897ebcfb49b720cca41a1c58d10"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Customer {
      companyProfile {
        domain
      }
    }
    ... on Subscription {
      friendlyName
    }
  }
}
    `, {"documentId":"sha256:68c12b36ccf0a7345c7393b1b14d6e7c9a461931e269e4daf14ad1fd59a66b9a"}) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `, {"documentId":"sha256:061e5e74ee7113d4c05a2475b34214b4bfa1c7f3a4c3904eb3829d10d065773b"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const CustomerUserDocument = new TypedDocumentString(`
    query CustomerUser {
  viewer {
    userName
    roles
    customerUser {
      signInName
      companyProfile {
        companyName
        domain
      }
      billingProfile {
        email
      }
      subscriptions {
        id
        friendlyName
        offerName
        roles
        status
      }
    }
  }
}
    `, {"documentId":"sha256:c5cb9c2f6d2ee70ef2734d27c68a61ae57157b50dede24a0a25d9932980fa973"}) as unknown as TypedDocumentString<CustomerUserQuery, CustomerUserQueryVariables>;
export const RegisterWebhookDocument = new TypedDocumentString(`
    mutation RegisterWebhook($url: String!, $eventTypes: [EventType!], $description: String) {
  registerWebhook(url: $url, eventTypes: $eventTypes, description: $description) {
    __typename
    ... on RegisterWebhookSuccess {
      webhook {
        ...WebhookFields
      }
      secret
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:1a6d585e9d6e7b760b97cd9da48db712197ef78a2caa333be71b2e61a79faf75"}) as unknown as TypedDocumentString<RegisterWebhookMutation, RegisterWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($webhookId: ID!, $url: String, $eventTypes: [EventType!], $description: String) {
  updateWebhook(
    webhookId: $webhookId
    url: $url
    eventTypes: $eventTypes
    description: $description
  ) {
    __typename
    ... on UpdateWebhookSuccess {
      webhook {
        ...WebhookFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:e6bf947381a3444769720da022e919ae5ed510ee90f5c5e9fdc69a8cccdbcf99"}) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const PauseWebhookDocument = new TypedDocumentString(`
    mutation PauseWebhook($webhookId: ID!) {
  pauseWebhook(webhookId: $webhookId) {
    __typename
    ... on PauseWebhookSuccess {
      webhook {
        ...WebhookFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:c2e8d60a834bb47142273816ea349f7abf6c1f6e57ee99f2431928b4a778ca8e"}) as unknown as TypedDocumentString<PauseWebhookMutation, PauseWebhookMutationVariables>;
export const ResumeWebhookDocument = new TypedDocumentString(`
    mutation ResumeWebhook($webhookId: ID!) {
  resumeWebhook(webhookId: $webhookId) {
    __typename
    ... on ResumeWebhookSuccess {
      webhook {
        ...WebhookFields
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:24b76b9025613d616b2a2a9e67c87dc7d5c90f82ae8ec2d965b69450a9438edc"}) as unknown as TypedDocumentString<ResumeWebhookMutation, ResumeWebhookMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($webhookId: ID!) {
  deleteWebhook(webhookId: $webhookId) {
    __typename
    ... on DeleteWebhookSuccess {
      deletedWebhookId
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:f41b86eff87ec5960b949d27bea26e9d131dc08595caf0d429007b791204211d"}) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($webhookId: ID!) {
  rotateWebhookSecret(webhookId: $webhookId) {
    __typename
    ... on RotateWebhookSecretSuccess {
      webhook {
        ...WebhookFields
      }
      secret
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:34e766970466eeb30205ae93e2414d40e67a4da75d9df64938c969cc11b255cc"}) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const SendTestEventDocument = new TypedDocumentString(`
    mutation SendTestEvent($webhookId: ID!) {
  sendTestEvent(webhookId: $webhookId) {
    __typename
    ... on SendTestEventSuccess {
      event {
        id
        type
        occurredAt
        customerId
        data
      }
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}`, {"documentId":"sha256:d6a9da26296982f3ce6712c4895fac64303a8e159a55eb5300aa7026b3e03499"}) as unknown as TypedDocumentString<SendTestEventMutation, SendTestEventMutationVariables>;
export const ReplayDeadDeliveriesDocument = new TypedDocumentString(`
    mutation ReplayDeadDeliveries($webhookId: ID!, $deliveryIds: [ID!]) {
  replayDeadDeliveries(webhookId: $webhookId, deliveryIds: $deliveryIds) {
    __typename
    ... on ReplayDeadDeliveriesSuccess {
      webhook {
        ...WebhookFields
      }
      replayedCount
    }
    ... on Rejection {
      issues {
        ...IssueFields
      }
    }
  }
}
    fragment IssueFields on Issue {
  code
  message
  path
  suggestions
}
fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:a127723e5ba50fcd2739c0259c92b96e6c7467c5928fcd80d9bee689447f8424"}) as unknown as TypedDocumentString<ReplayDeadDeliveriesMutation, ReplayDeadDeliveriesMutationVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks($first: Int, $after: String) {
  webhooks(first: $first, after: $after) {
    nodes {
      ...WebhookFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}`, {"documentId":"sha256:135c405dc9abae6458ecf1cc8bb056ceb1c9651ea5f5f00cf5ffc1c38373d8b3"}) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookDocument = new TypedDocumentString(`
    query Webhook($id: ID!, $first: Int, $after: String, $status: WebhookDeliveryStatus, $withTotalCount: Boolean! = true) {
  webhook(id: $id) {
    ...WebhookFields
    deliveries(first: $first, after: $after, status: $status) {
      nodes {
        ...WebhookDeliveryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount @include(if: $withTotalCount)
    }
  }
}
    fragment WebhookFields on Webhook {
  id
  url
  description
  eventTypes
  status
  oldSecretUntil
  pendingCount
  deadCount
  createdAt
  updatedAt
}
fragment WebhookDeliveryFields on WebhookDelivery {
  id
  eventId
  type
  customerId
  status
  attempts
  nextAttemptAt
  lastAttemptAt
  responseStatus
  failure
  createdAt
  deliveredAt
}`, {"documentId":"sha256:e33e5185ad1695610b247e047679ea0ff48174c98a43fc6c38254e86ec57acef"}) as unknown as TypedDocumentString<WebhookQuery, WebhookQueryVariables>;