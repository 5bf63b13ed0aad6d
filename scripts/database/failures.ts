import Database from 'better-sqlite3'
import pg from 'pg'
import { StartRefused } from '../../src/shared/start-refused.js'

const lostMessage = /^(?:Connection terminated|Client has encountered a connection error|Client was closed)/
const lostCodes = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03'])

/** What went wrong, for whoever runs the command: one line where it can be mended, and the stack of what is a fault. */
export const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof StartRefused) return error.message
  const { code = '' } = error as { code?: string }
  if (lostCodes.has(code) || lostMessage.test(error.message)) {
    return `The connection to PostgreSQL was lost (${error.message}).`
  }
  if (error instanceof pg.DatabaseError) return `PostgreSQL says: ${error.message}${placeOf(error)}`
  if (error instanceof Database.SqliteError) return `SQLite says: ${error.message} (${code})`
  return error.stack ?? error.message
}

/** Which value could not be taken: not what it is. */
const placeOf = ({ where = '' }: pg.DatabaseError): string => {
  const [, table, line, column] = /^COPY (\w+), line (\d+)(?:, column (\w+))?/m.exec(where) ?? []
  return table ? ` (${table}, row ${line}${column ? `, ${column}` : ''})` : ''
}
