import type { Storage } from '../../storage/storage.js'
import { EventFeed, type FeedSettings } from './event.feed.js'
import type { EventFollower } from './event.follower.js'
import type { EventOutbox } from './event.outbox.js'

/** The partners that somebody follows in this process, each with its feed. */
export class EventFeeds {
  readonly #feeds = new Map<string, EventFeed>()
  #stopListening: (() => Promise<void>) | undefined

  constructor(
    private readonly storage: Storage,
    private readonly outbox: EventOutbox,
    private readonly settings: FeedSettings,
  ) {}

  /** There may be events of this partner, or of any: whoever follows it is told. */
  wake(partnerId?: string): void {
    const feeds = partnerId === undefined ? this.#feeds.values() : [this.#feeds.get(partnerId)]
    for (const feed of feeds) feed?.wake()
  }

  /** @param latest up to where new followers need not be told; a feed that is there already goes on where it is */
  join(partnerId: string, latest: number, toFollower: (feed: EventFeed) => EventFollower): EventFollower {
    const feed = this.#feeds.get(partnerId) ?? new EventFeed(this.outbox, partnerId, latest, this.settings)
    this.#feeds.set(partnerId, feed)
    this.#stopListening ??= this.storage.listen((of) => this.wake(of))
    const follower = toFollower(feed)
    feed.add(follower)
    return follower
  }

  leave(feed: EventFeed, follower: EventFollower): void {
    feed.remove(follower)
    if (!feed.isFollowed) this.#feeds.delete(feed.partnerId)
    if (this.#feeds.size > 0) return
    void this.#stopListening?.()
    this.#stopListening = undefined
  }
}
