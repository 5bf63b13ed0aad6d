import { type InputPath, type Issue, issue } from '../../shared/issue.js'
import type { Storage } from '../../storage/storage.js'
import { findDomainIssues, normaliseDomain, proposeDomains } from './domain.rules.js'
import type { DomainAvailability } from './domain.types.js'

const suggestionsMax = 3

/** A domain belongs to one tenant of the whole cloud: this looks among all partners' customers, and says no more. */
export class DomainService {
  constructor(private readonly storage: Storage) {}

  async checkAvailability(input: string): Promise<DomainAvailability> {
    const domain = normaliseDomain(input)
    const issues = await this.findIssues(domain, ['domain'], domain.split('.')[0] ?? '')
    return { domain, available: issues.length === 0, issues, suggestions: issues[0]?.suggestions ?? [] }
  }

  /** Malformed or taken; suggestions come from the prefix and the company's name. `domain` is normalised. */
  async findIssues(domain: string, path: InputPath, companyName: string): Promise<Issue[]> {
    const malformed = findDomainIssues(domain, path)
    if (malformed.length > 0) {
      const suggestions = await this.#suggest(domain, companyName)
      return malformed.map((found) => ({ ...found, suggestions }))
    }
    return (await this.#isTaken(domain)) ? this.findTakenIssues(domain, path, companyName) : []
  }

  /** For a domain that is known to be taken. */
  async findTakenIssues(domain: string, path: InputPath, companyName: string): Promise<Issue[]> {
    const suggestions = await this.#suggest(domain, companyName)
    return [issue('DOMAIN_TAKEN', path, 'domain.taken', { values: { domain }, suggestions })]
  }

  #suggest(domain: string, companyName: string): Promise<string[]> {
    return this.#findFree(proposeDomains(domain.split('.')[0] ?? '', companyName))
  }

  async #isTaken(domain: string): Promise<boolean> {
    return (await this.storage.findTakenDomains([domain])).has(domain)
  }

  async #findFree(proposals: readonly string[]): Promise<string[]> {
    const taken = await this.storage.findTakenDomains(proposals)
    return proposals.filter((proposal) => !taken.has(proposal)).slice(0, suggestionsMax)
  }
}
