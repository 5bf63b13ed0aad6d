import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { projectFile } from '../../src/shared/project-file.js'
import { openSchemaEngine } from '../../src/storage/schema-engine.js'
import { readMigrations } from '../../src/storage/sqlite/migrate.js'

/**
 * The SQL that leads from what prisma/postgresql/migrations makes to what prisma/postgresql/schema.prisma says; null when
 * they agree. The migrations are tried in a database of their own.
 *
 * @param serverUrl of a superuser
 */
export const findPostgresqlDrift = async (serverUrl: string): Promise<string | null> => {
  const content = await readFile(projectFile('prisma/postgresql/schema.prisma'), 'utf8')
  const connections = new DriftConnections(serverUrl)
  const engine = await openSchemaEngine(content, connections)
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations(projectFile('prisma/postgresql/migrations'))) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return !stdout || stdout.startsWith('-- This is an empty migration') ? null : stdout
  } finally {
    engine.free()
    await connections.close()
  }
}

/** By the number of PostgreSQL's type: what the engine asks the catalogues for. The stock adapter does not know "char". */
const columnTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1028: ColumnTypeEnum.Int64Array,
}

/** Connections for the schema engine: to the server's own database, and to a new one in which migrations are tried. */
class DriftConnections implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres'
  readonly adapterName = 'csp-gateway-postgresql-migrations'
  readonly #databases: string[] = []
  readonly #pools: pg.Pool[] = []

  constructor(private readonly serverUrl: string) {}

  connect(): Promise<SqlDriverAdapter> {
    return this.#connectTo('postgres')
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const database = `drift_${randomUUID().replaceAll('-', '')}`
    await this.#onServer(`CREATE DATABASE ${database} TEMPLATE template0`)
    this.#databases.push(database)
    return this.#connectTo(database)
  }

  async close(): Promise<void> {
    // The engine has closed some of them by itself.
    for (const pool of this.#pools.splice(0)) if (!pool.ending) await pool.end()
    for (const database of this.#databases.splice(0)) await this.#onServer(`DROP DATABASE ${database} WITH (FORCE)`)
  }

  async #connectTo(database: string): Promise<SqlDriverAdapter> {
    const connectionString = Object.assign(new URL(this.serverUrl), { pathname: `/${database}` }).href
    const pool = new pg.Pool({ connectionString })
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    this.#pools.push(pool)
    return Object.assign(adapter, {
      // The stock one splits at each semicolon, those in a function's body as well.
      executeScript: async (script: string) => {
        await pool.query(script)
      },
      queryRaw: async ({ sql, args }: SqlQuery) => {
        const { fields, rows } = await pool.query({ text: sql, values: [...args], rowMode: 'array' })
        return {
          columnNames: fields.map(({ name }) => name),
          columnTypes: fields.map(({ dataTypeID }) => columnTypes[dataTypeID] ?? ColumnTypeEnum.Text),
          rows,
        }
      },
    })
  }

  async #onServer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.serverUrl })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
}
