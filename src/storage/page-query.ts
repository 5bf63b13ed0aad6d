import type { Key, Page } from '../shared/page.js'

interface PageQuery {
  readonly where: { readonly AND: readonly object[] }
  readonly orderBy: readonly Record<string, 'asc' | 'desc'>[]
  readonly take: number
}

/** The part of a Prisma query that reads one page: one row more than it shows. */
export const pageQuery = ({ order, size, isBackward, after, before }: Page): PageQuery => {
  const names = order.columns.map(({ name }) => name)
  const isDescending = (order.isDescending ?? false) !== isBackward
  const [later, earlier] = order.isDescending ? (['lt', 'gt'] as const) : (['gt', 'lt'] as const)
  return {
    where: {
      AND: [...(after ? [beyond(names, after, later)] : []), ...(before ? [beyond(names, before, earlier)] : [])],
    },
    orderBy: names.map((name) => ({ [name]: isDescending ? 'desc' : 'asc' })),
    take: size + 1,
  }
}

/**
 * Rows after a key in the order of the columns: for (a, b) that is a >= x and (a > x or b > y). The first half
 * says nothing new, but lets the database walk an index from the key on.
 */
const beyond = (names: readonly string[], key: Key, comparison: 'gt' | 'lt'): object => {
  const [name = ''] = names
  const [value] = key
  if (names.length === 1) return { [name]: { [comparison]: value } }
  const orEqual = comparison === 'gt' ? 'gte' : 'lte'
  const rest = beyond(names.slice(1), key.slice(1), comparison)
  return { AND: [{ [name]: { [orEqual]: value } }, { OR: [{ [name]: { [comparison]: value } }, rest] }] }
}
