import type { PostgresqlLocation } from './postgresql/postgresql-storage.js'
import type { Storage } from './storage.js'

export type DatabaseLocation = { readonly file: string } | PostgresqlLocation

export const isPostgresqlUrl = (url: string): boolean => /^postgres(?:ql)?:\/\/.+/.test(url) && URL.canParse(url)

/** Opens either database, ready to be used. Only the one in use is loaded. */
export const openStorage = async (location: DatabaseLocation): Promise<Storage> => {
  if ('file' in location) {
    const { openSqliteStorage } = await import('./sqlite/sqlite-storage.js')
    return openSqliteStorage(location.file)
  }
  const { openPostgresqlStorage } = await import('./postgresql/postgresql-storage.js')
  return openPostgresqlStorage(location)
}

/** Where the database is, for people: without user and password. */
export const describeLocation = (location: DatabaseLocation): string => {
  if ('file' in location) return location.file
  const { host, pathname } = new URL(location.url)
  return `PostgreSQL at ${host}${pathname}`
}
