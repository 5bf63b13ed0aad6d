import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import { Prisma } from '../generated/sqlite/client.js'
import { requireTimeLeft } from '../request-deadline.js'
import type { Decoders, Selection } from '../selection.js'
import { sendStatement } from '../statements.js'
import type { Storage } from '../storage.js'
import type { Beneath } from './connection.js'
import type { ReadDriver } from './read-driver.js'
import { sqliteJson } from './sqlite-json.js'
import { tellUnavailable } from './sqlite-unavailable.js'

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

/** Statements of ours that read, without Prisma. */
export class PreparedReads implements Pick<Storage, 'select' | 'count'> {
  readonly #driver: Pick<SqlDriverAdapter, 'queryRaw'>

  constructor(
    driver: ReadDriver,
    private readonly onStatement: () => void,
    beneath: Beneath = (adapter) => adapter,
  ) {
    this.#driver = beneath({ queryRaw: (query: SqlQuery) => driver.queryRaw(query) } as unknown as SqlDriverAdapter)
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

  select<Row>(selection: Selection<Row>, rest: Prisma.Sql): Promise<Row[]> {
    return this.all(Prisma.sql`SELECT ${selection.columns(sqliteJson)} ${rest}`).then((rows) =>
      rows.map((values) => selection.decode(values, sqliteDecoders)),
    )
  }

  async count(query: Prisma.Sql): Promise<number> {
    return Number((await this.all(query))[0]?.[0])
  }
}
