import { Interrupted } from '../failures.js'

/** Why an import ends before its file does. What has been sent by then is waited for. */
export class Stop {
  #reason: Error | undefined
  readonly #interrupt = () => {
    this.because(new Interrupted())
    // The second one is the system's: it ends the process at once.
    this.end()
  }

  constructor() {
    process.on('SIGINT', this.#interrupt).on('SIGTERM', this.#interrupt)
  }

  get reason(): Error | undefined {
    return this.#reason
  }

  /** The first reason is the one. */
  because(reason: Error): void {
    this.#reason ??= reason
  }

  end(): void {
    process.off('SIGINT', this.#interrupt).off('SIGTERM', this.#interrupt)
  }
}
