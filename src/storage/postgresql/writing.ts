import type pg from 'pg'
import { type Turns, withCalls } from './pools.js'
import { PostgresqlTransaction } from './postgresql-transaction.js'

/** The pool that Prisma writes through: what it sends goes into the transaction of the running work, and nowhere else. */
export const writingPool = (turns: Turns): pg.Pool =>
  withCalls(turns.pool, {
    connect: async () => beginInside(requireTransaction()),
    query: async (statement) => requireTransaction().send(statement),
  })

const requireTransaction = (): PostgresqlTransaction => {
  const transaction = PostgresqlTransaction.current()
  if (!transaction) throw new Error('Writing needs a transaction.')
  return transaction
}

/** What Prisma begins inside of it, where it needs several statements for one call. */
const texts: Readonly<Record<string, string>> = {
  BEGIN: 'SAVEPOINT inside',
  COMMIT: 'RELEASE SAVEPOINT inside',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT inside',
}

const beginInside = (transaction: PostgresqlTransaction) => ({
  query: (statement: pg.QueryArrayConfig) =>
    transaction.send({ ...statement, text: texts[statement.text] ?? statement.text }),
  release: () => {},
  // The session listens for errors itself.
  on: () => {},
  removeListener: () => {},
})
