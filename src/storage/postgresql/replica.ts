import type pg from 'pg'
import { requireTimeLeft } from '../request-deadline.js'
import { StorageUnavailable } from '../storage-unavailable.js'
import type { TurnFigures } from '../turns.js'
import { beginning } from './beginning.js'
import { TransactionConflict } from './failures.js'
import { Turns } from './pools.js'
import { Session } from './session.js'
import type { WritePositions } from './write-positions.js'

/** How long a replica that could not be used is left alone, in milliseconds: each try costs time. */
const restMs = 5_000

/** A server that follows the primary, for reading. What it cannot do the primary does. */
export class Replica {
  #restsUntil = 0
  readonly #turns: Turns

  constructor(
    private readonly pool: pg.Pool,
    readonly positions: WritePositions,
  ) {
    this.#turns = new Turns(pool)
  }

  /** @returns null when it is behind what the partner wrote, or cannot be used now */
  async read(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult | null> {
    // Not a failure of the replica.
    requireTimeLeft()
    if (Date.now() < this.#restsUntil) return null
    try {
      return await this.#read(statement)
    } catch (error) {
      // The primary removed rows that the statement still needed.
      if (error instanceof TransactionConflict) return null
      if (!(error instanceof StorageUnavailable || isNotThereYet(error))) throw error
      this.#restsUntil = Date.now() + restMs
      return null
    }
  }

  get turns(): TurnFigures {
    return this.#turns.meter.figures
  }

  close(): Promise<void> {
    return this.pool.end()
  }

  async #read(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult | null> {
    const session = await Session.open(this.#turns)
    try {
      const begun = await session.begin(beginning('READ ONLY', this.positions.isReached))
      return begun?.rows[0]?.at(-1) === true ? await session.send(statement) : null
    } finally {
      // Nothing was written, so the answer need not wait for the transaction to end.
      void session.rollback().finally(() => session.release())
    }
  }
}

/** On a replica that is far behind: neither the database nor the application's role has come as yet. */
const isNotThereYet = (error: unknown): boolean => ['3D000', '22023'].includes((error as { code?: string }).code ?? '')
