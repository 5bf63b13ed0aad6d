import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import { type EventFeed, restAfterFailureMs } from './event.feed.js'
import type { PlacedEvent } from './event.outbox.js'

/** Where somebody begins to follow, and what is to be told. */
export interface FollowerStart {
  readonly after: number
  /** null for all customers. */
  readonly customerId: string | null
  /** The event at `after`, for whoever comes back before anything has happened; undefined when there is none. */
  readonly lastEventId: string | undefined
}

/** How long to wait for a replica to have what another server told already, in milliseconds. */
const replicaRestMs = 100

const over = { value: undefined, done: true } as const

/**
 * One who follows a partner's events, each once and in order. Whoever is behind reads from the outbox at its own speed;
 * who has caught up is told by the feed.
 */
export class EventFollower implements AsyncIterableIterator<PlacedEvent, undefined> {
  #waiting: PlacedEvent[] = []
  #position: number
  #isLive = false
  #isOver = false
  #wake = () => {}

  constructor(
    private readonly feed: EventFeed,
    private readonly start: FollowerStart,
    private readonly onLeave: (follower: EventFollower) => void,
  ) {
    this.#position = start.after
  }

  get lastEventId(): string | undefined {
    return this.start.lastEventId
  }

  /** New events, in order. Those that there is no room for are read from the outbox later. */
  offer(events: readonly PlacedEvent[]): void {
    for (const event of events) {
      if (this.#waiting.length >= this.feed.settings.waitingMax) this.#isLive = false
      if (this.#isLive && event.sequence > this.#position) this.#take(event)
    }
    this.#wake()
  }

  async next(): Promise<IteratorResult<PlacedEvent, undefined>> {
    while (!this.#isOver) {
      const value = this.#waiting.shift()
      if (value) return { value, done: false }
      if (this.#isLive) await this.#untilWoken()
      else await this.#catchUp()
    }
    return over
  }

  /** Ends what `next` waits for, too. */
  async return(): Promise<IteratorResult<PlacedEvent, undefined>> {
    if (this.#isOver) return over
    this.#isOver = true
    this.#waiting = []
    this.onLeave(this)
    this.#wake()
    return over
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #catchUp(): Promise<void> {
    if (this.#position >= this.feed.sequence) {
      this.#isLive = true
      return
    }
    try {
      const events = await this.feed.readStretch({ customerId: this.start.customerId, after: this.#position })
      for (const event of events) this.#take(event)
      if (events.length === 0) await this.#untilWoken(replicaRestMs)
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error
      this.feed.settings.onError(error)
      await this.#untilWoken(restAfterFailureMs)
    }
  }

  #take(event: PlacedEvent): void {
    this.#position = event.sequence
    // A test is for the webhook that it was asked for.
    if (event.type === 'WEBHOOK_TEST') return
    const { customerId } = this.start
    if (customerId === null || event.customerId === customerId) this.#waiting.push(event)
  }

  #untilWoken(timeoutMs?: number): Promise<void> {
    if (this.#isOver) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs).unref()
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
