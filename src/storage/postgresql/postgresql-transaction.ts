import type pg from 'pg'
import { type OpenTransaction, requireRows, type Statement } from '../open-transaction.js'
import { runningWork } from '../running-work.js'
import { columnsOf, UniqueViolation } from '../unique-violation.js'
import { plainly, postgresqlDecoders } from './plain-reads.js'
import { postgresqlDialect } from './postgresql-insertion.js'
import type { Session } from './session.js'

/** One write: its statements, until its transaction ends. */
export class PostgresqlTransaction implements OpenTransaction {
  readonly dialect = postgresqlDialect
  readonly decoders = postgresqlDecoders
  #isOver = false

  constructor(private readonly session: Session) {}

  /** That in which the running work writes. */
  static current(): PostgresqlTransaction | undefined {
    const { transaction } = runningWork()
    return transaction instanceof PostgresqlTransaction ? transaction : undefined
  }

  /** From now on it takes no statement any more. */
  end(): void {
    this.#isOver = true
  }

  send(statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> {
    this.#requireOpen()
    return this.session.send(statement)
  }

  /** Sent, and not waited for: what is sent next leaves with it, and fails when it does. */
  async executeAhead(statement: Statement, rows?: number): Promise<void> {
    this.#requireOpen()
    if (rows === undefined) return this.session.sendAhead(plainly(statement), asUniqueViolation)
    this.session.sendAhead(plainly(statement), asUniqueViolation, ({ rowCount }) => requireRows(rowCount ?? 0, rows))
  }

  async query(statement: Statement): Promise<readonly unknown[][]> {
    return (await this.send(plainly(statement))).rows
  }

  async execute(statement: Statement): Promise<number> {
    try {
      return (await this.send(plainly(statement))).rowCount ?? 0
    } catch (error) {
      throw asUniqueViolation(error)
    }
  }

  #requireOpen(): void {
    if (this.#isOver) throw new Error('The transaction is over.')
  }
}

const asUniqueViolation = (error: unknown): unknown => {
  const { code, constraint = '' } = error as { readonly code?: string; readonly constraint?: string }
  return code === '23505' ? new UniqueViolation(columnsOf(constraint), { cause: error }) : error
}
