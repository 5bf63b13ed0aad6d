import type pg from 'pg'
import { beginText } from './begin-text.js'
import { underDeadline } from './deadline.js'
import { ConnectionLost } from './failures.js'
import { type Turns, withCalls } from './pools.js'
import type { Replica } from './replica.js'
import { Session } from './session.js'

/** The pool for queries: each statement is a transaction of its own, on the replica where that will do. */
export const readingPool = (turns: Turns, replica: Replica | undefined, onStatement: () => void): pg.Pool =>
  withCalls(turns.pool, {
    query: (statement) => {
      onStatement()
      return underDeadline(
        async () => (await replica?.read(statement)) ?? (await onFreshConnection(() => readOnce(turns, statement))),
      )
    },
    connect: async () => {
      throw new Error('Queries take part in no transaction.')
    },
  })

const readOnce = async (turns: Turns, statement: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> => {
  const begin = beginText('READ ONLY')
  return (await Session.open(turns)).sendAlone(begin, statement, 'ROLLBACK')
}

/** A connection that lay idle can be dead already: reading again does no harm. */
const onFreshConnection = async <Result>(read: () => Promise<Result>): Promise<Result> => {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    return read()
  }
}
