import { z } from 'zod'
import type { RestClient } from '../../shared/rest/client.js'
import { attributesSchema, type Loose, linkSchema, linkTo, wireObject } from '../../shared/rest/wire.js'
import type { Address } from '../address/address.types.js'
import { addressSchema, addressShape } from '../address/address-wire.rest.js'
import type { RelationshipToPartner } from '../relationship/relationship.types.js'
import type { BillingProfileInput } from './customer.inputs.js'
import type { BillingProfile, Customer } from './customer.types.js'

/** Customers as Partner Center writes them. */

const text = z.string()

export const billingProfileBody = wireObject(
  {
    ...{ id: text.optional(), email: text.optional(), culture: text.optional(), language: text.optional() },
    ...{ companyName: text.optional(), firstName: text.optional(), lastName: text.optional() },
    defaultAddress: wireObject(addressShape, ['country', 'addressLine1', 'firstName', 'lastName']).optional(),
    attributes: wireObject({ etag: text.optional() }).optional(),
  },
  ['email', 'culture', 'language', 'companyName', 'defaultAddress'],
)

export const customerBody = wireObject(
  {
    companyProfile: wireObject({ domain: text.optional(), organizationRegistrationNumber: text.optional() }, [
      'domain',
    ]).optional(),
    billingProfile: billingProfileBody.optional(),
    enableGDAPByDefault: z.boolean().optional().describe('Echoed: this gateway has no granular delegated access.'),
  },
  ['companyProfile', 'billingProfile'],
)

const companyProfileSchema = z
  .object({
    ...{ tenantId: text, domain: text, companyName: text.optional(), organizationRegistrationNumber: text.optional() },
    links: z.object({ self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'CustomerCompanyProfile' })

const billingProfileSchema = z
  .object({
    ...{ id: text, email: text, culture: text, language: text, companyName: text },
    ...{ firstName: text.optional(), lastName: text.optional() },
    defaultAddress: addressSchema,
    links: z.object({ self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'CustomerBillingProfile' })

const relationshipSchema = z
  .enum(['unknown', 'reseller', 'advisor', 'syndication', 'microsoft_support', 'none', 'microsoftSupport'])
  .describe('microsoftSupport is how the Java SDK is told microsoft_support.')

export const customerItemSchema = z
  .object({
    id: text,
    companyProfile: companyProfileSchema,
    relationshipToPartner: relationshipSchema,
    links: z.object({ self: linkSchema }),
    attributes: attributesSchema,
  })
  .meta({ id: 'CustomerItem' })

export const customerSchema = customerItemSchema
  .extend({
    commerceId: text,
    billingProfile: billingProfileSchema,
    allowDelegatedAccess: z.boolean().optional(),
    customDomains: z.array(text).optional(),
    userCredentials: z.object({ userName: text, password: text.optional().describe('Shown this once.') }).optional(),
    enableGDAPByDefault: z.boolean().optional(),
  })
  .meta({ id: 'Customer' })

export { billingProfileSchema, companyProfileSchema }

/** What is missing becomes empty, for the rules to refuse together with all else. */
export const toBillingProfileInput = (body: z.output<typeof billingProfileBody> = {}): BillingProfileInput => {
  const { email = '', culture = '', language = '', companyName = '', firstName, lastName, defaultAddress = {} } = body
  const { country = '', city = '', addressLine1 = '', ...address } = defaultAddress
  return {
    ...{ email, culture, language, companyName, firstName, lastName },
    defaultAddress: {
      ...address,
      ...{ country, city, addressLine1, firstName: address.firstName ?? '', lastName: address.lastName ?? '' },
    },
  }
}

const selfOf = (id: string, part = '') => ({ self: linkTo(`/customers/${id}${part}`) })

const toWireAddress = ({ country, region, city, state, ...rest }: Address): Loose<z.output<typeof addressSchema>> => ({
  ...{ country, region, city, state, addressLine1: rest.addressLine1, addressLine2: rest.addressLine2 },
  ...{ postalCode: rest.postalCode, firstName: rest.firstName, lastName: rest.lastName },
  ...{ middleName: rest.middleName, phoneNumber: rest.phoneNumber },
})

export const toWireBilling = (
  customerId: string,
  profile: BillingProfile,
): Loose<z.output<typeof billingProfileSchema>> => {
  const { id, email, culture, language, companyName, firstName, lastName, defaultAddress, etag } = profile
  return {
    ...{ id, email, culture, language, companyName, firstName, lastName },
    defaultAddress: toWireAddress(defaultAddress),
    links: selfOf(customerId, '/profiles/billing'),
    attributes: { etag, objectType: 'CustomerBillingProfile' },
  }
}

export const toWireCompany = ({ id, companyProfile }: Customer): Loose<z.output<typeof companyProfileSchema>> => {
  const { tenantId, domain, companyName, organizationRegistrationNumber } = companyProfile
  return {
    ...{ tenantId, domain, companyName, organizationRegistrationNumber },
    links: selfOf(id, '/profiles/company'),
    attributes: { objectType: 'CustomerCompanyProfile' },
  }
}

export const toWireItem = (customer: Customer, client: RestClient): Loose<z.output<typeof customerItemSchema>> => ({
  id: customer.id,
  companyProfile: toWireCompany(customer),
  relationshipToPartner: toWireRelationship(customer.relationship.relationshipToPartner, client),
  links: selfOf(customer.id),
  attributes: { objectType: 'Customer' },
})

export const toWireCustomer = (customer: Customer, client: RestClient): Loose<z.output<typeof customerSchema>> => ({
  ...toWireItem(customer, client),
  commerceId: customer.commerceId,
  billingProfile: toWireBilling(customer.id, customer.billingProfile),
  allowDelegatedAccess: customer.relationship.allowDelegatedAccess,
  customDomains: [customer.companyProfile.domain],
})

const toWireRelationship = (
  relationship: RelationshipToPartner,
  client: RestClient,
): z.output<typeof relationshipSchema> => {
  if (relationship === 'MICROSOFT_SUPPORT') return client === 'JAVA' ? 'microsoftSupport' : 'microsoft_support'
  return relationship.toLowerCase() as Lowercase<Exclude<RelationshipToPartner, 'MICROSOFT_SUPPORT'>>
}
