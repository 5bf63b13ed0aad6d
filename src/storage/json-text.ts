import { Prisma } from './generated/sqlite/client.js'
import type { JsonKind, ShownColumn, ShownMade } from './shown.js'

/**
 * What a database calls the functions that write a column as JSON, to the letter as JSON.stringify does. Each takes and gives
 * SQL, and writes `null` for NULL. What is left out here is the same everywhere.
 */
export type JsonSql = Readonly<Record<Extract<JsonKind, 'text' | 'time' | 'list'>, (column: string) => string>>

/** Values that a statement is given each time: what a caller has asked for. */
export type Variables = Readonly<Record<string, unknown>>

type Part = Prisma.Sql | ((variables: Variables) => Prisma.Sql)

/** No database takes more arguments of a function. */
const argumentsMax = 90

/** Stands around what has to be made here: in JSON it is always written otherwise. */
const mark = '\u0001'
const marked = new RegExp(`${mark}(\\d+)([^${mark}]*)${mark}`, 'g')

type Make = (of: never) => unknown

/** JSON as a database is to write it, piece by piece: text that is always the same, and what stands in columns. */
export class JsonText {
  readonly #parts: ((json: JsonSql) => Part)[] = []
  #literal = ''

  /** @param makes of what is made here, in all of the text */
  constructor(private readonly makes: Make[] = []) {}

  literal(text: string): void {
    this.#literal += text
  }

  /** @param write writes the value of each key */
  object<Value>(members: Iterable<readonly [key: string, value: Value]>, write: (value: Value) => void): void {
    let before = '{'
    for (const [key, value] of members) {
      this.literal(`${before}"${key}":`)
      before = ','
      write(value)
    }
    this.literal('}')
  }

  column({ kind, column }: ShownColumn): void {
    if (kind === 'name') this.literal('"')
    this.#add((json) => Prisma.raw(expression(kind, column, json)))
    if (kind === 'name') this.literal('"')
  }

  /** Of what it is made of. */
  made({ of, make }: ShownMade): void {
    this.literal(`${mark}${this.makes.push(make) - 1}`)
    this.object(Object.entries(of), (column) => this.column(column))
    this.literal(mark)
  }

  /** Of the one row of another table. */
  row(from: string, write: (row: JsonText) => void): void {
    const row = this.#inner(write)
    this.#add((json) => (variables) => Prisma.sql`(SELECT ${row.sql(json, variables)} ${Prisma.raw(from)})`)
  }

  /** Of the rows of another table, in their order: a database keeps it where rows come from an ordered list. */
  rows(from: (variables: Variables) => Prisma.Sql, write: (row: JsonText) => void): void {
    const row = this.#inner(write)
    this.literal('[')
    this.#add((json) => (variables) => {
      const rows = Prisma.sql`SELECT ${row.sql(json, variables)} AS "json" ${from(variables)}`
      return Prisma.sql`(SELECT string_agg(t."json", ',') FROM (${rows}) t)`
    })
    this.literal(']')
  }

  /** An expression whose value is the text, but for what is made here. */
  sql(json: JsonSql, variables: Variables): Prisma.Sql {
    const parts = this.#compiled(json).map((part) => (typeof part === 'function' ? part(variables) : part))
    return parts.length > 1 ? concat(parts) : (parts[0] ?? Prisma.raw(`''`))
  }

  /** Makes what is left to be made of what the database has answered. */
  finish(text: string): string {
    if (this.makes.length === 0) return text
    return text.replaceAll(marked, (_all, index: string, of: string) =>
      JSON.stringify(this.makes[Number(index)]?.(JSON.parse(of) as never)),
    )
  }

  #compiledParts: readonly Part[] | undefined

  /** What is always the same is joined once. */
  #compiled(json: JsonSql): readonly Part[] {
    if (this.#compiledParts) return this.#compiledParts
    this.#endLiteral()
    const joined: Part[] = []
    let same: Prisma.Sql[] = []
    const endSame = () => {
      if (same.length > 0) joined.push(concat(same))
      same = []
    }
    for (const part of this.#parts.map((of) => of(json))) {
      if (typeof part === 'function') {
        endSame()
        joined.push(part)
      } else same.push(part)
    }
    endSame()
    this.#compiledParts = joined
    return joined
  }

  #inner(write: (row: JsonText) => void): JsonText {
    const row = new JsonText(this.makes)
    write(row)
    return row
  }

  #add(part: (json: JsonSql) => Part): void {
    this.#endLiteral()
    this.#parts.push(part)
  }

  #endLiteral(): void {
    const literal = this.#literal
    this.#literal = ''
    if (literal !== '') this.#parts.push(() => Prisma.raw(`'${literal.replaceAll("'", "''")}'`))
  }
}

const expression = (kind: JsonKind, column: string, json: JsonSql): string => {
  if (kind === 'name' || kind === 'number') return column
  if (kind === 'boolean') return `CASE WHEN ${column} THEN 'true' ELSE 'false' END`
  return json[kind](column)
}

/** One after the other; of as many as it may be. */
const concat = (parts: readonly Prisma.Sql[]): Prisma.Sql => {
  if (parts.length <= argumentsMax) return Prisma.sql`concat(${Prisma.join([...parts], ', ')})`
  const groups = []
  for (let at = 0; at < parts.length; at += argumentsMax) groups.push(concat(parts.slice(at, at + argumentsMax)))
  return concat(groups)
}
