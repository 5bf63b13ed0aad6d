import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import { fold, tidy } from '../../shared/text.js'

const domainSuffix = '.onmicrosoft.com'

/** With the suffix of 16 characters that is Partner Center's limit of 43 for the whole name. */
const domainPrefixLengthMax = 27

export const normaliseDomain = (domain: string): string => tidy(domain).toLowerCase()

const prefixFormat = /^[a-z0-9]{1,27}$/

/** What is wrong with a normalised domain in itself; whether it is free is for storage to say. */
export const findDomainIssues = (domain: string, path: InputPath): Issue[] => {
  if (!domain) return [issue('REQUIRED', path, 'required')]
  if (domain.endsWith(domainSuffix) && prefixFormat.test(domain.slice(0, -domainSuffix.length))) return []
  const prefix = toPrefix(domain.split('.')[0] ?? '')
  return [issue('INVALID_FORMAT', path, 'domain.format', { suggestions: prefix ? [prefix + domainSuffix] : [] })]
}

/** Letters and digits of any text, as much of them as a prefix can have; empty when there are none. */
const toPrefix = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, domainPrefixLengthMax)

/** Domains to try instead, made from what the company is called, best first. They may be taken. */
export const proposeDomains = (...sources: readonly string[]): string[] => {
  const prefixes = [...new Set(sources.map(toPrefix).filter(Boolean))]
  const endings = ['', 'cloud', 'online', 'group', '365', 'hq', ...Array.from({ length: 20 }, (_, i) => String(i + 2))]
  const proposals = endings.flatMap((ending) =>
    prefixes.map((prefix) => prefix.slice(0, domainPrefixLengthMax - ending.length) + ending + domainSuffix),
  )
  return [...new Set(proposals)]
}

export const domainNotFound = (domain: string): Issue =>
  issue('NOT_FOUND', ['domain'], 'domain.notFound', { values: { domain: domain.slice(0, 60) } })
