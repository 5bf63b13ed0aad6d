import { SingleBar } from 'cli-progress'
import type { Session } from '../session.js'

/** How far an import has come, for whoever sits at a terminal. */
export class Progress {
  readonly #bar: SingleBar | undefined
  readonly #startedAt = performance.now()
  #done = 0
  #wrong = 0

  constructor(total: number, { surroundings: { stderr } }: Pick<Session, 'surroundings'>) {
    if (stderr.isTTY !== true) return
    this.#bar = new SingleBar({
      // It writes nothing but text to it.
      stream: stderr as NodeJS.WritableStream,
      format: '{bar} {value} of {total} | {rate}/s | {eta_formatted} left | {wrong} refused or failed',
      // Signals are heard by the command alone, so that nothing may be left to restore.
      gracefulExit: false,
      clearOnComplete: true,
      etaBuffer: 200,
    })
    this.#bar.start(total, 0, { rate: 0, wrong: 0 })
  }

  step(isWrong: boolean): void {
    this.#done += 1
    if (isWrong) this.#wrong += 1
    const rate = Math.round(this.#done / ((performance.now() - this.#startedAt) / 1_000))
    this.#bar?.update(this.#done, { rate, wrong: this.#wrong })
  }

  end(): void {
    this.#bar?.stop()
  }
}
