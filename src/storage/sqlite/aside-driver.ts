import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'
import { Mutex } from 'async-mutex'
import { requireTimeLeft } from '../request-deadline.js'
import { type TurnFigures, TurnMeter } from '../turns.js'
import { readOnly } from './connection.js'
import { type ReadDriver, resultOf } from './read-driver.js'

type Answer =
  | { readonly rows: unknown[][] }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } }

/**
 * Reads on a thread of its own, one statement after the other: what takes long holds up nothing else. A statement cannot be
 * stopped; one whose request is over by its turn is not begun. The thread is started for the first one, and does not keep
 * the process alive.
 */
export class AsideDriver implements ReadDriver {
  readonly #turn = new Mutex()
  readonly #turns = new TurnMeter(1)
  #thread: Worker | undefined
  #isClosed = false

  constructor(private readonly file: string) {}

  get turns(): TurnFigures {
    return this.#turns.figures
  }

  queryRaw({ sql, args }: SqlQuery): Promise<SqlResultSet> {
    return this.whileIdle(async () => {
      requireTimeLeft()
      if (this.#isClosed) throw new Error('The database connection is not open.')
      const answer = await this.#ask({ sql, args })
      if ('rows' in answer) return resultOf(answer.rows)
      const { message, code } = answer.failure
      throw Object.assign(new Error(message), { code })
    })
  }

  /** Does what cannot be done while something is read here. */
  async whileIdle<Result>(work: () => Promise<Result>): Promise<Result> {
    const release = await this.#turns.wait(() => this.#turn.acquire())
    try {
      return await work()
    } finally {
      this.#turns.left()
      release()
    }
  }

  /** What waits for its turn by then is refused: no thread would answer. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.whileIdle(async () => void (await this.#thread?.terminate()))
  }

  async #ask(question: Pick<SqlQuery, 'sql' | 'args'>): Promise<Answer> {
    this.#thread ??= this.#start()
    this.#thread.postMessage(question)
    const [answer] = (await once(this.#thread, 'message')) as [Answer]
    return answer
  }

  #start(): Worker {
    const workerData = { file: this.file, options: readOnly }
    const thread = new Worker(new URL('./aside-thread.mjs', import.meta.url), { workerData })
    thread.unref()
    // Whoever waits for the answer is told as well; the next one has another thread.
    thread.once('error', () => {
      this.#thread = undefined
    })
    return thread
  }
}
