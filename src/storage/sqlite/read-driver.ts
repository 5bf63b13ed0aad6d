import type { SqlDriverAdapter, SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import { remembering } from '../../shared/remembering.js'
import { readOnly } from './connection.js'

/** A connection that cannot write. */
export interface ReadDriver extends Pick<SqlDriverAdapter, 'queryRaw'> {
  close(): Promise<void>
}

/** Texts of statements differ by how many values a list has, and by what is selected of customers as JSON. */
const statementsMax = 500

/** Nobody asks what the columns are: whoever wrote the statement knows. */
export const resultOf = (rows: unknown[][]): SqlResultSet => ({ columnNames: [], columnTypes: [], rows })

/** Reads on this thread: nothing else goes on until it is done. */
export const openReadDriver = (file: string): ReadDriver => {
  const database = new Database(file, readOnly)
  const prepared = remembering(statementsMax, (sql) => database.prepare(sql).raw())
  return {
    queryRaw: async ({ sql, args }: SqlQuery) => resultOf(prepared(sql).all(args) as unknown[][]),
    close: async () => void database.close(),
  }
}
