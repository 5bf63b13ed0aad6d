import type { Follow, FollowOptions } from './follow.js'
import { type EventFieldsFragment, EventsDocument } from './generated/graphql.js'

export interface EventConditions extends FollowOptions {
  /** Only what happens to this customer. */
  readonly customerId?: string
  /** Begins after the event with this id, the last one that was seen; from now on when left out. */
  readonly after?: string
}

/**
 * What happens to the partner's customers, each event once and in order, over connections that break.
 *
 * @throws GatewayError when it is refused
 */
export type FollowEvents = (conditions?: EventConditions) => AsyncGenerator<EventFieldsFragment, void>

export const eventsOf = (follow: Follow): FollowEvents =>
  async function* ({ customerId, after, ...options } = {}) {
    const variables = { ...(customerId !== undefined && { customerId }), ...(after !== undefined && { after }) }
    for await (const { events } of follow(EventsDocument, variables, options)) yield events
  }
