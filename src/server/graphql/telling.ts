import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Caller } from '../../shared/caller.js'
import { StorageUnavailable } from '../../storage/storage-unavailable.js'
import type { Authenticate } from '../sign-in/authenticate.js'
import { NotSignedIn, SignInUnavailable } from '../sign-in/not-signed-in.js'
import { findUnavailable, reportErrors } from './errors.js'
import type { OpenSubscription } from './subscription.js'

export interface Callers {
  readonly authenticate: Authenticate
  readonly clock: () => Date
}

/** For how long it is taken for granted who follows, in milliseconds: a token ends, and a right can be taken away. */
const knownForMs = 15_000

/** The time to the next try while the database cannot be used, in milliseconds. */
const restMs = 1_000

/** Answers each event as whoever follows may see it when it is told. */
export class Telling {
  #caller: Caller
  #askedAt: number

  constructor(
    private readonly subscription: OpenSubscription,
    private readonly request: FastifyRequest,
    private readonly callers: Callers,
  ) {
    this.#caller = subscription.caller
    this.#askedAt = callers.clock().getTime()
  }

  /**
   * Waits until the database can be used, and until it can be found out who follows.
   *
   * @returns undefined when it is over before
   * @throws GraphQLError when who follows may not any longer
   */
  async answer(event: object, isOver: () => boolean): Promise<ExecutionResult | undefined> {
    while (!isOver()) {
      try {
        const { errors, ...result } = await this.subscription.answer(event, await this.#currentCaller())
        if (!errors) return result
        if (!findUnavailable(errors)) return { ...result, errors: reportErrors(errors, this.request) } as object
      } catch (error) {
        if (!(error instanceof StorageUnavailable || error instanceof SignInUnavailable)) throw error
      }
      await sleep(restMs, undefined, { ref: false })
    }
    return undefined
  }

  /** Another one for each event, at the time of the event: what is read for one is not kept for the next. */
  async #currentCaller(): Promise<Caller> {
    const calledAt = this.callers.clock()
    if (calledAt.getTime() - this.#askedAt < knownForMs) return { ...this.#caller, calledAt }
    this.#caller = await this.#askAgain()
    this.#askedAt = calledAt.getTime()
    return { ...this.#caller, calledAt }
  }

  async #askAgain(): Promise<Caller> {
    try {
      const caller = await this.callers.authenticate(this.request)
      if (isSame(caller, this.#caller)) return caller
    } catch (error) {
      if (!(error instanceof NotSignedIn)) throw error
    }
    const extensions = { code: 'UNAUTHENTICATED' }
    throw new GraphQLError('You are no longer signed in. Sign in, and go on after the last event that you have seen.', {
      extensions,
    })
  }
}

/** What was allowed at the beginning was allowed to these roles. */
const isSame = (now: Caller, before: Caller): boolean =>
  now.partner.id === before.partner.id && now.roles.join() === before.roles.join()
