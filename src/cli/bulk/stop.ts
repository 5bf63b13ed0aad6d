import { Interrupted } from '../failures.js'

/** Why an import ends before its file does. What has been sent by then is waited for. */
export class Stop {
  #reason: Error | undefined

  constructor(private readonly interruption: AbortSignal) {}

  get reason(): Error | undefined {
    return this.#reason ?? (this.interruption.aborted ? new Interrupted() : undefined)
  }

  /** The first reason is the one. */
  because(reason: Error): void {
    this.#reason ??= reason
  }
}
