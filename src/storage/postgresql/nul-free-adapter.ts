import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'

/**
 * PostgreSQL's text has no character of code 0, and SQLite's has. Callers can send one: what they look for is not there,
 * and what is written of it, such as a refused value in the audit trail, shows the sign for what cannot be shown.
 */
export class NulFreeConnections implements SqlDriverAdapterFactory {
  readonly provider = 'postgres'
  readonly adapterName = 'csp-gateway-postgresql'

  constructor(private readonly inner: SqlDriverAdapterFactory) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = withoutNul(await this.inner.connect())
    const startTransaction = adapter.startTransaction.bind(adapter)
    return Object.assign(adapter, {
      startTransaction: async () => withoutNul(await startTransaction()),
    })
  }
}

const withoutNul = <Queryable extends SqlQueryable>(queryable: Queryable): Queryable => {
  const queryRaw = queryable.queryRaw.bind(queryable)
  const executeRaw = queryable.executeRaw.bind(queryable)
  return Object.assign(queryable, {
    queryRaw: (query: SqlQuery) => queryRaw(replaceNul(query)),
    executeRaw: (query: SqlQuery) => executeRaw(replaceNul(query)),
  })
}

const replaceNul = (query: SqlQuery): SqlQuery => ({
  ...query,
  args: query.args.map((value, index) =>
    query.argTypes[index]?.scalarType === 'json' ? inJson(value) : inText(value),
  ),
})

/** A text, or a list of texts, of which PostgreSQL can hold every character. */
export const inText = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inText)
  return typeof value === 'string' ? value.replaceAll('\0', '\u{FFFD}') : value
}

/** Escaped there, unless the backslash is escaped itself. */
const inJson = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1\\ufffd') : value
