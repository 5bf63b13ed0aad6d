import { closeSync, fsyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { externalIdPrefix } from './profile.js'
import type { StoredTable } from './stored.js'

/**
 * In WAL mode NORMAL waits for the disk at checkpoints only: a power cut can undo the last transactions, and damages
 * nothing. {@link BulkWriter.close} makes all of it lasting.
 */
const settings = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -524288;
  PRAGMA wal_autocheckpoint = 25000;
`

/** Writes many rows quickly: past Prisma, with prepared statements on one connection. */
export class BulkWriter {
  readonly #database: Database.Database
  readonly #inserts = new Map<string, Database.Statement>()

  /** The file is there already, with all its tables. */
  constructor(private readonly file: string) {
    this.#database = new Database(file, { fileMustExist: true })
    this.#database.exec(settings)
  }

  /** The number after that of the last seeded customer; 0 when there is none. */
  nextNumber(partnerId: string): number {
    const last = this.#database
      .prepare('SELECT max("externalId") FROM "Customer" WHERE "partnerId" = ? AND "externalId" GLOB ?')
      .pluck()
      .get(partnerId, `${externalIdPrefix}[0-9]*`) as string | null
    return last === null ? 0 : Number(last.slice(externalIdPrefix.length)) + 1
  }

  /** Writes within the transaction that {@link commit} ends. */
  write(tables: readonly StoredTable[]): void {
    if (!this.#database.inTransaction) this.#database.exec('BEGIN IMMEDIATE')
    for (const table of tables) {
      const insert = this.#insertInto(table)
      for (const row of table.rows) insert.run(row)
    }
  }

  commit(): void {
    this.#database.exec('COMMIT')
  }

  /** Brings what was written into the file itself and onto the disk. */
  close(): void {
    // Open still when something failed: the checkpoint would hide why.
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    this.#database.close()
    const descriptor = openSync(this.file, 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
  }

  #insertInto({ table, columns }: StoredTable): Database.Statement {
    const known = this.#inserts.get(table)
    if (known) return known
    const names = columns.map((column) => `"${column}"`).join(', ')
    const places = columns.map(() => '?').join(', ')
    const insert = this.#database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`)
    this.#inserts.set(table, insert)
    return insert
  }
}
