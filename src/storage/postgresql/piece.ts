import pg from 'pg'

/** What the driver tells a statement of, as it comes from the server. */
interface Receiver {
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: unknown): void
  handleReadyForQuery(connection: unknown): void
  handleError(error: Error, connection: unknown): void
  submit(connection: unknown): Error | null
}

interface Statement extends Receiver {
  /** Under which it is prepared. */
  name?: string
  readonly text: string
}

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
 * A query of the driver to the driver, which has them one by one only: each is a query of its own, whose end is the
 * piece's to send.
 */
export class Piece extends pg.Query implements Receiver {
  /** How long the server may take for all of it, in milliseconds. The driver looks at it. */
  query_timeout = 0
  /** The driver puts what ends its timer here. */
  callback = (_error: Error | null) => {}
  readonly #statements: Statement[] = []
  #answered = 0
  #hasLeft = false
  /** Why one of them cannot be sent. */
  #refused: Error | undefined

  constructor() {
    super('')
  }

  /** Before it has left. */
  add(statement: pg.QueryArrayConfig, timeoutMs: number): Promise<pg.QueryArrayResult> {
    this.query_timeout = Math.max(this.query_timeout, timeoutMs)
    return new Promise((resolve, reject) => {
      // As a text alone each would be answered on its own.
      const config = { ...statement, queryMode: 'extended' } as pg.QueryArrayConfig
      const told = (error: Error | undefined, result: unknown) => {
        if (error && !this.#hasLeft) this.#refused ??= error
        return error ? reject(error) : resolve(result as pg.QueryArrayResult)
      }
      this.#statements.push(new pg.Query(config, told) as unknown as Statement)
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
    const own = Object.create(connection, { sync: { value: () => {} } }) as Submitted
    const asked = new Set(Object.keys(own.submittedNamedStatements))
    connection.stream.cork()
    for (const statement of this.#statements) {
      // Whether what another piece has asked for will be prepared is not known as yet.
      if (asked.has(statement.name ?? '')) delete statement.name
      const refused = statement.submit(own)
      if (refused) this.#refused ??= refused
    }
    if (this.#refused) return this.#giveUp(this.#refused, connection)
    this.#hasLeft = true
    ;(connection as unknown as { sync(): void }).sync()
    connection.stream.uncork()
    return null
  }

  /** Of what cannot be sent the driver has written a half: nothing of it leaves, and the connection goes. */
  #giveUp(error: Error, connection: pg.Connection): null {
    connection.stream.destroy()
    this.handleError(error, connection)
    return null
  }

  handleRowDescription(message: unknown): void {
    this.#statements[this.#answered]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#statements[this.#answered]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: unknown): void {
    const statement = this.#statements[this.#answered]
    this.#answered += 1
    statement?.handleCommandComplete(message, connection)
    statement?.handleReadyForQuery(connection)
  }

  /** Of a text without a statement. */
  handleEmptyQuery(connection: unknown): void {
    const statement = this.#statements[this.#answered]
    this.#answered += 1
    statement?.handleReadyForQuery(connection)
  }

  handleReadyForQuery(connection: unknown): void {
    if (this.#answered < this.#statements.length)
      this.handleError(new Error('A statement was not answered.'), connection)
    else this.callback(null)
  }

  handleError(error: Error, connection: unknown): void {
    const [failed, ...others] = this.#statements.slice(this.#answered)
    // What was skipped was not prepared; that what failed was the driver has noted by now.
    const { submittedNamedStatements } = connection as Submitted
    for (const { name } of this.#statements.slice(this.#answered)) if (name) delete submittedNamedStatements[name]
    this.#answered = this.#statements.length
    failed?.handleError(error, connection)
    const skipped = 'severity' in error ? new Skipped('A statement before this one failed.', { cause: error }) : error
    for (const other of others) other.handleError(skipped, connection)
    this.callback(error)
  }
}

/** What the driver has asked to be prepared, and does not know to be. */
interface Submitted {
  readonly submittedNamedStatements: Record<string, string>
}
