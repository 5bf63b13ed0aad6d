import pg from 'pg'

/** How long to wait for one's turn, and of it for a new connection, in milliseconds. */
const turnTimeoutMs = 4_000
const connectionTimeoutMs = 2_000

/** Connections to one server; the driver's own settings wait for ever. */
export const openPool = (url: string, timeoutMs = connectionTimeoutMs): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'csp-gateway',
    max: 10,
    connectionTimeoutMillis: turnTimeoutMs,
    keepAlive: true,
    Client: class extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super({ ...config, connectionTimeoutMillis: timeoutMs })
      }
    },
  })
  // An idle connection that breaks is taken out of the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** What Prisma's adapter calls of a pool. */
interface PoolCalls {
  query(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult>
  connect(): Promise<unknown>
}

/**
 * The pool with other answers to Prisma's adapter, which sends plain statements by `query` and transactions by
 * `connect`. The adapter only takes what is a pg.Pool.
 */
export const withCalls = (pool: pg.Pool, calls: PoolCalls): pg.Pool => Object.assign(pool, calls) as unknown as pg.Pool

export const checkOutOf = (pool: pg.Pool): (() => Promise<pg.PoolClient>) => pool.connect.bind(pool)
