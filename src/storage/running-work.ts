import { AsyncLocalStorage } from 'node:async_hooks'
import type { OpenTransaction } from './open-transaction.js'
import type { Deadline } from './request-deadline.js'
import type { Tally } from './statements.js'

/** What is known of the running work, wherever it has come to. */
export interface RunningWork {
  /** Whose rows it may see. */
  readonly partnerId?: string
  /** When nobody waits for it any longer. */
  readonly deadline?: Deadline | undefined
  /** What counts its statements. */
  readonly tally?: Tally
  /** In which it writes, while it does. */
  readonly transaction?: OpenTransaction
  /** Since when the database has been busy with it, in milliseconds of the clock. */
  readonly databaseSince?: number
}

const nothing: RunningWork = {}

/** One for all: each of them would cost as much again wherever anybody waits for anything. */
const running = new AsyncLocalStorage<RunningWork>()

export const runningWork = (): RunningWork => running.getStore() ?? nothing

/** Runs `work` with this known of it, beside what is known already. */
export const knowing = <Result>(more: RunningWork, work: () => Result): Result =>
  running.run({ ...running.getStore(), ...more }, work)

/** For what is done for several at a time, and for none of them alone. */
export const knowingNothing = <Result>(work: () => Result): Result => running.run(nothing, work)
