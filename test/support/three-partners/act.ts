import { expect } from '@jest/globals'
import { newId } from '../../../src/shared/ids.js'
import type { Holdings } from './holdings.js'
import type { Answer, Person, Question } from './person.js'

/** One thing that somebody tries. */
export interface Act {
  readonly person: Person
  /** Whose things it is tried with: one's own, another partner's, or nobody's (null). */
  readonly of: Holdings | null
  /** Which of them. */
  readonly pick: number
  readonly byRest: boolean
  readonly world: World
}

/** What is the same for all three. */
export interface World {
  readonly partners: readonly Holdings[]
  /** Where the person's webhooks lead. */
  hookOf(person: Person): string
  /** Somebody of the same partner, without any role. */
  withoutRoles(person: Person): Person
}

export type Doing = (act: Act) => Promise<void>

interface Attempt<Thing> {
  /** Those that the owner has. */
  readonly things: (holdings: Holdings) => readonly Thing[]
  readonly idOf: (thing: Thing) => string
  readonly ask: Question
  /** What has to come of it when the thing is one's own. */
  readonly own: (thing: Thing, answer: Answer) => void
}

/** With a thing of one's own it is done; with another's it is as with nobody's, and nothing comes of it. */
export const attempt = async <Thing>(act: Act, { things, idOf, ask, own }: Attempt<Thing>): Promise<void> => {
  const thing = pickOf(act, things)
  if (thing === undefined || act.of !== act.person.holdings)
    return act.person.isToldNothing(ask, thing === undefined ? newId() : idOf(thing))
  own(thing, await ask(idOf(thing)))
}

export const pickOf = <Thing>(
  { of, pick }: Act,
  things: (holdings: Holdings) => readonly Thing[],
): Thing | undefined => {
  const found = of ? things(of) : []
  return found[pick % Math.max(1, found.length)]
}

/** The result of a mutation. */
export const resultOf = ({ body }: Answer): Record<string, unknown> =>
  Object.values((body.data ?? {}) as Record<string, Record<string, unknown>>)[0] ?? {}

/** By either door; anything but success and a refusal in good order fails the test. */
export const expectDone = (answer: Answer, expected: boolean): void => {
  const { __typename: type } = resultOf(answer)
  const isDone = type === undefined ? answer.status < 300 : type !== 'Rejection'
  expect([answer.text, isDone, answer.body.errors]).toEqual([answer.text, expected, undefined])
}

export const change = (call: string, variables = '', selection = '__typename'): string =>
  `mutation ($id: ID!${variables}) { ${call} { ${selection} } }`
