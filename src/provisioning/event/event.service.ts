import type { Caller } from '../../shared/caller.js'
import { parseId } from '../../shared/ids.js'
import { InvalidArgument } from '../../shared/invalid-argument.js'
import type { EventFeeds } from './event.feeds.js'
import { EventFollower, type FollowerStart } from './event.follower.js'
import type { EventsArgs } from './event.inputs.js'
import { type EventOutbox, eventGone, type PlacedEvent } from './event.outbox.js'

export class EventService {
  constructor(
    private readonly outbox: EventOutbox,
    private readonly feeds: EventFeeds,
  ) {}

  /** @throws InvalidArgument when the partner has no such customer, or no such event to begin after */
  async follow(caller: Caller, { customerId, after }: EventsArgs): Promise<EventFollower> {
    const partnerId = caller.partner.id
    const end = await this.outbox.findEnd(partnerId)
    const begin = after == null ? end : await this.#find(partnerId, after)
    const start: FollowerStart = {
      after: begin.sequence,
      customerId: customerId == null ? null : await this.#findCustomer(partnerId, customerId),
      lastEventId: begin.id,
    }
    return this.feeds.join(partnerId, end.sequence, (feed) => {
      return new EventFollower(feed, start, (follower) => this.feeds.leave(feed, follower))
    })
  }

  async #find(partnerId: string, eventId: string): Promise<PlacedEvent> {
    const id = parseId(eventId)
    const event = id && (await this.outbox.find(partnerId, id))
    if (event) return event
    throw eventGone()
  }

  async #findCustomer(partnerId: string, customerId: string): Promise<string> {
    const id = parseId(customerId)
    if (id && (await this.outbox.knowsCustomer(partnerId, id))) return id
    throw new InvalidArgument('customerId', 'There is no customer with the id given as `customerId`.', 'NOT_FOUND')
  }
}
