import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { DiagnoseMigrationHistoryOutput, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import Database from 'better-sqlite3'
import { projectFile } from '../../shared/project-file.js'
import { StartRefused } from '../../shared/start-refused.js'
import { openSchemaEngine, schemaFilter } from '../schema-engine.js'
import { MigrationConnections } from './migration-connections.js'

const schemaFile = projectFile('prisma/schema.prisma')
const migrationsFolder = projectFile('prisma/migrations')

/**
 * Brings a database file to the state of prisma/migrations, creating it when it is not there. A file with data
 * is copied first; the copy is named after the first migration that it lacks, and the time.
 *
 * @returns the names of the migrations that were applied now
 * @throws StartRefused when the history in the database is not the one in the folder
 */
export const migrate = async (databaseFile: string, folder = migrationsFolder): Promise<string[]> => {
  const migrationsList = await readMigrations(folder)
  if (!hasTables(databaseFile)) return apply(databaseFile, migrationsList)
  if (isUpToDate(databaseFile, migrationsList)) return []
  const [next] = await findPending(databaseFile, migrationsList)
  if (next === undefined) return []
  copyFile(databaseFile, `${databaseFile}.before-${next}-${Date.now()}`)
  return apply(databaseFile, migrationsList)
}

/**
 * Whether exactly these migrations were applied, to the letter, as nearly always. Whatever else is found, the engine
 * says what it means; to load it takes a fifth of a start.
 */
const isUpToDate = (databaseFile: string, { migrationDirectories }: MigrationList): boolean => {
  const known = migrationDirectories.map(({ path, migrationFile: { content } }) => [
    path,
    content.tag === 'ok' ? createHash('sha256').update(content.value).digest('hex') : null,
    1,
  ])
  const recorded = withDatabase(databaseFile, (database) =>
    database
      .prepare(
        `SELECT migration_name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL
        FROM _prisma_migrations ORDER BY migration_name`,
      )
      .raw()
      .all(),
  )
  return isDeepStrictEqual(recorded, known)
}

const apply = (databaseFile: string, migrationsList: MigrationList): Promise<string[]> =>
  withEngine(databaseFile, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: schemaFilter })
    return appliedMigrationNames
  })

/** The engine applies what is missing and ignores edited files, so the history is held against the folder first. */
const findPending = (databaseFile: string, migrationsList: MigrationList): Promise<string[]> =>
  withEngine(databaseFile, async (engine) => {
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: schemaFilter,
    })
    refuseForeignHistory(diagnosis)
    return diagnosis.history?.diagnostic === 'databaseIsBehind' ? diagnosis.history.unappliedMigrationNames : []
  })

const withEngine = async <T>(databaseFile: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> => {
  const connections = new MigrationConnections(databaseFile)
  const engine = await openSchemaEngine(await readFile(schemaFile, 'utf8'), connections)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await connections.close()
  }
}

const refuseForeignHistory = (diagnosis: DiagnoseMigrationHistoryOutput): void => {
  const refuse = (what: string, names: string[] = []) => {
    throw new StartRefused(`The database was not migrated: ${what}${names.length > 0 ? ` (${names.join(', ')})` : ''}.`)
  }
  const { editedMigrationNames, failedMigrationNames, history } = diagnosis
  if (failedMigrationNames.length > 0) refuse('an earlier migration failed', failedMigrationNames)
  if (editedMigrationNames.length > 0) refuse('applied migrations were edited since', editedMigrationNames)
  if (history && history.diagnostic !== 'databaseIsBehind') {
    refuse('it has migrations that this version of the gateway does not know', history.unpersistedMigrationNames)
  }
}

/** @throws StartRefused when the file holds tables that the gateway did not make */
const hasTables = (databaseFile: string): boolean => {
  if (!existsSync(databaseFile)) return false
  const tables = withDatabase(databaseFile, (database) =>
    database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all(),
  )
  if (tables.length > 0 && !tables.some(({ name }) => name === '_prisma_migrations')) {
    throw new StartRefused(`${databaseFile} is not a database of csp-gateway: it has other tables.`)
  }
  return tables.length > 0
}

/** Always a new file: one from an earlier try could be half of a copy, or of older data. */
const copyFile = (databaseFile: string, copy: string): void => {
  withDatabase(databaseFile, (database) => database.prepare('VACUUM INTO ?').run(copy))
}

const withDatabase = <T>(databaseFile: string, work: (database: Database.Database) => T): T => {
  const database = new Database(databaseFile)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

export const readMigrations = async (folder: string): Promise<MigrationList> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}
