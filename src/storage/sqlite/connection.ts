import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'
import { StartRefused } from '../../shared/start-refused.js'
import { requireTimeLeft } from '../request-deadline.js'
import { sendStatement } from '../statements.js'
import { GatedAdapter } from './gated-adapter.js'
import { preparingOnce } from './prepared-once.js'
import { tellUnavailable, withOurErrors } from './sqlite-unavailable.js'

/**
 * Longest synchronous wait for another process's lock, in milliseconds: the event loop stands still for it. Waiting
 * longer is for the write gate, which lets others work meanwhile.
 */
const busyTimeoutMs = 25

/** How a connection is opened that cannot write. */
export const readOnly = { readonly: true, fileMustExist: true, timeout: busyTimeoutMs }

/** Of Prisma's clients: without the arguments of the call, which would bring values into the log. */
export const errorFormat = 'minimal'

/** What lies between the driver and everything of ours; for tests that make statements fail. */
export type Beneath = (adapter: SqlDriverAdapter) => SqlDriverAdapter

const open = (url: string, beneath: Beneath, options: { readonly?: boolean; fileMustExist?: boolean } = {}) =>
  tellUnavailable(async () => {
    const adapter = await new PrismaBetterSqlite3({ url, timeout: busyTimeoutMs, ...options }).connect()
    return observed(withOurErrors(beneath(preparingOnce(adapter))))
  })

const observed = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { queryRaw, executeRaw } = adapter
  return Object.assign(adapter, {
    queryRaw: (query: SqlQuery) => sendStatement(query.sql, () => queryRaw.call(adapter, query)),
    executeRaw: (query: SqlQuery) => sendStatement(query.sql, () => executeRaw.call(adapter, query)),
  })
}

/**
 * What a lost acknowledgement hangs on. All but journal_mode belong to the connection, not to the file, and
 * synchronous is compiled to NORMAL for WAL files: it must be set at each open.
 */
const durableSettings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA secure_delete = ON;
`

const expectedSettings = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' }

/** Opens the one connection that writes, behind the write gate. */
export class WriteConnections implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'csp-gateway-sqlite'
  /** The one that was opened last. */
  gate: GatedAdapter | undefined

  constructor(
    private readonly file: string,
    private readonly beneath: Beneath = (adapter) => adapter,
  ) {}

  async connect(): Promise<SqlDriverAdapter> {
    const inner = await open(this.file, this.beneath)
    await inner.executeScript(durableSettings)
    this.gate = new GatedAdapter(inner)
    return this.gate
  }
}

/**
 * Opens the connection that queries use. It sees the last commit, never an open transaction, and waits for no
 * writer; a write through it fails.
 */
export class ReadConnections implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'csp-gateway-sqlite-read-only'

  constructor(
    private readonly file: string,
    private readonly onStatement: () => void,
    private readonly beneath: Beneath = (adapter) => adapter,
  ) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await open(this.file, this.beneath, readOnly)
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      queryRaw: async (query: SqlQuery) => {
        requireTimeLeft()
        this.onStatement()
        return queryRaw(query)
      },
    })
  }
}

/**
 * Reads the settings back on a second, fresh open: the first open of a new file shows FULL by luck.
 *
 * @throws StartRefused naming the setting that is not in force; the gateway must not start then.
 */
export const verifyDurableSettings = async (connections: SqlDriverAdapterFactory): Promise<void> => {
  const connection = await connections.connect()
  try {
    for (const [name, expected] of Object.entries(expectedSettings)) {
      const { rows } = await connection.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] })
      const actual = String(rows[0]?.[0])
      if (actual !== expected) {
        throw new StartRefused(
          `SQLite's ${name} is ${actual} where ${expected} is needed: acknowledged writes could be lost.`,
        )
      }
    }
  } finally {
    await connection.dispose()
  }
}
