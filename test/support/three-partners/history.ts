import { randomBytes } from 'node:crypto'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { registerPartner } from '../../../src/provisioning/partner/partner-registration.js'
import { newId } from '../../../src/shared/ids.js'
import { eventually } from '../eventually.js'
import { type Follower, follow } from '../followers.js'
import type { TestGateway } from '../gateway.js'
import type { Issuer } from '../issuer.js'
import type { Receiver } from '../receiver.js'
import { accessActs } from './access-acts.js'
import type { Doing, World } from './act.js'
import { customerActs } from './customer-acts.js'
import { Holdings } from './holdings.js'
import { finalLooks, looks } from './looks.js'
import { Person } from './person.js'

interface Stage {
  readonly gateway: TestGateway
  readonly issuer: Issuer
  /** One for each partner. */
  readonly receivers: readonly Receiver[]
}

interface Play {
  readonly people: readonly Person[]
  readonly followers: readonly Follower[]
  readonly world: World
}

const names = ['Alder', 'Birch', 'Cedar']

/** What each has from the beginning, so that there is something to do with it. */
const furniture: readonly Doing[] = [
  ...[customerActs.create, customerActs.grant, accessActs.registerWebhook, accessActs.createApiKey],
]

/** Three partners of their own, of which each follows its events. */
const begin = async ({ gateway, issuer, receivers }: Stage): Promise<Play> => {
  const partners = names.map((name) => new Holdings(`${name.toLowerCase()}${randomBytes(4).toString('hex')}`))
  const people: Person[] = []
  const followers: Follower[] = []
  const colleagues = new Map<Holdings, string>()
  for (const holdings of partners) {
    const { mark } = holdings
    const id = newId()
    const partner = { id, name: mark, country: 'US', domain: `${mark}.onmicrosoft.com`, isSandbox: true }
    await registerPartner(gateway.gateway.storage, partner)
    holdings.ids.add(id)
    const token = await issuer.token({ tid: id, preferred_username: `${mark}@example.com` })
    colleagues.set(holdings, await issuer.token({ tid: id, roles: [] }))
    const others = () => partners.filter((other) => other !== holdings)
    people.push(new Person(gateway.url, token, holdings, others))
    followers.push(await follow(gateway.url, {}, { headers: { authorization: `Bearer ${token}` } }))
  }
  const world: World = {
    partners,
    hookOf: (person) => receivers[partners.indexOf(person.holdings)]?.url ?? '',
    withoutRoles: (person) => person.with(colleagues.get(person.holdings) ?? ''),
  }
  for (const person of people)
    for (const doing of furniture) await doing({ person, of: person.holdings, pick: 2, byRest: false, world })
  return { people, followers, world }
}

/** Everybody has been told of their own events, each once and in order, and no receiver of anything else. */
const end = async ({ people, followers, world }: Play, { receivers }: Stage): Promise<void> => {
  for (const [index, person] of people.entries()) {
    for (const look of finalLooks)
      for (const byRest of [false, true]) await look({ person, of: null, pick: 0, byRest, world })
    const { events } = person.holdings
    const told = () => (followers[index]?.events ?? []).map(({ type, customerId }) => `${type} ${customerId}`)
    await eventually(() => told().length >= events.length || undefined)
    expect(told()).toEqual(events)
    const all = JSON.stringify([followers[index]?.messages, receivers[index]?.received])
    for (const { mark, ids } of world.partners.filter((partner) => partner !== person.holdings))
      expect([mark, ...ids].filter((secret) => all.includes(secret))).toEqual([])
  }
}

const doings: Readonly<Record<string, Doing>> = { ...customerActs, ...accessActs, ...looks }

const step = fc.record({
  who: fc.nat({ max: 2 }),
  /** One's own half of the time; the others', and with 3 nobody's. */
  whose: fc.oneof(fc.constant('own' as const), fc.nat({ max: 3 })),
  pick: fc.nat({ max: 1_000 }),
  byRest: fc.boolean(),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

class Command implements fc.AsyncCommand<object, Play> {
  constructor(
    private readonly name: string,
    private readonly doing: Doing,
    private readonly step: Step,
  ) {}

  check(): boolean {
    return true
  }

  async run(_model: object, { people, world }: Play): Promise<void> {
    const { who, whose, pick, byRest } = this.step
    const person = people[who] as Person
    const of = whose === 'own' ? person.holdings : (world.partners[whose] ?? null)
    await this.doing({ person, of, pick, byRest, world })
  }

  toString(): string {
    return `${this.name} ${JSON.stringify(this.step)}`
  }
}

/** Customers have to be there before anything can be done with them. */
const often = ['create', 'create', 'create', 'order']
const commands = [...Object.keys(doings), ...often].map((name) =>
  step.map((given) => new Command(name, doings[name] as Doing, given)),
)

interface Length {
  readonly numRuns: number
  readonly maxCommands: number
  /** For how long at most, in milliseconds: to find the shortest history that fails can take a multiple of finding one. */
  readonly timeLimitMs: number
}

/**
 * Holds what the gateway does for three partners at once against what each of them has. A failure tells the seed, and the
 * shortest history that fails.
 */
export const holdsForThreePartners = (stage: Stage, { numRuns, maxCommands, timeLimitMs }: Length): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands, size: 'max' }), async (history) => {
      const play = await begin(stage)
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: play }), history)
        await end(play, stage)
      } finally {
        for (const follower of play.followers) follower.close()
        for (const receiver of stage.receivers) receiver.received.length = 0
      }
    }),
    { numRuns, interruptAfterTimeLimit: timeLimitMs, markInterruptAsFailure: true },
  )
