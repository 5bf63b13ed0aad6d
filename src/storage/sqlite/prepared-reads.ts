import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import { remembering } from '../../shared/remembering.js'
import type { Prisma } from '../generated/sqlite/client.js'
import { requireTimeLeft } from '../request-deadline.js'
import type { Decoders } from '../selection.js'
import { sendStatement } from '../statements.js'
import { type Beneath, busyTimeoutMs } from './connection.js'
import { tellUnavailable } from './sqlite-unavailable.js'

/** Texts of statements differ by how many values a list has, and by what is selected of customers as JSON. */
const statementsMax = 500

const lastTime = { ms: Number.NaN, text: '' }

/** As Prisma writes a time, so that both compare equal. Most rows of one request have one time. */
export const timeText = (time: Date): string => {
  const ms = time.getTime()
  if (ms !== lastTime.ms) Object.assign(lastTime, { ms, text: time.toISOString().replace('Z', '+00:00') })
  return lastTime.text
}

/** As the database stores it. */
export const encode = (value: unknown): unknown => {
  if (value instanceof Date) return timeText(value)
  return typeof value === 'boolean' ? Number(value) : value
}

export const sqliteDecoders: Decoders = {
  time: (text: string) => new Date(text),
  boolean: (number: number) => number === 1,
  json: (text: string) => JSON.parse(text) as unknown,
}

/** Nobody asks: whoever wrote the statement knows. */
const noColumns = { columnNames: [], columnTypes: [] }

/** Statements that read, each prepared once, on a connection of their own that cannot write. */
export class PreparedReads {
  readonly #database: Database.Database
  readonly #driver: Pick<SqlDriverAdapter, 'queryRaw'>
  readonly #prepared = remembering(statementsMax, (sql) => this.#database.prepare(sql).raw())

  constructor(
    file: string,
    private readonly onStatement: () => void,
    beneath: Beneath = (driver) => driver,
  ) {
    this.#driver = beneath({
      queryRaw: async ({ sql, args }: SqlQuery) => ({
        ...noColumns,
        rows: this.#prepared(sql).all(args) as unknown[][],
      }),
    } as unknown as SqlDriverAdapter)
    this.#database = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
  }

  /** The rows, as lists of values. */
  all({ sql, values }: Prisma.Sql): Promise<unknown[][]> {
    return sendStatement(sql, () =>
      tellUnavailable(async () => {
        requireTimeLeft()
        this.onStatement()
        const { rows } = await this.#driver.queryRaw({ sql, args: values.map(encode), argTypes: [] })
        return rows
      }),
    )
  }

  close(): void {
    this.#database.close()
  }
}
