import { Activity } from '../shared/activity.js'
import { knowing, runningWork } from './running-work.js'

const kinds = [
  ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'BEGIN', 'COMMIT', 'ROLLBACK', 'PRAGMA'],
  ...['SAVEPOINT', 'RELEASE', 'CREATE', 'DROP'],
] as const
type StatementKind = (typeof kinds)[number] | 'OTHER'

/** One statement on its way to the database and back. */
export const statements = new Activity<{ readonly kind: StatementKind }>('statement')

/** One transaction that writes, with the wait for its turn and all its tries. */
export const transactions = new Activity<object>('transaction')

/** How many statements were sent for one request. */
export interface Tally {
  statements: number
}

/** Counts the statements of what `work` begins. */
export const tallying = <Result>(tally: Tally, work: () => Result): Result => knowing({ tally }, work)

/** Each statement is sent through here. Of its text only the first word is told. */
export const sendStatement = <Result>(sql: string, send: () => Promise<Result>): Promise<Result> => {
  const tally = runningWork().tally
  if (tally) tally.statements += 1
  return statements.isWatched ? statements.run({ kind: kindOf(sql) }, send) : send()
}

const kindOf = (sql: string): StatementKind => {
  const word = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase()
  return kinds.find((kind) => kind === word) ?? 'OTHER'
}
