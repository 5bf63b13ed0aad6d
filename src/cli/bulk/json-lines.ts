import { Misused } from '../failures.js'
import { isTree, type Tree } from '../fields.js'
import { columns, exportColumns, reportColumns } from './columns.js'
import type { Reading, SheetRow } from './sheet.js'
import type { Source } from './source.js'
import { textOf } from './text.js'

/** An object in each line: as createCustomer takes it, or with the columns' names. */
export async function* readJsonLines(source: Source, { encoding, headings }: Reading): AsyncGenerator<SheetRow> {
  const names = [...columns.map(({ name }) => name), ...reportColumns, ...exportColumns, ...headings]
  let line = 0
  for await (const text of linesOf(source, encoding)) {
    line += 1
    if (line === 1) yield { line, cells: names }
    const place = `${source.name}: line ${line}`
    if (text.trim() !== '') yield { line, cells: cellsOf(objectIn(text, place), names, place) }
  }
}

async function* linesOf(source: Source, encoding: Reading['encoding']): AsyncGenerator<string> {
  for await (const part of textOf(source.bytes(), { name: source.name, encoding }))
    yield* part.replace(/\n$/, '').split('\n')
}

const objectIn = (text: string, place: string): Tree => {
  try {
    const value: unknown = JSON.parse(text)
    if (isTree(value)) return flat(value, place)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Misused(`${place} is no JSON object.`)
}

/** The words of the schema become names of columns. */
const flat = (tree: Tree, place: string): Tree => {
  const found: Tree = {}
  for (const [path, value] of leavesOf(tree)) {
    const name = columns.find((column) => column.path === path)?.name ?? path
    if (name in found) throw new Misused(`${place} says ${name} twice.`)
    found[name] = value
  }
  return found
}

function* leavesOf(tree: Tree, before = ''): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(tree)) {
    if (isTree(value)) yield* leavesOf(value, `${before}${key}.`)
    else yield [before + key, value]
  }
}

const cellsOf = (found: Tree, names: readonly string[], place: string): string[] => {
  const unknown = Object.keys(found).find((key) => !names.includes(key))
  if (unknown !== undefined)
    throw new Misused(
      `${place} says "${unknown}", which is not known: --map "${unknown}=COLUMN", or --map "${unknown}=".`,
    )
  return names.map((name) => cellOf(found[name]))
}

const cellOf = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
