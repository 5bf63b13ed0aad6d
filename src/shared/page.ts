import type { Connection, Edge } from './connection.types.js'
import { InvalidArgument } from './invalid-argument.js'

export const pageSizeMax = 100
export const pageSizeDefault = 20

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

/** The columns that a list is ordered by: together they are unique, so that each row has its own place. */
export interface PageOrder {
  /** Stands in the cursors: a cursor of one order means nothing in another. */
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'time' | 'number' }[]
  readonly isDescending?: boolean
}

/** The values of the ordering columns at one row. Pages cut by them neither repeat nor skip rows while others write. */
export type Key = readonly (string | number)[]

/** A page as storage has to read it. */
export interface Page {
  readonly order: PageOrder
  readonly size: number
  readonly isBackward: boolean
  readonly after: Key | undefined
  readonly before: Key | undefined
}

/** @throws InvalidArgument when a size is outside 1 to 100, both ends are asked for, or a cursor is none of ours */
export const parsePage = ({ first, after, last, before }: PageArguments, order: PageOrder): Page => {
  if (first != null && last != null) throw new InvalidArgument('last', 'Give `first` or `last`, not both.')
  requireSize('first', first)
  requireSize('last', last)
  return {
    order,
    size: first ?? last ?? pageSizeDefault,
    isBackward: last != null,
    after: after == null ? undefined : parseCursor('after', after, order),
    before: before == null ? undefined : parseCursor('before', before, order),
  }
}

const requireSize = (argument: string, size: number | null | undefined): void => {
  if (size != null && (size < 1 || size > pageSizeMax)) {
    throw new InvalidArgument(argument, `\`${argument}\` is a page size from 1 to ${pageSizeMax}, not ${size}.`)
  }
}

const writeCursor = (order: PageOrder, key: Key): string =>
  Buffer.from(JSON.stringify([order.name, ...key])).toString('base64url')

const parseCursor = (argument: string, cursor: string, order: PageOrder): Key => {
  const [name, ...key] = decode(cursor)
  const isKey = key.length === order.columns.length && order.columns.every(({ type }, i) => isOfType[type](key[i]))
  if (name !== order.name || !isKey) {
    throw new InvalidArgument(argument, `\`${argument}\` is not a cursor of this list in this order.`)
  }
  return key as unknown as Key
}

const isOfType = {
  text: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => Number.isSafeInteger(value),
  time: (value: unknown) => typeof value === 'string' && isTime(value),
}

/** Exactly as written by us: Date.parse alone would take 31 February, and years that PostgreSQL does not. */
const isTime = (text: string): boolean =>
  /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text

const decode = (cursor: string): unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

type OrderedRow = Readonly<Record<string, unknown>>

const keyOf = (row: OrderedRow, order: PageOrder): Key =>
  order.columns.map(({ name }) => {
    const value = row[name]
    return value instanceof Date ? value.toISOString() : (value as string | number)
  })

/** Few who read a page ask for the place of each item. */
class PageEdge<Item> implements Edge<Item> {
  readonly #row: OrderedRow
  readonly #order: PageOrder

  constructor(
    readonly node: Item,
    row: OrderedRow,
    order: PageOrder,
  ) {
    this.#row = row
    this.#order = order
  }

  get cursor(): string {
    return writeCursor(this.#order, keyOf(this.#row, this.#order))
  }
}

/**
 * A connection from the rows that storage found: in reading direction, so backward pages come in reverse, and up
 * to one more than the page's size, which tells whether there is more.
 */
export const toConnection = <Row extends object, Item>(
  page: Page,
  rows: readonly Row[],
  toItem: (row: Row) => Item,
  totalCount: () => Promise<number>,
): Connection<Item> => {
  const hasMore = rows.length > page.size
  const shown = rows.slice(0, page.size)
  if (page.isBackward) shown.reverse()
  const edges = shown.map((row) => new PageEdge(toItem(row), row as OrderedRow, page.order))
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.isBackward ? page.before !== undefined : hasMore,
      hasPreviousPage: page.isBackward ? hasMore : page.after !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null
      },
    },
    totalCount,
  }
}
