import { z } from 'zod'
import type { Connection } from '../connection.types.js'
import { InvalidArgument } from '../invalid-argument.js'
import { type PageArguments, pageSizeMax } from '../page.js'
import type { RestCall } from './route.js'
import { linkTo, wireEnum, wireInteger } from './wire.js'

const seekSizeMax = 500

/** For how long a page can be followed by the next one, in milliseconds. */
const tokenKeptForMs = 24 * 3_600_000

/** The part of a query that pages; lists that can be filtered add their filter. */
export const seekQuery = {
  size: wireInteger.optional().describe(`How many on one page, 1 to ${seekSizeMax}; ${seekSizeMax} when left out.`),
  filter: z.string().optional().describe('JSON: {"Field":…,"Value":…,"Operator":…}.'),
  seekOperation: wireEnum(['next', 'previous', 'first', 'last', 'page_index'])
    .optional()
    .describe('With the header MS-ContinuationToken, whose size and filter hold.'),
}

/** A place in a list. What it holds is no secret, and of no use to another partner. */
const tokenSchema = z.strictObject({
  list: z.string(),
  size: z.int().min(1).max(seekSizeMax),
  filter: z.string().nullable(),
  conditions: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  expiresAt: z.number(),
})

/** Which page of which list. */
export interface Seek {
  /** The list's address, without "/v1" and query. */
  readonly list: string
  readonly size: number
  readonly filter: string | null
  /** What else was asked for, as a query; the token has it, so that the next page is of the same. */
  readonly conditions: string
  readonly isBackward: boolean
  readonly after: string | null
  readonly before: string | null
}

type SeekCall = RestCall<
  string,
  {
    readonly size?: number | undefined
    readonly filter?: string | undefined
    readonly seekOperation?: 'next' | 'previous' | 'first' | 'last' | 'page_index' | undefined
  }
>

/** @throws InvalidArgument for a size, a token or an operation that leads nowhere */
export const parseSeek = ({ query, continuationToken, caller }: SeekCall, list: string, conditions = ''): Seek => {
  const { size, filter = null, seekOperation = 'next' } = query
  if (continuationToken === null) {
    if (query.seekOperation !== undefined) {
      throw new InvalidArgument('MS-ContinuationToken', 'Send the header MS-ContinuationToken with a seekOperation.')
    }
    return { list, size: parseSize(size, filter), filter, conditions, isBackward: false, after: null, before: null }
  }
  const token = parseToken(continuationToken, list, caller.calledAt)
  const { start, end, ...asked } = token
  const place = { ...asked, isBackward: false, after: null, before: null }
  if (seekOperation === 'next') return { ...place, after: end }
  if (seekOperation === 'previous') return { ...place, isBackward: true, before: start }
  if (seekOperation === 'first') return place
  if (seekOperation === 'last') return { ...place, isBackward: true }
  throw new InvalidArgument('seekOperation', 'Pages have no index here: seek with Next, Previous, First or Last.')
}

/** The .NET SDK sends size 0 with each filter that it sends without a size. */
const parseSize = (size: number | undefined, filter: string | null): number => {
  if (size === undefined || (size === 0 && filter !== null)) return seekSizeMax
  if (size >= 1 && size <= seekSizeMax) return size
  throw new InvalidArgument('size', `\`size\` is a page size from 1 to ${seekSizeMax}, not ${size}.`)
}

const parseToken = (text: string, list: string, now: Date): z.output<typeof tokenSchema> => {
  const token = tokenSchema.safeParse(decode(text))
  if (!token.success || token.data.list !== list) {
    throw new InvalidArgument('MS-ContinuationToken', 'The continuation token is not one of this list.')
  }
  if (token.data.expiresAt > now.getTime()) return token.data
  throw new InvalidArgument('MS-ContinuationToken', 'The continuation token has expired. Begin with the first page.')
}

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export interface Found<Item> {
  readonly items: readonly Item[]
  readonly start: string | null
  readonly end: string | null
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}

type ReadPage<Item> = (page: PageArguments) => Promise<Connection<Item>>

/** As many as are wanted, from as many pages of a service as that takes: its own are smaller. */
export const readSeek = async <Item>(
  { size, isBackward, after, before }: Pick<Seek, 'size' | 'isBackward' | 'after' | 'before'>,
  read: ReadPage<Item>,
): Promise<Found<Item>> => {
  let found: Found<Item> | undefined
  for (;;) {
    const count = Math.min(pageSizeMax, size - (found?.items.length ?? 0))
    const page = isBackward
      ? await read({ last: count, before: found ? found.start : before })
      : await read({ first: count, after: found ? found.end : after })
    found = isBackward ? join(page, found) : join(found, page)
    const hasMore = isBackward ? found.hasPrevious : found.hasNext
    if (!hasMore || found.items.length >= size) return found
  }
}

/** From the beginning of a list. */
export const atMost = (size: number) => ({ size, isBackward: false, after: null, before: null })

/** All there are: for lists that are short by nature. */
export const readAll = async <Item>(read: ReadPage<Item>): Promise<readonly Item[]> =>
  (await readSeek(atMost(Number.POSITIVE_INFINITY), read)).items

type Part<Item> = Found<Item> | Connection<Item>

const join = <Item>(...parts: readonly (Part<Item> | undefined)[]): Found<Item> => {
  const [first, ...rest] = parts.filter((part) => part !== undefined).map(toFound)
  if (!first) throw new Error('There is nothing to join.')
  return rest.reduce(
    (before, after) => ({
      items: [...before.items, ...after.items],
      start: before.start ?? after.start,
      end: after.end ?? before.end,
      hasNext: after.hasNext,
      hasPrevious: before.hasPrevious,
    }),
    first,
  )
}

const toFound = <Item>(part: Part<Item>): Found<Item> => {
  if ('items' in part) return part
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = part.pageInfo
  return {
    items: part.nodes,
    start: startCursor,
    end: endCursor,
    hasNext: hasNextPage,
    hasPrevious: hasPreviousPage,
  }
}

/** A page with the links to the pages beside it, and the token that both need. */
export const seekCollection = <Item, Shown>(
  { list, size, filter, conditions }: Seek,
  { items, start, end, hasNext, hasPrevious }: Found<Item>,
  now: Date,
  show: (item: Item) => Shown,
) => {
  const expiresAt = now.getTime() + tokenKeptForMs
  const token = Buffer.from(JSON.stringify({ list, size, filter, conditions, start, end, expiresAt })).toString(
    'base64url',
  )
  const headers = [{ key: 'MS-ContinuationToken', value: token }]
  const others = [filter === null ? '' : `&filter=${encodeURIComponent(filter)}`, conditions && `&${conditions}`]
  const self = `${list}?size=${size}${others.join('')}`
  return {
    totalCount: items.length,
    items: items.map(show),
    continuationToken: hasNext ? token : null,
    links: {
      self: linkTo(self),
      next: hasNext ? linkTo(`${list}?size=${size}&seekOperation=Next`, headers) : null,
      previous: hasPrevious ? linkTo(`${list}?size=${size}&seekOperation=Previous`, headers) : null,
    },
    attributes: { objectType: 'Collection' as const },
  }
}
