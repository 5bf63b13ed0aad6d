import type pg from 'pg'
import { underDeadline } from './deadline.js'
import { ConnectionLost, StatementForgotten } from './failures.js'
import { type Turns, withCalls } from './pools.js'
import type { Replica } from './replica.js'
import { SharedReads } from './shared-reads.js'

/** The pool for queries: none sees what another does, and they go to the replica where that will do. */
export const readingPool = (turns: Turns, replica: Replica | undefined, onStatement: () => void): pg.Pool => {
  const reads = new SharedReads(turns)
  return withCalls(turns.pool, {
    query: (statement) => {
      onStatement()
      return underDeadline(
        async () => (await replica?.read(statement)) ?? (await onFreshConnection(() => reads.read(statement))),
      )
    },
    connect: async () => {
      throw new Error('Queries take part in no transaction.')
    },
  })
}

/** A connection that lay idle can be dead already, or lead elsewhere: reading again does no harm. */
const onFreshConnection = async <Result>(read: () => Promise<Result>): Promise<Result> => {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConnectionLost || error instanceof StatementForgotten)) throw error
    return read()
  }
}
