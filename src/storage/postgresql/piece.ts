import pg from 'pg'
import { PieceStatement, type Wire } from './piece-statement.js'

/** The statement was not looked at, for one that left before it failed. */
class Skipped extends Error {
  /** As the server has it, of a transaction that has failed. */
  readonly code = '25P02'
  readonly severity = 'ERROR'
}

/**
 * Statements that leave together, and whose answers come together: the server sends what it has to say when it is done with
 * the last of them, or has enough of it. After one that fails it skips all that follow.
 *
 * One query to the driver, which has them one by one only.
 */
export class Piece extends pg.Query {
  /** How long the server may take for all of it, in milliseconds. The driver looks at it. */
  query_timeout = 0
  /** The driver puts what ends its timer here. */
  callback = (_error: Error | null) => {}
  readonly #statements: PieceStatement[] = []
  #answered = 0

  constructor() {
    super('')
  }

  /** Before it has left. */
  add(statement: pg.QueryArrayConfig, timeoutMs: number): Promise<pg.QueryArrayResult> {
    this.query_timeout = Math.max(this.query_timeout, timeoutMs)
    return new Promise((resolve, reject) => {
      this.#statements.push(new PieceStatement(statement, resolve, reject))
    })
  }

  /** Of the statement that the server is at: under it the driver notes what is prepared. */
  get name(): string | undefined {
    return this.#statements[this.#answered]?.name
  }

  set name(_ofNone: string | undefined) {}

  get text(): string {
    return this.#statements[this.#answered]?.text ?? ''
  }

  set text(_ofNone: string) {}

  override submit = (connection: pg.Connection): null => {
    const wire = connection as unknown as Wire
    const asked = new Set(Object.keys(wire.submittedNamedStatements))
    wire.stream.cork()
    for (const statement of this.#statements) {
      // Whether what another piece has asked for will be prepared is not known as yet.
      if (asked.has(statement.name)) statement.name = ''
      const refused = statement.submit(wire)
      if (refused) return this.#giveUp(refused, wire)
    }
    wire.sync()
    wire.stream.uncork()
    return null
  }

  /** Of what cannot be sent a half is written: nothing of it leaves, and the connection goes. */
  #giveUp(error: Error, wire: Wire): null {
    wire.stream.destroy()
    this.handleError(error, wire)
    return null
  }

  handleRowDescription(message: Parameters<PieceStatement['handleRowDescription']>[0]): void {
    this.#statements[this.#answered]?.handleRowDescription(message)
  }

  handleDataRow(message: Parameters<PieceStatement['handleDataRow']>[0]): void {
    this.#statements[this.#answered]?.handleDataRow(message)
  }

  handleCommandComplete(message: Parameters<PieceStatement['handleCommandComplete']>[0]): void {
    this.#next()?.handleCommandComplete(message)
  }

  /** Of a text without a statement. */
  handleEmptyQuery(): void {
    this.#next()?.handleEmptyQuery()
  }

  #next(): PieceStatement | undefined {
    return this.#statements[this.#answered++]
  }

  handleReadyForQuery(connection: unknown): void {
    if (this.#answered < this.#statements.length)
      this.handleError(new Error('A statement was not answered.'), connection)
    else this.callback(null)
  }

  handleError(error: Error, connection: unknown): void {
    const unanswered = this.#statements.slice(this.#answered)
    // What was skipped was not prepared; that what failed was the driver has noted by now.
    const { submittedNamedStatements } = connection as Wire
    for (const { name } of unanswered) if (name) delete submittedNamedStatements[name]
    const [failed, ...others] = unanswered
    this.#answered = this.#statements.length
    failed?.handleError(error)
    const skipped = 'severity' in error ? new Skipped('A statement before this one failed.', { cause: error }) : error
    for (const other of others) other.handleError(skipped)
    this.callback(error)
  }
}
