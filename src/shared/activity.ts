import { AsyncLocalStorage } from 'node:async_hooks'
import { type TracingChannel, tracingChannel } from 'node:diagnostics_channel'

interface Watcher<Facts, State> {
  /** @returns what belongs to this one: it is current while the work runs, and handed to `ended` */
  began(facts: Facts): State
  ended(facts: Facts, state: State, hasFailed: boolean): void
}

/**
 * Something that takes its time and that metrics and traces may watch. The facts say kinds and outcomes, never values;
 * the work may complete them. Who does the work does not know who watches, and without a watcher it costs nothing.
 * Channels are the process's own: a watcher sees everything of this name in it.
 */
export class Activity<Facts extends object> {
  readonly #channel: TracingChannel<unknown, Facts>

  constructor(name: string) {
    this.#channel = tracingChannel(`csp-gateway:${name}`)
  }

  /** Asked before facts are made that cost something. */
  get isWatched(): boolean {
    return this.#channel.hasSubscribers
  }

  run<Result>(facts: Facts, work: () => Promise<Result>): Promise<Result> {
    return this.isWatched ? this.#channel.tracePromise(work, facts) : work()
  }

  /** @returns what ends the watching */
  watch<State>({ began, ended }: Watcher<Facts, State>, current = new AsyncLocalStorage<State>()): () => void {
    const states = new WeakMap<Facts, State>()
    const { start, asyncEnd } = this.#channel
    const onEnd = (message: unknown): void => {
      const facts = message as Facts & { readonly error?: unknown }
      const state = states.get(facts)
      if (state !== undefined) ended(facts, state, facts.error !== undefined)
    }
    start.bindStore(current as AsyncLocalStorage<unknown>, (facts) => {
      const state = began(facts)
      states.set(facts, state)
      return state
    })
    asyncEnd.subscribe(onEnd)
    return () => {
      start.unbindStore(current as AsyncLocalStorage<unknown>)
      asyncEnd.unsubscribe(onEnd)
    }
  }
}
