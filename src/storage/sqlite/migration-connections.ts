import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'

/**
 * Connections for the schema engine. A migration's text runs whole or not at all: the stock adapter leaves the
 * statements before a failing one applied.
 *
 * The engine opens the file exclusively and never closes it, so {@link close} must follow.
 */
export class MigrationConnections implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'csp-gateway-sqlite-migrations'
  readonly #open: SqlDriverAdapter[] = []

  constructor(private readonly file: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await new PrismaBetterSqlite3({ url: this.file }).connect()
    this.#open.push(adapter)
    const executeScript = adapter.executeScript.bind(adapter)
    return Object.assign(adapter, { executeScript: (script: string) => this.#runWhole(adapter, executeScript, script) })
  }

  /** An empty database in memory, on which the engine replays migrations to compare schemas. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const adapter = await new PrismaBetterSqlite3({ url: ':memory:' }).connect()
    this.#open.push(adapter)
    const executeRaw = adapter.executeRaw.bind(adapter)
    return Object.assign(adapter, {
      // The engine sends whole migrations as one statement here, which the driver refuses.
      executeRaw: async (query: SqlQuery) => {
        if (query.args.length > 0) return executeRaw(query)
        await adapter.executeScript(query.sql)
        return 0
      },
    })
  }

  async close(): Promise<void> {
    for (const adapter of this.#open.splice(0)) await adapter.dispose()
  }

  /**
   * foreign_keys must be off before BEGIN, where it still has an effect: a rebuild drops the parent table, which
   * would delete all its children.
   */
  async #runWhole(
    adapter: SqlDriverAdapter,
    executeScript: (script: string) => Promise<void>,
    script: string,
  ): Promise<void> {
    await executeScript('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;')
    try {
      await executeScript(script)
      const broken = await adapter.queryRaw({ sql: 'PRAGMA foreign_key_check', args: [], argTypes: [] })
      if (broken.rows.length > 0) throw brokenForeignKeys(broken.rows.length)
      await executeScript('COMMIT')
    } catch (error) {
      await executeScript('ROLLBACK')
      throw error
    } finally {
      await executeScript('PRAGMA foreign_keys = ON')
    }
  }
}

/** SQLITE_CONSTRAINT_FOREIGNKEY, as an error whose message the engine passes on. */
const brokenForeignKeys = (count: number) =>
  new DriverAdapterError({ kind: 'sqlite', extendedCode: 787, message: `The migration breaks ${count} foreign keys.` })
