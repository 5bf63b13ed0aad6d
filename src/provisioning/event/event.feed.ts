import { setImmediate as nextTurn } from 'node:timers/promises'
import { forPartner } from '../../storage/partner-scope.js'
import { outsideOfRequests } from '../../storage/request-deadline.js'
import type { EventFollower } from './event.follower.js'
import type { EventOutbox, PlacedEvent, Stretch } from './event.outbox.js'

export interface FeedSettings {
  /** How often there is a look for events of which nobody told, in milliseconds. */
  readonly pollIntervalMs: number
  /** How many events wait for one follower; whoever is further behind reads from the outbox. */
  readonly waitingMax: number
  readonly onError: (error: unknown) => void
}

export const feedSettings: FeedSettings = { pollIntervalMs: 1_000, waitingMax: 500, onError: () => {} }

/** The time to the next look after one that failed, in milliseconds; an event that is told of makes it earlier. */
export const restAfterFailureMs = 1_000

/** How many followers are told before others have their turn: each answers the event for itself. */
const toldAtOnceMax = 50

/** Reads one partner's new events, once for all who follow them in this process. */
export class EventFeed {
  readonly #followers = new Set<EventFollower>()
  #isLooking = false
  #isWoken = false
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly outbox: EventOutbox,
    readonly partnerId: string,
    /** Up to here events have been told. */
    public sequence: number,
    readonly settings: FeedSettings,
  ) {}

  get isFollowed(): boolean {
    return this.#followers.size > 0
  }

  add(follower: EventFollower): void {
    this.#followers.add(follower)
    this.wake()
  }

  remove(follower: EventFollower): void {
    this.#followers.delete(follower)
    if (!this.isFollowed) clearTimeout(this.#timer)
  }

  /** There may be something new: looks at once. */
  wake(): void {
    this.#isWoken = true
    if (!this.#isLooking) void outsideOfRequests(() => forPartner(this.partnerId, () => this.#look()))
  }

  /**
   * What a follower has missed so far.
   *
   * @throws InvalidArgument when some of it is no longer there
   */
  readStretch(stretch: Omit<Stretch, 'partnerId' | 'upTo'>): Promise<PlacedEvent[]> {
    const { partnerId, sequence: upTo } = this
    return this.outbox.readStretch({ ...stretch, partnerId, upTo })
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isLooking = true
    let restMs = this.settings.pollIntervalMs
    try {
      while (this.#isWoken && this.isFollowed) {
        this.#isWoken = false
        await this.#tellNew()
      }
    } catch (error) {
      this.settings.onError(error)
      restMs = Math.max(restMs, restAfterFailureMs)
    }
    this.#isLooking = false
    if (this.isFollowed) this.#timer = setTimeout(() => this.wake(), restMs).unref()
  }

  async #tellNew(): Promise<void> {
    for (let isFull = true; isFull; ) {
      const batch = await this.outbox.readAfter(this.partnerId, this.sequence)
      this.sequence = batch.events.at(-1)?.sequence ?? this.sequence
      await this.#tell(batch.events)
      isFull = batch.isFull
    }
  }

  async #tell(events: readonly PlacedEvent[]): Promise<void> {
    let told = 0
    for (const follower of this.#followers) {
      follower.offer(events)
      told += 1
      if (told % toldAtOnceMax === 0) await nextTurn()
    }
  }
}
