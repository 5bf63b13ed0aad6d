import { z } from 'zod'
import { Rejection } from '../../shared/issue.types.js'
import { anyAgent, type RestRoute, route } from '../../shared/rest/route.js'
import { attributesSchema } from '../../shared/rest/wire.js'
import { normaliseCountryCode } from '../address/address.rules.js'
import { countryRulesOf } from './country.catalogue.js'
import { countryNotFound } from './country.rules.js'

const text = z.string()

const rulesSchema = z
  .object({
    ...{ iso2Code: text, defaultCulture: text, isStateRequired: z.boolean(), supportedStatesList: z.array(text) },
    ...{ supportedLanguagesList: z.array(text), supportedCulturesList: z.array(text) },
    ...{ isPostalCodeRequired: z.boolean(), postalCodeRegex: text.optional(), isCityRequired: z.boolean() },
    ...{ isVatIdSupported: z.boolean(), isTaxIdSupported: z.boolean(), isTaxIdOptional: z.boolean() },
    countryCallingCodesList: z.array(text),
    ...{ customerOrganizationRegistrationNumberRequired: z.boolean() },
    ...{ customerOrganizationRegistrationNumberRegex: text.optional() },
    customerOrganizationPhoneNumberRequired: z.boolean(),
    attributes: attributesSchema,
  })
  .meta({ id: 'CountryValidationRules' })

export const countryRoutes = (): RestRoute[] => [
  route({
    ...{ method: 'GET', path: '/v1/countryvalidationrules/{country}', operationId: 'getCountryValidationRules' },
    ...{ tag: 'Countries', roles: anyAgent },
    summary: 'The rules of a country; creating a customer enforces exactly these. Tax ids are not asked for.',
    answer: rulesSchema,
    handle: ({ params }) => {
      const rules = countryRulesOf(normaliseCountryCode(params.country))
      if (!rules) return new Rejection([countryNotFound(params.country)])
      return {
        iso2Code: rules.code,
        defaultCulture: rules.defaultCulture,
        isStateRequired: rules.isStateRequired,
        supportedStatesList: rules.states.map(({ code }) => code),
        supportedLanguagesList: rules.languages,
        supportedCulturesList: rules.cultures,
        isPostalCodeRequired: rules.isPostalCodeRequired,
        postalCodeRegex: rules.postalCodeRegex,
        isCityRequired: rules.isCityRequired,
        ...{ isVatIdSupported: false, isTaxIdSupported: false, isTaxIdOptional: true },
        countryCallingCodesList: rules.callingCodes,
        customerOrganizationRegistrationNumberRequired: rules.isOrganizationRegistrationNumberRequired,
        customerOrganizationRegistrationNumberRegex: rules.organizationRegistrationNumberRegex,
        customerOrganizationPhoneNumberRequired: rules.isPhoneNumberRequired,
        attributes: { objectType: 'CountryValidationRules' },
      }
    },
  }),
]
