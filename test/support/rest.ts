import { randomUUID } from 'node:crypto'
import { aDomain, azure } from './builders.js'
import type { TestGateway } from './gateway.js'

export interface RestAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface RestError {
  readonly code: number
  readonly description: string
  readonly data: readonly string[]
  readonly errorName: string
  readonly issues: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[]
}

interface Sent {
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** One request, with a JSON body where there is one; an answer without a body is undefined. */
export const send = async <Body = Record<string, unknown>>(
  { url }: { readonly url: string },
  method: string,
  path: string,
  { body, headers = {} }: Sent = {},
): Promise<RestAnswer<Body>> => {
  const response = await fetch(url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Body }
}

/** The body of a success; a refusal fails the test. */
export const ok = async <Body = Record<string, unknown>>(...request: Parameters<typeof send>): Promise<Body> => {
  const { status, body } = await send<Body>(...request)
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** As .NET serialises an object: names in Pascal case. */
export const inPascalCase = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inPascalCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [pascal(name), inPascalCase(member)]))
}

const commonHeaders = (name: string, version: string) => ({
  'MS-RequestId': randomUUID(),
  'MS-CorrelationId': randomUUID(),
  'X-Locale': 'en-US',
  'MS-PartnerCenter-Client': name,
  'MS-SdkVersion': version,
})

/** What each of Partner Center's clients puts on the wire, from their sources. */
export const clients = {
  '.NET': {
    headers: () => commonHeaders('Partner Center .NET SDK', '3.4.0.0'),
    customer: (domain: string) => ({ ...(inPascalCase(withNulls(domain)) as object), enableGDAPByDefault: null }),
    filter: (field: string, value: string) => ({ Field: field, Value: value, Operator: 'starts_with' }),
    // It puts "/v1" before a link that has none.
    follow: (uri: string) => (uri.startsWith('/v1/') ? uri : `/v1${uri}`),
  },
  PowerShell: {
    headers: () => commonHeaders('Partner Center PowerShell', '1.15.6.0'),
    customer: (domain: string) => ({
      ...(inPascalCase(aRestCustomer(domain)) as object),
      RelationshipToPartner: 'Unknown',
    }),
    filter: (field: string, value: string) => ({ Operator: 'StartsWith', Field: field, Value: value }),
    follow: (uri: string) => `/v1/${uri}`,
  },
  Java: {
    headers: () => ({
      ...commonHeaders('Partner Center Java SDK', '1.15.4'),
      'MS-Contract-Version': 'v1',
      'content-type': 'application/json; charset=utf-8',
    }),
    customer: (domain: string) => aRestCustomer(domain),
    filter: (field: string, value: string) => ({ fieldType: 'String', field, value, operator: 'StartsWith' }),
    follow: (uri: string) => `/v1/${uri}`,
  },
  Node: {
    headers: () => ({}),
    customer: (domain: string) => inPascalCase(aRestCustomer(domain)) as object,
    filter: (field: string, value: string) => ({ Field: field, Value: value, Operator: 'starts_with' }),
    follow: (uri: string) => `/v1${uri}`,
  },
} as const

export type ClientName = keyof typeof clients
export const clientNames = Object.keys(clients) as ClientName[]

/** The body of POST /v1/customers that passes. */
export const aRestCustomer = (domain = aDomain(), companyName = 'Fourth Coffee') => ({
  companyProfile: { domain },
  billingProfile: {
    email: 'dave@fourthcoffee.example.com',
    culture: 'en-US',
    language: 'en',
    companyName,
    defaultAddress: {
      country: 'US',
      city: 'Redmond',
      state: 'WA',
      addressLine1: 'One Microsoft Way',
      postalCode: '98052',
      firstName: 'Dave',
      lastName: 'Smith',
    },
  },
})

/** With all that the .NET SDK has a member for. */
const withNulls = (domain: string) => {
  const { companyProfile, billingProfile } = aRestCustomer(domain)
  const nothing = { id: null, links: null }
  return {
    ...{
      ...nothing,
      commerceId: null,
      relationshipToPartner: 'none',
      allowDelegatedAccess: null,
      userCredentials: null,
    },
    ...{ customDomains: null, associatedPartnerId: null, attributes: { objectType: 'Customer' } },
    companyProfile: {
      ...{ ...companyProfile, tenantId: null, companyName: null, organizationRegistrationNumber: null, links: null },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    billingProfile: {
      ...{ ...nothing, ...billingProfile, firstName: null, lastName: null },
      defaultAddress: { ...billingProfile.defaultAddress, region: null, addressLine2: null, phoneNumber: null },
      attributes: { etag: null, objectType: 'CustomerBillingProfile' },
    },
  }
}

export interface CreatedByRest {
  readonly id: string
  readonly companyProfile: { readonly domain: string }
  readonly userCredentials: { readonly userName: string; readonly password?: string }
}

export const createByRest = (gateway: TestGateway, domain?: string, companyName?: string): Promise<CreatedByRest> =>
  ok<CreatedByRest>(gateway, 'POST', '/v1/customers', { body: aRestCustomer(domain, companyName) })

export interface OrderedByRest {
  readonly id: string
  readonly status: string
  readonly lineItems: readonly { readonly subscriptionId: string; readonly lineItemNumber: number }[]
}

export const orderByRest = (
  gateway: TestGateway,
  customerId: string,
  lineItems: readonly object[] = [{ lineItemNumber: 0, offerId: azure, quantity: 1 }],
): Promise<OrderedByRest> =>
  ok<OrderedByRest>(gateway, 'POST', `/v1/customers/${customerId}/orders`, { body: { lineItems } })
