import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { forPartner } from '../../storage/partner-scope.js'
import { withinDeadline } from '../../storage/request-deadline.js'
import { HttpRefusal } from '../http-refusal.js'
import type { RateLimits } from '../limits/rate-limits.js'
import { reportErrors } from './errors.js'
import { EventStream, type StreamTimes } from './event-stream.js'
import type { OpenSubscription, RefusedSubscription, Subscriptions } from './subscription.js'
import { type Callers, Telling } from './telling.js'

export interface StreamLimits extends StreamTimes {
  /** How many streams may be open at a time. */
  readonly streamsMax: number
}

interface Door extends Callers {
  readonly rateLimits: RateLimits
  /** After how long a stream that could not be opened is given up. */
  readonly deadlineMs: number
}

const retryAfterSeconds = 5

const tooMany = new HttpRefusal(`No more streams can be opened now: try again after ${retryAfterSeconds} s.`, {
  ...{ statusCode: 503, code: 'TOO_MANY_STREAMS' },
  headers: { 'retry-after': String(retryAfterSeconds) },
})

/** The streams that are open. */
export class EventStreams {
  readonly #open = new Set<EventStream>()
  #count = 0
  #isClosing = false

  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly door: Door,
    private readonly limits: StreamLimits,
  ) {}

  /** Answers for as long as somebody follows. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await this.door.authenticate(request)
    if (this.#count >= this.limits.streamsMax || this.#isClosing) throw tooMany
    this.#count += 1
    try {
      return await forPartner(caller.partner.id, async () => {
        const open = () => this.door.rateLimits.counting(caller, () => this.subscriptions.open(request, caller))
        const opened = await withinDeadline(this.door.deadlineMs, open)
        await ('source' in opened ? this.#tell(opened, request, reply) : this.#refuse(opened, request, reply))
        return reply
      })
    } finally {
      this.#count -= 1
    }
  }

  /** Ends every stream, so that clients begin again elsewhere. */
  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all([...this.#open].map((stream) => stream.end('closing')))
  }

  async #tell(subscription: OpenSubscription, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { source } = subscription
    const telling = new Telling(subscription, request, this.door)
    const stream = this.#begin(request, reply, () => void source.return())
    this.#open.add(stream)
    if (this.#isClosing) void stream.end('closing')
    if (source.lastEventId) stream.mark(source.lastEventId)
    try {
      for await (const event of source) {
        const result = await telling.answer(event, () => stream.isOver)
        if (!result || !(await stream.send(event.id, result))) break
        request.logged.events = (request.logged.events ?? 0) + 1
      }
      await stream.end('left', stream.isSlow ? tooSlow(request) : undefined)
    } catch (error) {
      await stream.end('failed', { errors: reportErrors([asGraphQLError(error)], request) })
    } finally {
      this.#open.delete(stream)
    }
  }

  /** What is wrong with a subscription is told as its only event: where a client looks for it. */
  async #refuse({ status, headers, errors }: RefusedSubscription, request: FastifyRequest, reply: FastifyReply) {
    if (status === 200 || status === 400) return this.#begin(request, reply).end('refused', { errors })
    return reply.code(status).headers(headers).send({ errors })
  }

  #begin(request: FastifyRequest, reply: FastifyReply, onEnd = () => {}): EventStream {
    request.logged.events = 0
    return new EventStream(reply, this.limits, (ended) => {
      request.logged.ended = ended
      onEnd()
    })
  }
}

const tooSlow = (request: FastifyRequest): object => {
  const message = 'What was sent was not read in time. Go on after the last event that you have seen: `after` its id.'
  return { errors: reportErrors([new GraphQLError(message, { extensions: { code: 'TOO_SLOW' } })], request) }
}

/** The empty place is that of the whole answer. */
const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('The stream failed.', { originalError: error as Error, path: [] })
