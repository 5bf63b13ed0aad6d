/** A place in a list: from its beginning or after `after`, or from its end or before `before`. */
export interface Place {
  readonly first?: number
  readonly after?: string
  readonly last?: number
  readonly before?: string
}

export interface PageRequest extends Place {
  readonly withTotalCount: boolean
}

export interface Page<Item> {
  readonly nodes: readonly Item[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage?: boolean
    readonly startCursor?: string | null
    readonly endCursor: string | null
  }
  /** How many items all pages have together. Counting costs time, so only a page that was asked for by itself has it. */
  readonly totalCount?: number
}

const pageSizeMax = 100

/** A list that is fetched as it is read: `for await (const item of list)`. */
export class Pages<Item> implements AsyncIterable<Item> {
  constructor(private readonly fetchPage: (request: PageRequest) => Promise<Page<Item>>) {}

  /** One page, with the number of all items; 20 items when no size is given. */
  page(place: Place = {}): Promise<Page<Item>> {
    return this.fetchPage({ ...place, withTotalCount: true })
  }

  /** One page after the other, of 100 items when no size is given. */
  async *pages({
    pageSize = pageSizeMax,
    after,
  }: {
    pageSize?: number
    after?: string
  } = {}): AsyncGenerator<Page<Item>> {
    let place: Place = { first: pageSize, ...(after && { after }) }
    for (;;) {
      const page = await this.fetchPage({ ...place, withTotalCount: false })
      yield page
      const { hasNextPage, endCursor } = page.pageInfo
      if (!hasNextPage || endCursor === null) return
      place = { first: pageSize, after: endCursor }
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for await (const { nodes } of this.pages()) yield* nodes
  }
}
