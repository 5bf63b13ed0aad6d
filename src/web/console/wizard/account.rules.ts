import { findAddressIssues } from '../../../provisioning/address/address.rules.js'
import type { CountryRules } from '../../../provisioning/country/country.rules.js'
import {
  findBillingProfileIssues,
  findCompanyProfileIssues,
  findExternalIdIssues,
  normaliseBillingProfile,
  normaliseCompanyProfile,
} from '../../../provisioning/customer/customer.rules.js'
import { findDomainIssues, proposeDomains } from '../../../provisioning/domain/domain.rules.js'
import { findOutOfRangeIssues } from '../../../provisioning/subscription/subscription.rules.js'
import { say } from '../../../shared/messages/say.js'
import type { LanguageTag } from '../texts/language-tags.js'
import { domainSuffix, toBillingProfile, toDomain, toNewCustomer, toOrderLine } from './wizard.input.js'
import type { Account, BasketLine, FieldIssue } from './wizard.state.js'

type RuleIssue = ReturnType<typeof findDomainIssues>[number]

const inWords = (issues: readonly RuleIssue[], language: LanguageTag): FieldIssue[] =>
  issues.map((issue) => ({
    path: issue.path.join('.'),
    message: say(issue, language),
    suggestions: issue.suggestions,
  }))

/** Everything that the gateway would refuse of the first step and that can be known without asking it. */
export const findAccountIssues = (account: Account, country: CountryRules, language: LanguageTag): FieldIssue[] => {
  const profile = normaliseBillingProfile(toBillingProfile(account), country)
  const { companyProfile, externalId } = toNewCustomer(account, [])
  return inWords(
    [
      // The partner's own domain is the gateway's to know.
      ...findBillingProfileIssues(profile, country, ''),
      ...findAddressIssues(profile.defaultAddress, country, ['billingProfile', 'defaultAddress']),
      ...findDomainIssues(toDomain(account.domainPrefix), ['companyProfile', 'domain']),
      ...findCompanyProfileIssues(normaliseCompanyProfile(companyProfile), country),
      ...findExternalIdIssues(externalId),
    ],
    language,
  )
}

/** The same for an address and profile that exist already. */
export const findProfileIssues = (account: Account, country: CountryRules, language: LanguageTag): FieldIssue[] =>
  findAccountIssues(account, country, language).filter(({ path }) => path.startsWith('billingProfile.'))

export const findLineIssues = (line: BasketLine, place: number, language: LanguageTag): FieldIssue[] => {
  const path = ['subscriptions', String(place), 'quantity']
  return inWords(findOutOfRangeIssues(line.offer, toOrderLine(line).quantity ?? 0, path), language)
}

/** What the company could be called in the cloud; empty where its name has neither letters nor digits. */
export const proposePrefix = (companyName: string): string =>
  (proposeDomains(companyName)[0] ?? '').replace(domainSuffix, '')
