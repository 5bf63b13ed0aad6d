import { currentPartner } from '../partner-scope.js'

const logPosition = /^[0-9A-F]+\/[0-9A-F]+$/

/**
 * Where in the server's log this process's last write for each partner ended: a replica that has not come as far
 * would not show the partner what it wrote.
 */
export class WritePositions {
  readonly #byPartner = new Map<string, string>()

  remember(position: unknown): void {
    if (typeof position !== 'string' || !logPosition.test(position)) throw new Error(`No log position: ${position}`)
    this.#byPartner.set(currentPartner() ?? '', position)
  }

  /** An SQL expression that is true on a replica which has come far enough for the running work's partner. */
  get isReachedExpression(): string {
    const position = this.#byPartner.get(currentPartner() ?? '')
    const isReplica = 'pg_is_in_recovery()'
    return position ? `${isReplica} AND pg_last_wal_replay_lsn() >= '${position}'::pg_lsn` : isReplica
  }
}
