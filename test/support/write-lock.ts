import Database from 'better-sqlite3'

/** Takes the write lock of a database file, as a tool of the operator's would; the answer gives it back. */
export const takeWriteLock = (file: string): (() => void) => {
  const database = new Database(file)
  database.exec('BEGIN IMMEDIATE')
  return () => {
    database.exec('COMMIT')
    database.close()
  }
}
