import type { ArgType, SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import type Database from 'better-sqlite3'
import { remembering } from '../../shared/remembering.js'

/** More than Prisma makes of the gateway's operations; each takes some ten kilobytes. */
const statementsMax = 200

/** In place of the types of its arguments: a statement of ours, whose values are the database's own already. */
export const plainly: ArgType[] = []

/** Nobody asks: whoever wrote the statement knows. */
const noColumns = { columnNames: [], columnTypes: [] }

/** What Prisma's adapter asks of a statement that it has bound. */
interface Bound {
  readonly reader: boolean
  columns(): Database.ColumnDefinition[]
  run(): Database.RunResult
  raw(): { all(): unknown[] }
}

/** Where a limit is a parameter and no expression, SQLite makes a new plan each time that it is given. */
const planningOnce = (sql: string): string => sql.replaceAll(' LIMIT ?', ' LIMIT +?')

/**
 * The same connection, which prepares a statement once. The adapter does it each time, a tenth of what a write takes;
 * and binds it for good, so that none could be used twice. Statements of ours are run without what it does for Prisma.
 */
export const preparingOnce = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { client } = adapter as SqlDriverAdapter & { readonly client: Database.Database }
  const original = client.prepare.bind(client)
  const prepare = remembering(statementsMax, (sql) => {
    const statement = original(planningOnce(sql))
    const bind = (args: unknown[]): Bound => ({
      reader: statement.reader,
      columns: () => statement.columns(),
      run: () => statement.run(args),
      raw: () => ({ all: () => statement.raw().all(args) }),
    })
    return { bind }
  })
  // The adapter has whole numbers come as BigInt.
  const plain = remembering(statementsMax, (sql) => {
    const statement = original(sql).safeIntegers(false)
    return statement.reader ? statement.raw() : statement
  })
  Object.assign(client, { prepare })
  const { queryRaw, executeRaw } = adapter
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) =>
      query.argTypes === plainly
        ? { ...noColumns, rows: plain(query.sql).all(query.args) as unknown[][] }
        : queryRaw.call(adapter, query),
    executeRaw: async (query: SqlQuery) =>
      query.argTypes === plainly ? plain(query.sql).run(query.args).changes : executeRaw.call(adapter, query),
  })
}
