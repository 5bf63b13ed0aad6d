import { existsSync, realpathSync } from 'node:fs'
import Database from 'better-sqlite3'
import { projectFile } from '../../src/shared/project-file.js'
import { StartRefused } from '../../src/shared/start-refused.js'
import { schemaFilter } from '../../src/storage/schema-engine.js'
import { readMigrations } from '../../src/storage/sqlite/migrate.js'
import { lockForThisProcess } from '../../src/storage/sqlite/process-lock.js'
import type { Table } from './tables.js'
import type { StoredValue } from './values.js'

/** Which installation a database belongs to. */
export interface Installation {
  readonly id: string
  readonly serverKeyCheck: string
  readonly createdAt: Date
}

/** How far a partner's records have come: the same hash says that they are the same from the first one on. */
export interface LedgerEnd {
  readonly partnerId: string
  readonly auditSequence: number
  readonly auditHash: string
  readonly eventSequence: number
}

/** An SQLite file, as it is at one moment, and held so that no gateway writes what would be left behind. */
export class Source {
  private constructor(
    private readonly file: string,
    private readonly database: Database.Database,
    private readonly unlock: () => void,
  ) {}

  /** @throws StartRefused when it is not what a gateway of this version uses, or one uses it now */
  static async open(path: string): Promise<Source> {
    if (!existsSync(path)) throw new StartRefused(`${path} is not there.`)
    // Under the same name as the gateway: a link to the file is the same file.
    const file = realpathSync(path)
    const unlock = lock(file)
    try {
      const database = new Database(file, { readonly: true, fileMustExist: true })
      const source = new Source(file, database, unlock)
      await source.#requireOurs()
      return source
    } catch (error) {
      unlock()
      throw error
    }
  }

  /** @throws StartRefused when no gateway was ever started on it */
  get installation(): Installation {
    const row = this.#all<Omit<Installation, 'createdAt'> & { createdAt: string }>('SELECT * FROM "Installation"')[0]
    if (!row) throw new StartRefused(`${this.file} holds nothing to move: no gateway was ever started on it.`)
    return { ...row, createdAt: new Date(row.createdAt) }
  }

  get ledgers(): LedgerEnd[] {
    return this.#all('SELECT "partnerId", "auditSequence", "auditHash", "eventSequence" FROM "PartnerLedger"')
  }

  get partnerIds(): string[] {
    const partners = this.#all<{ id: string }>(
      'SELECT "id" FROM "Partner" UNION SELECT "partnerId" FROM "AuditRecord" UNION SELECT "partnerId" FROM "PartnerLedger"',
    )
    return partners.map(({ id }) => id)
  }

  count({ name }: Table): number {
    return this.database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number
  }

  /** In the order of the primary key, byte by byte. */
  rows({ name, columns, key }: Table): IterableIterator<StoredValue[]> {
    const list = columns.map((column) => `"${column.name}"`).join(', ')
    const statement = this.database.prepare<[], StoredValue[]>(`SELECT ${list} FROM "${name}" ORDER BY "${key}"`)
    return statement.raw().iterate()
  }

  /** @throws Error when it has other tables or columns: something would be left behind */
  requireShape(tables: readonly Table[]): void {
    const shape = (columns: readonly { table: string; column: string }[]) =>
      columns.map(({ table, column }) => `${table}.${column}`).sort()
    const own = this.#all<{ table: string; column: string }>(`
      SELECT t."name" AS "table", c."name" AS "column" FROM "sqlite_schema" AS t, pragma_table_info(t."name") AS c
      WHERE t."type" = 'table' AND t."name" NOT LIKE 'sqlite~_%' ESCAPE '~' AND t."name" <> '_prisma_migrations'`)
    const notOfPrisma = new Set(schemaFilter.externalTables)
    const theirs = tables.flatMap(({ name, columns }) =>
      columns.map((column) => ({ table: name, column: column.name })),
    )
    const [mine, wanted] = [shape(own.filter(({ table }) => !notOfPrisma.has(table))), shape(theirs)]
    const odd = [...mine.filter((name) => !wanted.includes(name)), ...wanted.filter((name) => !mine.includes(name))]
    if (odd.length > 0) throw new Error(`The databases have not the same columns: ${odd.join(', ')}.`)
  }

  close(): void {
    this.database.close()
    this.unlock()
  }

  async #requireOurs(): Promise<void> {
    this.#begin()
    const applied = this.#all<{ name: string }>(
      'SELECT "migration_name" AS "name" FROM "_prisma_migrations" WHERE "finished_at" <> \'\' AND "rolled_back_at" IS NULL',
    ).map(({ name }) => name)
    const { migrationDirectories } = await readMigrations(projectFile('prisma/migrations'))
    const known = migrationDirectories.map(({ path }) => path)
    const [unknown, missing] = [
      applied.filter((name) => !known.includes(name)),
      known.filter((name) => !applied.includes(name)),
    ]
    if (unknown.length > 0) {
      throw new StartRefused(
        `${this.file} is of another version: it has migrations that this one does not know (${unknown.join(', ')}).`,
      )
    }
    if (missing.length > 0) {
      throw new StartRefused(
        `${this.file} is of an older version: it lacks ${missing.join(', ')}. Start a gateway of this version on it once, and stop it.`,
      )
    }
  }

  /** From here on all statements see the same moment. */
  #begin(): void {
    try {
      this.database.exec('BEGIN')
      const [found] = this.#all(`SELECT 1 FROM "sqlite_schema" WHERE "name" = '_prisma_migrations'`)
      if (!found) throw new StartRefused(`${this.file} is not a database of csp-gateway.`)
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error
      throw new StartRefused(`${this.file} is not an SQLite database.`, { cause: error })
    }
  }

  #all<Row>(sql: string): Row[] {
    return this.database.prepare<[], Row>(sql).all()
  }
}

const lock = (file: string): (() => void) => {
  try {
    return lockForThisProcess(file)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new StartRefused(
      `${file} cannot be locked (${error.message}): its lock is a file beside it. Copy it to a folder that can be written to.`,
      { cause: error },
    )
  }
}
