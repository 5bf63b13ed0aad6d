import type { Issue } from '../../client/index.js'
import { fieldAt } from '../fields.js'
import { domainOf, type Row } from './rows.js'

/** What became of a row. */
export interface Outcome {
  readonly line: number
  readonly domain: string
  readonly cells: readonly string[]
  /**
   * `created` now; `earlier`, by a run before; `passed` a dry run; `refused` for its issues; `failed` for what is no
   * matter of the row; `unknown`, because the import ended before there was an answer.
   */
  readonly kind: 'created' | 'earlier' | 'passed' | 'refused' | 'failed' | 'unknown'
  readonly issues: readonly Issue[]
  readonly customerId?: string
  /** False when the customer exists and its password could not be shown any more. */
  readonly hasCredentials?: boolean
  /** What went wrong where nothing is wrong with the row. */
  readonly problem?: string
}

export const outcomeOf = (
  row: Row,
  kind: Outcome['kind'],
  facts: Partial<Omit<Outcome, 'kind' | 'line' | 'cells'>> = {},
): Outcome => ({ line: row.line, domain: domainOf(row), cells: row.cells, kind, issues: [], ...facts })

/** The column that an issue is about, as files name it. */
export const columnOf = ({ path }: Issue): string => {
  const place = path.join('.')
  return fieldAt(place)?.name ?? place
}

/** All that somebody has to know who reads the row. */
export const reasonsOf = ({ issues, problem, hasCredentials }: Outcome): string =>
  [
    ...issues.map((issue) => {
      const column = columnOf(issue)
      const instead = issue.suggestions.slice(0, 3).join(', ')
      return `${column && `${column}: `}${issue.message}${instead && ` Possible: ${instead}`}`
    }),
    ...(problem ? [problem] : []),
    ...(hasCredentials === false ? ['The password cannot be shown any more: csp credential reset.'] : []),
  ].join(' | ')
