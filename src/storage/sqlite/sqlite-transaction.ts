import type { SqlDriverAdapter, SqlQuery, SqlResultSet, Transaction } from '@prisma/driver-adapter-utils'
import { NotOneRow, type OpenTransaction, type Statement } from '../open-transaction.js'
import { requireTimeLeft } from '../request-deadline.js'
import { UniqueViolation } from '../unique-violation.js'
import { plainly } from './prepared-once.js'
import { encode, sqliteDecoders } from './prepared-reads.js'
import { sqliteInsertion } from './sqlite-insertion.js'

type Connection = Pick<SqlDriverAdapter, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'>

/** One write in a transaction, which it may share with others: its statements, as long as it is its turn. */
export class SqliteTransaction implements OpenTransaction {
  readonly insertion = sqliteInsertion
  readonly decoders = sqliteDecoders
  #isOver = false

  constructor(private readonly connection: Connection) {}

  /** From now on it takes no statement any more. */
  end(): void {
    this.#isOver = true
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    this.#requireTurn()
    return this.connection.queryRaw(query)
  }

  executeRaw(query: SqlQuery): Promise<number> {
    this.#requireTurn()
    return this.connection.executeRaw(query)
  }

  query(statement: Statement): Promise<readonly unknown[][]> {
    return this.queryRaw(plain(statement)).then(({ rows }) => rows)
  }

  execute(statement: Statement): Promise<number> {
    return this.executeRaw(plain(statement)).catch((error: unknown) => {
      throw asUniqueViolation(error)
    })
  }

  executeAhead(statement: Statement): Promise<number> {
    return this.execute(statement)
  }

  async executeOne(statement: Statement): Promise<void> {
    if ((await this.execute(statement)) !== 1) throw new NotOneRow()
  }

  /** What Prisma begins inside of it, where it needs several statements for one call. */
  async beginInside(): Promise<Transaction> {
    const send = async (sql: string) => void (await this.executeRaw({ sql, args: [], argTypes: [] }))
    await send('SAVEPOINT inside')
    return {
      provider: this.connection.provider,
      adapterName: this.connection.adapterName,
      options: { usePhantomQuery: true },
      queryRaw: (query) => this.queryRaw(query),
      executeRaw: (query) => this.executeRaw(query),
      commit: () => send('RELEASE inside'),
      rollback: async () => {
        await send('ROLLBACK TO inside')
        await send('RELEASE inside')
      },
      createSavepoint: (name) => send(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => send(`ROLLBACK TO ${name}`),
      releaseSavepoint: (name) => send(`RELEASE SAVEPOINT ${name}`),
    }
  }

  #requireTurn(): void {
    if (this.#isOver) throw new Error('The transaction is over.')
    requireTimeLeft()
  }
}

const plain = ({ sql, values }: Statement): SqlQuery => ({ sql, args: values.map(encode), argTypes: plainly })

/** "UNIQUE constraint failed: Customer.partnerId, Customer.externalId" */
const asUniqueViolation = (error: unknown): unknown => {
  const { message } = error as Error
  const [, columns] = /^UNIQUE constraint failed: (.+)$/.exec(message) ?? []
  if (!columns) return error
  return new UniqueViolation(
    columns.split(', ').map((column) => column.slice(column.indexOf('.') + 1)),
    { cause: error },
  )
}
