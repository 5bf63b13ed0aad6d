import Database from 'better-sqlite3'
import { type ChainEnd, chainStart } from '../../src/provisioning/ledger/audit-chain.js'
import { externalIdPrefix } from './profile.js'
import type { StoredTable } from './stored.js'

/**
 * The old pages of a rollback journal are all that a transaction has to keep beside the file: of an empty database,
 * next to nothing. In WAL mode everything would be written twice.
 */
const settings = `
  PRAGMA journal_mode = DELETE;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = OFF;
  PRAGMA cache_size = -1048576;
`

/** The search index sorts this much in memory before it writes, in bytes: what comes in small parts is merged later. */
const searchHashBytes = { usual: 1_048_576, bulk: 268_435_456 }

/**
 * Writes many rows quickly: past Prisma, with prepared statements, in one transaction. Where most of what will be
 * there is new, indexes and triggers are put aside and made anew at the end, in the order of their keys; all of that
 * is in the transaction as well, so that a run that is broken off leaves the database as it was.
 */
export class BulkWriter {
  readonly #database: Database.Database
  readonly #inserts = new Map<string, Database.Statement>()
  #putAside: readonly SchemaEntry[] = []

  /** The file is there already, with all its tables. */
  constructor(file: string) {
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

  /** @param customers how many will be written until {@link commit} */
  begin(customers: number): void {
    const existing = this.#database.prepare('SELECT count(*) FROM "Customer"').pluck().get() as number
    this.#database.exec('BEGIN IMMEDIATE')
    if (customers > existing) this.#putAside = this.#dropIndexes()
  }

  /** Where the partner's audit chain ends. */
  chainEnd(partnerId: string): ChainEnd {
    const sql = 'SELECT "auditSequence" AS "sequence", "auditHash" AS "hash" FROM "PartnerLedger" WHERE "partnerId" = ?'
    return (this.#database.prepare(sql).get(partnerId) as ChainEnd | undefined) ?? chainStart
  }

  setChainEnd(partnerId: string, { sequence, hash }: ChainEnd, seal: string): void {
    this.#database
      .prepare(`
        INSERT INTO "PartnerLedger" ("partnerId", "auditSequence", "auditHash", "auditSeal", "eventSequence")
        VALUES (@partnerId, @sequence, @hash, @seal, 0)
        ON CONFLICT ("partnerId") DO UPDATE SET "auditSequence" = @sequence, "auditHash" = @hash, "auditSeal" = @seal
      `)
      .run({ partnerId, sequence: BigInt(sequence), hash, seal })
  }

  write(tables: readonly StoredTable[]): void {
    for (const table of tables) {
      const insert = this.#insertInto(table)
      for (const row of table.rows) insert.run(row)
    }
  }

  /** Brings all of it onto the disk. */
  commit(): void {
    if (this.#putAside.length > 0) this.#restoreIndexes()
    this.#database.exec('COMMIT')
  }

  /** What was not committed is undone. */
  close(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
    this.#database.close()
  }

  #dropIndexes(): SchemaEntry[] {
    // Those without sql belong to a primary key.
    const entries = this.#database
      .prepare(`SELECT "type", "name", "sql" FROM "sqlite_schema" WHERE "type" IN ('index', 'trigger') AND "sql" <> ''`)
      .all() as SchemaEntry[]
    this.#database.exec('CREATE TEMP TABLE "statistics" AS SELECT * FROM "sqlite_stat1"')
    for (const { type, name } of entries) this.#database.exec(`DROP ${type} "${name}"`)
    return entries
  }

  #restoreIndexes(): void {
    this.#fillSearch()
    for (const { sql } of this.#putAside) this.#database.exec(sql)
    // An index that is dropped takes with it what the planner knew of it.
    this.#database.exec('DELETE FROM "sqlite_stat1"; INSERT INTO "sqlite_stat1" SELECT * FROM temp."statistics"')
  }

  /** What the trigger CustomerSearch_insert (prisma/migrations) would have done row by row. */
  #fillSearch(): void {
    this.#database.exec(`
      INSERT INTO "CustomerSearch" ("CustomerSearch", "rank") VALUES ('hashsize', ${searchHashBytes.bulk});

      INSERT INTO "CustomerSearchKey" ("customerId")
      SELECT "id" FROM "Customer" WHERE "id" NOT IN (SELECT "customerId" FROM "CustomerSearchKey") ORDER BY "id";

      INSERT INTO "CustomerSearch" ("rowid", "text")
      SELECT "number", "searchText" FROM "CustomerSearchKey" JOIN "Customer" ON "id" = "customerId"
      WHERE "number" NOT IN (SELECT "rowid" FROM "CustomerSearch") ORDER BY "number";

      INSERT INTO "CustomerSearch" ("CustomerSearch", "rank") VALUES ('hashsize', ${searchHashBytes.usual});
    `)
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

interface SchemaEntry {
  readonly type: 'index' | 'trigger'
  readonly name: string
  readonly sql: string
}
