import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type Database from 'better-sqlite3'
import { remembering } from '../../shared/remembering.js'

/** More than Prisma makes of the gateway's operations; each takes some ten kilobytes. */
const statementsMax = 200

/** What Prisma's adapter asks of a statement that it has bound. */
interface Bound {
  readonly reader: boolean
  columns(): Database.ColumnDefinition[]
  run(): Database.RunResult
  raw(): { all(): unknown[] }
}

/**
 * The same connection, which prepares a statement once. The adapter does it each time, a tenth of what a write takes;
 * and binds it for good, so that none could be used twice.
 */
export const preparingOnce = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { client } = adapter as SqlDriverAdapter & { readonly client: Database.Database }
  const original = client.prepare.bind(client)
  const prepare = remembering(statementsMax, (sql) => {
    const statement = original(sql)
    const bind = (args: unknown[]): Bound => ({
      reader: statement.reader,
      columns: () => statement.columns(),
      run: () => statement.run(args),
      raw: () => ({ all: () => statement.raw().all(args) }),
    })
    return { bind }
  })
  Object.assign(client, { prepare })
  return adapter
}
