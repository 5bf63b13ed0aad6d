import { Prisma } from './generated/sqlite/client.js'
import type { JsonSql, JsonText, Variables } from './json-text.js'
import { transactionOf } from './open-transaction.js'
import type { Writer } from './storage.js'

/** What a column holds, where the databases store it in ways of their own; all others are text or numbers. */
export type ColumnKind = 'time' | 'boolean' | 'json'

interface Column {
  readonly name: string
  readonly kind: ColumnKind | undefined
}

/** One table in a selection: its columns go under `name`, or into the row itself when that is "". */
interface Part {
  readonly name: string
  readonly alias: string
  readonly columns: readonly Column[]
}

/** A column of a table: all there are, by their names as Prisma has them. */
type Names = Readonly<Record<string, string>>

/**
 * @param names the model's scalar fields as generated, so that a new column is never forgotten
 * @param kinds of those that are no text or number
 */
export const part = (
  name: string,
  alias: string,
  [names, kinds]: readonly [Names, Readonly<Record<string, ColumnKind>>],
): Part => ({
  ...{ name, alias },
  columns: Object.values(names).map((column) => ({ name: column, kind: kinds[column] })),
})

/** How a database's own values become ours. */
export type Decoders = Readonly<Record<ColumnKind, (value: never) => unknown>>

/** Which columns a statement reads, and the rows that they make: what is written by hand where Prisma costs too much. */
export interface Selection<Row> {
  /** What stands between SELECT and FROM. */
  columns(json: JsonSql): Prisma.Sql

  /** @param values of one row, in the order of the columns */
  decode(values: readonly unknown[], decoders: Decoders): Row
}

/** A selection, and what its rows are to whoever asks. */
export interface View<Row, Item> {
  readonly selection: Selection<Row>
  toItem(row: Row): Item
}

/** Columns as they are. */
export class Columns<Row> implements Selection<Row> {
  readonly #columns: Prisma.Sql

  constructor(private readonly parts: readonly Part[]) {
    const all = parts.flatMap(({ alias, columns }) => columns.map(({ name }) => `${alias}."${name}"`))
    this.#columns = Prisma.raw(all.join(', '))
  }

  columns(): Prisma.Sql {
    return this.#columns
  }

  decode(values: readonly unknown[], decoders: Decoders): Row {
    const row: Record<string, unknown> = {}
    let next = 0
    for (const { name, columns } of this.parts) {
      const into: Record<string, unknown> = name === '' ? row : {}
      for (const { name: column, kind } of columns) {
        const value = values[next++]
        into[column] = kind === undefined || value === null ? value : decoders[kind](value as never)
      }
      if (name !== '') row[name] = into
    }
    return row as Row
  }
}

/** A row that has left the database as JSON. */
export interface JsonRow {
  readonly json: string
}

/** Rows as JSON, with the columns beside it that they are ordered by. */
export class JsonSelection<Order extends object> implements View<JsonRow & Order, string> {
  readonly selection: Selection<JsonRow & Order> = this

  constructor(
    private readonly text: JsonText,
    private readonly variables: Variables,
    private readonly order: Columns<Order>,
  ) {}

  columns(json: JsonSql): Prisma.Sql {
    return Prisma.sql`${this.text.sql(json, this.variables)}, ${this.order.columns()}`
  }

  decode([json, ...order]: readonly unknown[], decoders: Decoders): JsonRow & Order {
    return { json: json as string, ...this.order.decode(order, decoders) }
  }

  readonly toItem = ({ json }: JsonRow & Order): string => this.text.finish(json)
}

/** Rows of a statement of ours, within a transaction: `SELECT` with these columns and then `rest`. */
export const selectIn = <Row>(tx: Writer, selection: Columns<Row>, rest: Prisma.Sql): Promise<Row[]> => {
  const transaction = transactionOf(tx)
  return transaction
    .query(Prisma.sql`SELECT ${selection.columns()} ${rest}`)
    .then((rows) => rows.map((values) => selection.decode(values, transaction.decoders)))
}
