import type pg from 'pg'
import { NotOneRow, type OpenTransaction, type Statement } from '../open-transaction.js'
import { runningWork } from '../running-work.js'
import { columnsOf, UniqueViolation } from '../unique-violation.js'
import { plainly, postgresqlDecoders } from './plain-reads.js'
import { postgresqlInsertion } from './postgresql-insertion.js'
import type { Session } from './session.js'

/** One write: its statements, until its transaction ends. */
export class PostgresqlTransaction implements OpenTransaction {
  readonly insertion = postgresqlInsertion
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
  async executeAhead(statement: Statement): Promise<void> {
    this.#requireOpen()
    this.session.sendAhead(plainly(statement), asUniqueViolation)
  }

  /** Counted by the server, which then skips what comes after it: divided by nothing where it is not one. */
  async executeOne({ sql, text, values }: Statement): Promise<void> {
    const counted = `WITH written AS (${text} RETURNING 1) SELECT 1 / (count(*) = 1)::integer FROM written`
    const inOurWords = (error: unknown) =>
      isDivisionByZero(error) ? new NotOneRow({ cause: error }) : asUniqueViolation(error)
    this.#requireOpen()
    this.session.sendAhead(plainly({ sql, text: counted, values }), inOurWords)
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

const isDivisionByZero = (error: unknown): boolean => (error as { readonly code?: string }).code === '22012'

const asUniqueViolation = (error: unknown): unknown => {
  const { code, constraint = '' } = error as { readonly code?: string; readonly constraint?: string }
  return code === '23505' ? new UniqueViolation(columnsOf(constraint), { cause: error }) : error
}
