import { isDriverAdapterError, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { StorageUnavailable } from '../storage-unavailable.js'

/**
 * {@link StorageUnavailable}, with SQLite's own word for what stands in the way, such as SQLITE_FULL; SQLITE_BUSY also
 * when a writer's turn did not come in time. That is not named `code`: an error that has one, Prisma takes for its own
 * kind, and makes another one of it.
 */
export class SqliteUnavailable extends StorageUnavailable {
  constructor(
    readonly sqliteCode: string,
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds: number },
  ) {
    super(`${sqliteCode}: ${message}`, options.retryAfterSeconds, options)
  }

  /** Somebody else is writing: that passes by itself, and says nothing of the disk. */
  get isBusy(): boolean {
    return this.sqliteCode.startsWith('SQLITE_BUSY')
  }
}

/**
 * The codes that say that the database cannot be used now, with the seconds after which it makes sense to try again.
 * A plain SQLITE_READONLY is not among them: that is a write through the connection that only reads, a fault of ours.
 */
const unavailableCodes: readonly [RegExp, number][] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 1],
  [/^SQLITE_(FULL|IOERR|CANTOPEN|READONLY_)/, 5],
  // There is no thread to read on.
  [/^ERR_WORKER_(INIT_FAILED|OUT_OF_MEMORY)$/, 5],
]

/** The one place where SQLite's codes become our word; undefined for every other error. */
const toUnavailable = (error: unknown): SqliteUnavailable | undefined => {
  const { code = '', message = '' } = isDriverAdapterError(error)
    ? { code: error.cause.originalCode, message: error.cause.originalMessage }
    : (error as Partial<Record<'code' | 'message', string>>)
  const [, retryAfterSeconds] = unavailableCodes.find(([pattern]) => pattern.test(code)) ?? []
  if (retryAfterSeconds === undefined) return undefined
  return new SqliteUnavailable(code, message, { cause: error, retryAfterSeconds })
}

/** @param work what fails by its promise */
export const tellUnavailable = <Result>(work: () => Promise<Result>): Promise<Result> =>
  work().catch((error: unknown) => {
    throw toUnavailable(error) ?? error
  })

/**
 * The same connection, with errors in our word. It has to be here, beneath Prisma: it hands on a class that it does
 * not know as it is, while of the adapter's own errors it makes another code for each way of calling.
 */
export const withOurErrors = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const { queryRaw, executeRaw, executeScript } = adapter
  return Object.assign(adapter, {
    queryRaw: (...query: Parameters<typeof queryRaw>) => tellUnavailable(() => queryRaw.apply(adapter, query)),
    executeRaw: (...query: Parameters<typeof executeRaw>) => tellUnavailable(() => executeRaw.apply(adapter, query)),
    executeScript: (script: string) => tellUnavailable(() => executeScript.call(adapter, script)),
  })
}
