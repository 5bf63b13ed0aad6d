import type { Issue } from '../../client/index.js'
import { Misused } from '../failures.js'
import { HashTable } from './hash-table.js'
import { type Choices, domainOf, externalIdOf, openTable, type Row } from './rows.js'
import type { Source } from './source.js'

/** What has been seen of a file from its beginning to its end, before anything is made of it. */
export interface Survey {
  readonly rowCount: number
  readonly headings: readonly string[]
  /** What a row says that another one says as well, and only one customer can have. */
  repetitions(row: Row): readonly Issue[]
}

/** @throws Misused when the file cannot be read to its end */
export const surveyed = async (source: Source, choices: Choices): Promise<Survey> => {
  const { headings, rows } = await openTable(source, choices)
  const [domains, externalIds] = [new Occurrences(), new Occurrences()]
  let rowCount = 0
  for await (const row of rows) {
    rowCount += 1
    domains.note(domainOf(row), row.line)
    externalIds.note(externalIdOf(row), row.line)
  }
  if (rowCount === 0) throw new Misused(`${source.name} has headings, and no row below them.`)
  return {
    rowCount,
    headings,
    repetitions: (row) => [
      ...repeated(['companyProfile', 'domain'], domains.other(domainOf(row), row.line)),
      ...repeated(['externalId'], externalIds.other(externalIdOf(row), row.line)),
    ],
  }
}

/** Nobody can know which of the two is meant, so that neither is made. */
const repeated = (path: string[], line: number | undefined): Issue[] =>
  line === undefined ? [] : [{ code: 'DUPLICATE', path, message: `Line ${line} has the same one.`, suggestions: [] }]

/** Where a text stands for the first and for the second time. */
class Occurrences {
  readonly #first = new HashTable()
  readonly #second = new HashTable()

  note(text: string, line: number): void {
    if (text === '') return
    if (this.#first.get(text) === undefined) this.#first.set(text, line)
    else if (this.#second.get(text) === undefined) this.#second.set(text, line)
  }

  /** Another line that has it. */
  other(text: string, line: number): number | undefined {
    const first = this.#first.get(text)
    return first === line ? this.#second.get(text) : first
  }
}
