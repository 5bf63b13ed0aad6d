import { Misused } from '../../failures.js'
import type { SheetRow } from '../sheet.js'
import type { Element, Listener } from './archive.js'
import type { Workbook } from './workbook.js'

const columnsMax = 1_000

/** Makes rows of what a sheet's XML says. */
export class SheetListener implements Listener {
  #rows: SheetRow[] = []
  #line = 0
  #cells: string[] = []
  #fault: string | undefined
  #cell: { readonly column: number; readonly type: string; readonly style: number } = { column: 0, type: '', style: 0 }
  #text = ''
  #isText = false

  constructor(private readonly workbook: Workbook) {}

  /** The rows that have ended since the last time. */
  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open({ name, attributes }: Element): void {
    if (name === 'row') this.#openRow(Number(attributes.r ?? this.#line + 1))
    else if (name === 'c') this.#openCell(attributes)
    else this.#isText = name === 'v' || name === 't'
  }

  text(text: string): void {
    if (this.#isText) this.#text += text
  }

  close(name: string): void {
    this.#isText = false
    if (name === 'c') this.#cells[this.#cell.column] = this.#value()
    if (name === 'row')
      this.#rows.push({ line: this.#line, cells: Array.from(this.#cells, (cell) => cell ?? ''), fault: this.#fault })
  }

  #openRow(line: number): void {
    this.#line = line
    this.#cells = []
    this.#fault = undefined
  }

  #openCell({ r, t = 'n', s = '0' }: Element['attributes']): void {
    const column = r === undefined ? this.#cells.length : columnOf(r)
    if (column >= columnsMax) throw new Misused(`has more than ${columnsMax} columns in line ${this.#line}.`)
    this.#cell = { column, type: t, style: Number(s) }
    this.#text = ''
  }

  #value(): string {
    const { type, style } = this.#cell
    if (this.#text === '') return ''
    if (type === 's')
      return this.workbook.strings[Number(this.#text)] ?? this.#faulty('is not among the texts of the workbook')
    if (type === 'e') return this.#faulty('is an error of a formula')
    if (type === 'b') return this.#text === '1' ? 'true' : 'false'
    if (type !== 'n') return this.#text
    return this.workbook.dateStyles.has(style) ? this.#faulty('is a date, and has to be text') : numberOf(this.#text)
  }

  #faulty(problem: string): string {
    this.#fault ??= `Cell ${letterOf(this.#cell.column)}${this.#line} (${this.#text}) ${problem}.`
    return this.#text
  }
}

/** "4.2555501E9" is a telephone number. */
const numberOf = (text: string): string => (Number.isSafeInteger(Number(text)) ? String(Number(text)) : text)

const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)
