import { once } from 'node:events'
import { resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { Misused } from '../failures.js'
import { reportColumns } from './columns.js'
import { byteOrderMark, csvLine } from './csv.js'
import { type Outcome, reasonsOf } from './outcome.js'
import { writeWhole } from './whole-file.js'

/**
 * The rows of a file again, as CSV, with what became of each before it. What is wrong can be put right in it, and it can
 * be imported as it is: what was created is not created again.
 */
export class Report {
  readonly #content = new PassThrough()
  readonly #written: Promise<void>
  readonly #kept: readonly number[]

  constructor(path: string, headings: readonly string[]) {
    // A report of a report has the columns once.
    this.#kept = headings.flatMap((heading, index) => (isOwn(heading) ? [] : [index]))
    this.#written = writeWhole(path, this.#content)
    // It is looked at when the report ends; until then it must not end the process.
    this.#written.catch(() => this.#content.destroy())
    this.#content.write(byteOrderMark + csvLine([...reportColumns, ...this.#pick(headings)]))
  }

  async add(outcome: Outcome): Promise<void> {
    const { line, kind, customerId = '', cells } = outcome
    const text = csvLine([String(line), kind, reasonsOf(outcome), customerId, ...this.#pick(cells)])
    if (!this.#content.destroyed && !this.#content.write(text))
      await Promise.race([once(this.#content, 'drain'), this.#written])
  }

  async end(): Promise<void> {
    this.#content.end()
    await this.#written
  }

  #pick(cells: readonly string[]): string[] {
    return this.#kept.map((index) => cells[index] ?? '')
  }
}

const isOwn = (heading: string): boolean => (reportColumns as readonly string[]).includes(heading)

/** @throws Misused when a file that is written would take the place of the one that is read */
export const refuseIfSame = (input: string, outputs: readonly (string | undefined)[]): void => {
  const paths = [input, ...outputs].flatMap((path) => (path === undefined ? [] : [resolve(path)]))
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice) throw new Misused(`${twice} is named for two things.`)
}
