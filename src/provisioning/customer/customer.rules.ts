import validator from 'validator'
import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { remembering } from '../../shared/remembering.js'
import { fold, tidy, tidyLine, tidyLineOrNull, tidyOrNull } from '../../shared/text.js'
import { findTextIssues } from '../../shared/text.rules.js'
import { type NormalAddress, normaliseAddress } from '../address/address.rules.js'
import {
  type CountryRules,
  findCultureIssues,
  findLanguageIssues,
  findRegistrationNumberIssues,
} from '../country/country.rules.js'
import { normaliseDomain } from '../domain/domain.rules.js'
import { findCompanyNameIssues } from './company-name.rules.js'
import type { BillingProfileInput, CompanyProfileInput } from './customer.inputs.js'
import { findPersonNameIssues } from './person-name.rules.js'

export interface NormalBillingProfile {
  readonly email: string
  readonly culture: string
  readonly language: string
  readonly companyName: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly defaultAddress: NormalAddress
}

export interface NormalCompanyProfile {
  readonly domain: string
  readonly organizationRegistrationNumber: string | null
}

export const normaliseBillingProfile = (
  profile: BillingProfileInput,
  rules: CountryRules | undefined,
): NormalBillingProfile => ({
  email: tidy(profile.email),
  culture: normaliseCulture(tidy(profile.culture)),
  language: tidy(profile.language).toLowerCase(),
  companyName: tidyLine(profile.companyName),
  firstName: tidyLineOrNull(profile.firstName),
  lastName: tidyLineOrNull(profile.lastName),
  defaultAddress: normaliseAddress(profile.defaultAddress, rules),
})

export const normaliseCompanyProfile = (profile: CompanyProfileInput): NormalCompanyProfile => ({
  domain: normaliseDomain(profile.domain),
  organizationRegistrationNumber: tidyOrNull(profile.organizationRegistrationNumber),
})

/** Whatever is longer is refused later: it is no culture of any country. */
const cultureLengthMax = 35
const culturesMax = 500

/** BCP 47 writes cultures in one way only: "EN-us" is "en-US". What is no language tag stays as it is. */
const normaliseCulture = (culture: string): string =>
  culture.length > cultureLengthMax ? culture : canonicalCulture(culture)

const canonicalCulture = remembering(culturesMax, (culture) => {
  try {
    return Intl.getCanonicalLocales(culture)[0] ?? culture
  } catch (error) {
    if (error instanceof RangeError) return culture
    throw error
  }
})

/** All that is wrong with a billing profile but its address; `partnerDomain` is the partner's own. */
export const findBillingProfileIssues = (
  profile: NormalBillingProfile,
  rules: CountryRules | undefined,
  partnerDomain: string,
): Issue[] => {
  const at = (member: keyof BillingProfileInput) => ['billingProfile', member]
  return [
    ...findEmailIssues(profile.email, partnerDomain, at('email')),
    ...findCultureIssues(profile.culture, rules, at('culture')),
    ...findLanguageIssues(profile.language, rules, at('language')),
    ...findCompanyNameIssues(profile.companyName, at('companyName')),
    ...findPersonNameIssues(profile.firstName, at('firstName')),
    ...findPersonNameIssues(profile.lastName, at('lastName')),
  ]
}

/** All but whether the domain is well formed and free, which is the domain module's to say. */
export const findCompanyProfileIssues = (profile: NormalCompanyProfile, rules: CountryRules | undefined): Issue[] =>
  findRegistrationNumberIssues(profile.organizationRegistrationNumber, rules, [
    'companyProfile',
    'organizationRegistrationNumber',
  ])

export const findExternalIdIssues = (externalId: string | null): Issue[] =>
  findTextIssues(externalId, ['externalId'], { lengthMax: 255 })

/** 254 characters is what SMTP can carry (RFC 5321). */
const findEmailIssues = (email: string, partnerDomain: string, path: InputPath): Issue[] => {
  const found = findTextIssues(email, path, { isRequired: true, lengthMax: 254 })
  if (found.length > 0) return found
  if (!validator.isEmail(email)) return [issue('INVALID_FORMAT', path, 'email.format')]
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (domain !== 'microsoft.com' && domain !== partnerDomain) return []
  return [issue('NOT_SUPPORTED', path, 'email.domain', { values: { domain } })]
}

/** What a search looks through. */
export const searchTextOf = (customer: {
  readonly companyName: string
  readonly domain: string
  readonly email: string
  readonly externalId: string | null
}): string => fold([customer.companyName, customer.domain, customer.email, customer.externalId ?? ''].join(' '))

export const customerNotFound = (id: string): Issue =>
  issue('NOT_FOUND', ['customerId'], 'customer.notFound', { values: { id: id.slice(0, 40) } })

/** A relationship ends after every subscription was suspended: Partner Center's own rule. */
export const findRemovalIssues = (activeSubscriptions: number): Issue[] =>
  activeSubscriptions === 0
    ? []
    : [
        issue('NOT_ALLOWED_IN_STATE', ['customerId'], 'customer.activeSubscriptions', {
          values: { count: activeSubscriptions },
        }),
      ]

export const findDeletionIssues = (isSandbox: boolean, activeSubscriptions: number): Issue[] =>
  isSandbox
    ? findRemovalIssues(activeSubscriptions)
    : [issue('NOT_ALLOWED_IN_STATE', ['customerId'], 'customer.notSandbox')]
