import { once } from 'node:events'
import type { Writable } from 'node:stream'
import Table from 'cli-table3'
import pc from 'picocolors'
import type { Issue } from '../client/index.js'

export interface Screen extends Writable {
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface OutputSettings {
  readonly isJson: boolean
  /** False for NO_COLOR; without a terminal there is none anyhow. */
  readonly mayColor: boolean
}

/** A row for people, of what programs get whole. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => unknown>>

/** Data goes to standard output, words to standard error. */
export class Output {
  readonly #words: ReturnType<typeof pc.createColors>
  readonly #data: ReturnType<typeof pc.createColors>

  constructor(
    private readonly stdout: Screen,
    private readonly stderr: Screen,
    private readonly settings: OutputSettings,
  ) {
    this.#words = pc.createColors(settings.mayColor && stderr.isTTY === true)
    this.#data = pc.createColors(settings.mayColor && stdout.isTTY === true)
  }

  say(words: string): void {
    this.stderr.write(`${words}\n`)
  }

  problem(words: string): void {
    this.say(`${this.#words.red('✗')} ${printable(words)}`)
  }

  success(words: string): void {
    this.say(`${this.#words.green('✓')} ${words}`)
  }

  /** For programs the same as the schema has it. */
  refusal(issues: readonly Issue[]): void {
    if (this.settings.isJson) this.#json({ __typename: 'Rejection', issues })
  }

  /** One thing: a line for each of its properties. */
  thing<Item>(item: Item, columns: Columns<Item>): void {
    const table = this.#table()
    for (const [name, read] of Object.entries(columns)) table.push([this.#data.bold(name), shown(read(item))])
    if (this.settings.isJson) this.#json(item)
    else this.#print(table)
  }

  /** Many things: a row each; for programs a line each. */
  async list<Item>(items: AsyncIterable<Item> | Iterable<Item>, columns: Columns<Item>): Promise<void> {
    if (this.settings.isJson) {
      for await (const item of items) this.#json(item)
      return
    }
    const table = this.#table(Object.keys(columns).map((name) => this.#data.bold(name)))
    for await (const item of items) table.push(Object.values(columns).map((read) => shown(read(item))))
    this.#print(table)
  }

  /** One of things that come one after the other, without knowing the next: a line each, for programs as well. */
  async line<Item>(item: Item, columns: Columns<Item>): Promise<void> {
    const cells = Object.values(columns).map((read) => shown(read(item)))
    const text = this.settings.isJson ? JSON.stringify(item) : cells.join('  ').trimEnd()
    // Whoever reads slowly is waited for: memory does not grow.
    if (!this.stdout.write(`${text}\n`)) await once(this.stdout, 'drain')
  }

  /** Text that a program made. */
  write(text: string): void {
    this.stdout.write(text)
  }

  #json(value: unknown): void {
    this.stdout.write(`${JSON.stringify(value)}\n`)
  }

  #table(head: string[] = []): Table.Table {
    const none = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
      side,
      `${side}-mid`,
      `${side}-left`,
      `${side}-right`,
    ])
    return new Table({
      head,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
      chars: { ...Object.fromEntries(none.map((side) => [side, ''])), middle: '' },
    })
  }

  #print(table: Table.Table): void {
    const lines = table.toString().split('\n')
    this.stdout.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`)
  }
}

/** Control characters of somebody else's text must not reach the terminal. */
const printable = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '�')

/** A cell, on one line. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value === true) return 'yes'
  if (value === false) return 'no'
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return printable(text).replaceAll('\n', '�')
}
