import type pg from 'pg'
import { beginText } from './begin-text.js'
import { type Turns, withCalls } from './pools.js'
import { Session } from './session.js'
import { askPosition, type WritePositions } from './write-positions.js'

/** The pool for transactions. Nothing is written outside of one. */
export const writingPool = (turns: Turns, positions: WritePositions | undefined): pg.Pool =>
  withCalls(turns.pool, {
    connect: async () => asClient(await Session.open(turns), positions),
    query: async () => {
      throw new Error('Writing needs a transaction.')
    },
  })

/** A session as Prisma's adapter uses a client: BEGIN, COMMIT and ROLLBACK come as statements, and release last. */
const asClient = (session: Session, positions: WritePositions | undefined) => ({
  query: async (statement: pg.QueryArrayConfig): Promise<unknown> => {
    if (statement.text === 'BEGIN') return (await session.begin(beginText('READ WRITE'))) ?? noResult
    if (statement.text === 'COMMIT') return commit(session, positions)
    if (statement.text !== 'ROLLBACK') return session.send(statement)
    await session.rollback()
    return noResult
  },
  release: () => session.release(),
  // The session listens for errors itself.
  on: () => {},
  removeListener: () => {},
})

const noResult = { fields: [], rows: [], rowCount: 0 }

const commit = async (session: Session, positions: WritePositions | undefined): Promise<unknown> => {
  if (!positions) return session.commit()
  const result = await session.commit(`COMMIT; ${askPosition}`)
  positions.remember(result?.rows[0]?.[0])
  return noResult
}
