import { currentPartner } from '../partner-scope.js'

const logPosition = /^[0-9A-F]+\/[0-9A-F]+$/

/** Asks the primary where in its log it is. */
export const askPosition = 'SELECT pg_current_wal_lsn()::text AS position'

/**
 * Where in the server's log this process's last write for each partner ended: a replica that has not come as far
 * would not show the partner what it wrote.
 */
export class WritePositions {
  readonly #byPartner = new Map<string, string>()
  readonly #prepared: string

  /** @param prepared where the database was ready: before it a replica may lack tables */
  constructor(prepared: unknown) {
    this.#prepared = verified(prepared)
  }

  remember(position: unknown): void {
    this.#byPartner.set(currentPartner() ?? '', verified(position))
  }

  /** What is true on a replica which has come far enough for the running work's partner, as a column of its value. */
  get isReached(): { readonly column: string; readonly value: string } {
    const value = this.#byPartner.get(currentPartner() ?? '') ?? this.#prepared
    return { column: 'pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $2::pg_lsn', value }
  }
}

const verified = (position: unknown): string => {
  if (typeof position !== 'string' || !logPosition.test(position)) throw new Error(`No log position: ${position}`)
  return position
}
