import { Semaphore, type SemaphoreInterface, withTimeout } from 'async-mutex'
import pg from 'pg'
import { StorageUnavailable } from '../storage-unavailable.js'
import { TurnMeter } from '../turns.js'
import { timeTakenMs } from './deadline.js'
import { translate } from './failures.js'
import { PreparedNames } from './prepared-names.js'

/** How long to wait for one's turn, and then for a new connection, in milliseconds. */
export const turnTimeoutMs = 7_000
const connectionTimeoutMs = 2_000

/** Connections to one server; the driver's own settings wait for ever. */
export const openPool = (url: string, timeoutMs = connectionTimeoutMs): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'csp-gateway',
    max: 10,
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    // Statements need not wait for the answers to those before them.
    pipeline: true,
  })
  // An idle connection that breaks is taken out of the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** Of whoever has waited for longer. */
export const tooLate = (): StorageUnavailable => new StorageUnavailable('Those before this one took too long.', 1)

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

/** After so long in the queue, nobody begins anew with a server that meanwhile fell silent, in milliseconds. */
const patienceMs = 1_000

/** One of a pool's connections, for as long as it is held. */
export interface Turn {
  readonly client: pg.PoolClient
  /** Gives it back; a broken one is closed. */
  end(isBroken: boolean): void
}

/** Whose turn it is to have one of a pool's connections. */
export class Turns {
  readonly meter: TurnMeter
  readonly names = new PreparedNames()
  readonly #queue: SemaphoreInterface
  #isSilent = false

  readonly #checkOut: () => Promise<pg.PoolClient>

  constructor(readonly pool: pg.Pool) {
    // Before Prisma's adapter is given calls of its own.
    this.#checkOut = pool.connect.bind(pool)
    this.#queue = withTimeout(new Semaphore(pool.options.max), turnTimeoutMs, tooLate())
    this.meter = new TurnMeter(pool.options.max)
  }

  /**
   * Under load one waits for those before; but when these waited in vain for the server, who comes next need not find
   * out by waiting as long once more.
   */
  async next(): Promise<Turn> {
    const leave = await this.#takeTurn()
    try {
      if (this.#isSilent && timeTakenMs() > patienceMs) {
        throw new StorageUnavailable('The server fell silent while others waited for it.', 2)
      }
      const client = await this.#connect()
      return {
        client,
        end: (isBroken) => {
          client.release(isBroken)
          leave()
        },
      }
    } catch (error) {
      leave()
      throw error
    }
  }

  /** @returns what gives the turn back */
  async #takeTurn(): Promise<() => void> {
    const [, release] = await this.meter.wait(() => this.#queue.acquire())
    return () => {
      this.meter.left()
      release()
    }
  }

  /** What came of a connection's last statement. */
  note(outcome: 'answer' | 'silence'): void {
    this.#isSilent = outcome === 'silence'
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#checkOut()
    } catch (error) {
      this.note('silence')
      throw translate(error as Error)
    }
  }
}
