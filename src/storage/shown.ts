import type { Prisma } from './generated/sqlite/client.js'

/** How a column is written as JSON: a name is text that never needs escaping, such as an id or a member of an enum. */
export type JsonKind = 'name' | 'text' | 'number' | 'boolean' | 'time' | 'list'

/** A value as it stands in the database. */
export interface ShownColumn {
  readonly kind: JsonKind
  /** SQL, e.g. `c."id"`. */
  readonly column: string
}

/** A value that is made of others, which the database does not know how to. */
export interface ShownMade {
  readonly of: Readonly<Record<string, ShownColumn>>
  make(of: never): unknown
}

export interface ShownObject {
  /** By the names that they have in an answer. */
  readonly fields: Readonly<Record<string, Shown>>
  /** `FROM`, for the one row of another table that it is; left out: it is of the same row as what it is in. */
  readonly from?: string
}

/** Rows of another table, so many as a page has. */
export interface ShownPage {
  readonly items: ShownObject
  /**
   * `FROM` to `LIMIT`.
   *
   * @throws InvalidArgument
   */
  from(args: Readonly<Record<string, unknown>>): Prisma.Sql
}

/** What of the database is shown, and under which names: for answers that leave it as finished JSON. */
export type Shown = ShownColumn | ShownMade | ShownObject | ShownPage

type ColumnsOf = (table: string) => Readonly<Record<JsonKind, (name: string) => ShownColumn>>

/** The columns of a table, by its alias in the statement. */
export const columnsOf: ColumnsOf = (table) => {
  const ofKind = (kind: JsonKind) => (name: string) => ({ kind, column: `${table}."${name}"` })
  return {
    name: ofKind('name'),
    text: ofKind('text'),
    number: ofKind('number'),
    boolean: ofKind('boolean'),
    time: ofKind('time'),
    list: ofKind('list'),
  }
}

/** @param make of an object with these values */
export const madeOf = <Of>(of: Readonly<Record<keyof Of, ShownColumn>>, make: (of: Of) => unknown): ShownMade => ({
  ...{ of, make },
})
