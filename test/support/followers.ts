import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterEach } from '@jest/globals'
import {
  EventsDocument,
  type EventsSubscription,
  type EventsSubscriptionVariables,
} from '../../src/client/generated/graphql.js'
import { eventually } from './eventually.js'

/** One message of a stream, as a browser would read it. */
interface Message {
  readonly id?: string
  readonly event?: string
  readonly data?: string
}

interface Told {
  readonly data?: EventsSubscription | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

interface FollowOptions {
  readonly query?: string
  readonly headers?: Record<string, string>
}

/** A client that follows events, by nothing but HTTP. */
export class Follower {
  readonly messages: Message[] = []
  /** What `next` messages say. */
  readonly told: Told[] = []
  readonly events: EventsSubscription['events'][] = []
  readonly ids: string[] = []
  heartbeats = 0
  isOver = false
  #text = ''

  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => this.#read(chunk))
    response.on('error', () => {})
    response.on('close', () => {
      this.isOver = true
    })
  }

  /** The codes of all errors. */
  get codes(): unknown[] {
    return this.told.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code))
  }

  get isComplete(): boolean {
    return this.messages.some(({ event }) => event === 'complete')
  }

  hasSeen(ids: readonly (string | undefined)[]): Promise<true> {
    return eventually(() => ids.every((id) => id !== undefined && this.ids.includes(id)) || undefined, 20_000)
  }

  end(): Promise<true> {
    return eventually(() => this.isOver || undefined, 20_000)
  }

  close(): void {
    this.response.destroy()
  }

  #read(chunk: string): void {
    const blocks = (this.#text + chunk).split('\n\n')
    this.#text = blocks.pop() ?? ''
    for (const block of blocks) {
      if (block === ':') this.heartbeats += 1
      else this.#take(Object.fromEntries(block.split('\n').map(fieldOf)))
    }
  }

  #take(message: Message): void {
    this.messages.push(message)
    if (message.event !== 'next') return
    const told = JSON.parse(message.data ?? '') as Told
    this.told.push(told)
    if (!told.data) return
    this.events.push(told.data.events)
    this.ids.push(told.data.events.id)
  }
}

const fieldOf = (line: string): [string, string] => {
  const [name = '', ...rest] = line.split(':')
  return [name, rest.join(':').replace(/^ /, '')]
}

const followers = new Set<Follower>()

// No test leaves a stream to the next one, however it ends.
afterEach(() => {
  for (const follower of followers) follower.close()
  followers.clear()
})

/** Opens a stream; where it is refused, `response` says how. */
export const follow = async (
  url: string,
  variables: EventsSubscriptionVariables = {},
  { query = EventsDocument.toString(), headers = {} }: FollowOptions = {},
): Promise<Follower> => {
  const sent = request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    agent: false,
  })
  sent.end(JSON.stringify({ query, variables }))
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const follower = new Follower(response)
  followers.add(follower)
  return follower
}
