import Database from 'better-sqlite3'
import { contradictions, type Faults, toldMax } from '../faults.js'

/** Of what only SQLite has. */
const ownContradictions: Readonly<Record<string, string>> = {
  'every customer can be searched': `
    SELECT 'customer ' || "id" || ' is not in the search index' FROM "Customer"
    WHERE "id" NOT IN (SELECT "customerId" FROM "CustomerSearchKey")`,
}

/** Looks at the whole file, also while a gateway runs on it. Takes about as long as reading the file. */
export const findSqliteFaults = (file: string): Faults => {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  const looks: Readonly<Record<string, () => string[]>> = {
    'pages and indexes': () => findBrokenPages(database),
    'references between rows': () => findBrokenReferences(database),
    ...Object.fromEntries(
      Object.entries({ ...contradictions, ...ownContradictions }).map(([name, sql]) => [
        name,
        () => database.prepare<[], string>(`${sql} LIMIT ${toldMax}`).pluck().all(),
      ]),
    ),
  }
  try {
    return Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, readable(look)]))
  } finally {
    database.close()
  }
}

/** Some damage keeps SQLite from reading on: that is a fault like any other. */
const readable = (look: () => string[]): string[] => {
  try {
    return look()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const findBrokenPages = (database: Database.Database): string[] =>
  (database.pragma(`integrity_check(${toldMax})`) as { integrity_check: string }[])
    .map(({ integrity_check }) => integrity_check)
    .filter((line) => line !== 'ok')

const findBrokenReferences = (database: Database.Database): string[] =>
  (database.pragma('foreign_key_check') as { table: string; rowid: number }[])
    .slice(0, toldMax)
    .map(({ table, rowid }) => `row ${rowid} of ${table} refers to nothing`)
