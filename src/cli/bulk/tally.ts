import type { IssueCode } from '../../client/index.js'
import type { Outcome } from './outcome.js'

const keptMax = 100

/** How many rows have come to what; of those that were refused or failed the first so many. */
export class Tally {
  readonly #counts = new Map<Outcome['kind'], number>()
  readonly wrong: Outcome[] = []
  /** Customers whose password could not be shown any more. */
  readonly withoutCredentials: string[] = []
  firstCode: IssueCode | undefined

  add(outcome: Outcome): void {
    const { kind, issues, hasCredentials, domain } = outcome
    this.#counts.set(kind, this.count(kind) + 1)
    this.firstCode ??= issues[0]?.code
    if (isWrong(outcome) && kind !== 'unknown' && this.wrong.length < keptMax) this.wrong.push(outcome)
    if (hasCredentials === false) this.withoutCredentials.push(domain)
  }

  count(kind: Outcome['kind']): number {
    return this.#counts.get(kind) ?? 0
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
}

export const isWrong = ({ kind }: Outcome): boolean => kind === 'refused' || kind === 'failed' || kind === 'unknown'
