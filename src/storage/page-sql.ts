import type { Key, Page, PageOrder } from '../shared/page.js'
import { Prisma } from './generated/sqlite/client.js'

export interface PageSql {
  /** Without conditions: true. */
  readonly where: Prisma.Sql
  readonly orderBy: Prisma.Sql
  readonly take: number
}

/** Stands in the text: where it is a parameter, SQLite makes a new plan each time. */
export const limitTo = (rows: number): Prisma.Sql => Prisma.raw(`LIMIT ${rows}`)

/** The part of a statement that reads one page: one row more than it shows. The same as `pageQuery`, by hand. */
export const pageSql = ({ order, size, isBackward, after, before }: Page, alias: string): PageSql => {
  const isDescending = (order.isDescending ?? false) !== isBackward
  const [later, earlier] = order.isDescending ? ['<', '>'] : ['>', '<']
  const conditions = [
    ...(after ? [beyond(order.columns, after, { alias, comparison: later as string })] : []),
    ...(before ? [beyond(order.columns, before, { alias, comparison: earlier as string })] : []),
  ]
  const direction = isDescending ? 'DESC' : 'ASC'
  return {
    where: conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`1 = 1`,
    orderBy: Prisma.raw(order.columns.map(({ name }) => `${alias}."${name}" ${direction}`).join(', ')),
    take: size + 1,
  }
}

interface Beyond {
  readonly alias: string
  readonly comparison: string
}

/**
 * Rows after a key in the order of the columns: for (a, b) that is a >= x and (a > x or b > y). The first half says
 * nothing new, but lets the database walk an index from the key on.
 */
const beyond = (columns: PageOrder['columns'], key: Key, { alias, comparison }: Beyond): Prisma.Sql => {
  const [column = { name: '', type: 'text' }, ...rest] = columns
  const name = Prisma.raw(`${alias}."${column.name}"`)
  const value = column.type === 'time' ? new Date(String(key[0])) : key[0]
  const [is, isOrEquals] = [Prisma.raw(comparison), Prisma.raw(`${comparison}=`)]
  if (rest.length === 0) return Prisma.sql`${name} ${is} ${value}`
  const inner = beyond(rest, key.slice(1), { alias, comparison })
  return Prisma.sql`${name} ${isOrEquals} ${value} AND (${name} ${is} ${value} OR ${inner})`
}
