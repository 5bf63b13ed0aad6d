import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { PerMinute } from '../../../src/server/limits/rate-limit-numbers.js'
import { type Demand, RateLimited, RateLimits } from '../../../src/server/limits/rate-limits.js'
import type { Caller } from '../../../src/shared/caller.js'
import type { Rate, Storage } from '../../../src/storage/storage.js'
import { anApp, type TestApp } from '../../support/app.js'
import { RateLimiterRes } from '../../support/loaded.js'

const customerId = '0198f3c0-0000-7000-8000-00000000aaaa'
const all: PerMinute = { partner: 100, customer: 50, createCustomer: 5 }

let logged: TestApp
/** What was counted, and what comes of counting. */
const rates: Rate[] = []
const counted: [string, string, number][] = []
const database: { consume: (name: string) => Promise<unknown> } = { consume: async () => ({}) }

const storage = {
  rateLimiter: (rate: Rate) => {
    rates.push(rate)
    return {
      consume: (key: string, points: number) => {
        counted.push([rate.name, key, points])
        return database.consume(rate.name)
      },
    }
  },
} as unknown as Storage

beforeAll(async () => {
  logged = await anApp()
})

afterAll(() => logged.app.close())

beforeEach(() => {
  for (const list of [rates, counted, logged.lines]) list.length = 0
  database.consume = async () => ({})
})

afterEach(() => {
  jest.restoreAllMocks()
})

const aCaller = (id = 'contoso'): Caller => ({
  partner: { id, name: 'Contoso', country: 'US', domain: 'x.onmicrosoft.com', isSandbox: true },
  ...{ userName: 'dave', roles: [], correlationId: 'x', language: 'en', calledAt: new Date(0) },
})

const someLimits = (perMinute = all) => new RateLimits(storage, perMinute, logged.app.log)

const aDemand = (changes: Partial<Demand> = {}): Demand => ({ cost: 7, operations: [], customerIds: [], ...changes })

/** From now on there is nothing left of one kind, for so long. */
const refuse = (limit: string, ms: number) => {
  database.consume = async (name) => {
    if (name === limit) throw new RateLimiterRes(0, ms)
  }
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  )

describe('of a request', () => {
  test('each limit that is set is counted for a minute', () => {
    someLimits()
    expect(rates).toEqual([
      { name: 'partner', points: 100, durationSeconds: 60 },
      { name: 'customer', points: 50, durationSeconds: 60 },
      { name: 'createCustomer', points: 5, durationSeconds: 60 },
    ])
  })

  test('its cost is counted for the partner and for each customer, and what it does each time', async () => {
    const operations = ['createCustomer', 'viewer', 'partner', 'customer', 'checkCustomer', 'createCustomer']
    const customerIds = [customerId, customerId.toUpperCase(), 'nobody', `${customerId}0`, `0${customerId}`]
    await someLimits().admit(aCaller(), aDemand({ operations, customerIds }))
    expect(counted).toEqual([
      ['partner', 'contoso', 7],
      ['createCustomer', 'contoso', 1],
      ['createCustomer', 'contoso', 1],
      ['customer', `contoso:${customerId}`, 7],
    ])
  })

  test('that costs nothing one point is counted', async () => {
    await someLimits().admit(aCaller(), aDemand({ cost: 0, customerIds: [customerId] }))
    expect(counted).toEqual([
      ['partner', 'contoso', 1],
      ['customer', `contoso:${customerId}`, 1],
    ])
  })

  test('nothing is counted where nothing is limited', async () => {
    await someLimits({}).admit(aCaller(), aDemand({ customerIds: [customerId] }))
    expect(counted).toEqual([])
  })

  test('that is never understood one point is counted, and of one that is no more than it says', async () => {
    const limits = someLimits()
    expect(await limits.counting(aCaller(), async () => 'not understood')).toBe('not understood')
    expect(counted.splice(0)).toEqual([['partner', 'contoso', 1]])
    const caller = aCaller()
    await limits.counting(caller, () => limits.admit(caller, aDemand()))
    expect(counted.splice(0)).toEqual([['partner', 'contoso', 7]])
    const fails = limits.counting(aCaller(), async () => {
      throw new Error('It cannot be read.')
    })
    await expect(fails).rejects.toThrow('It cannot be read.')
    expect(counted).toEqual([['partner', 'contoso', 1]])
  })
})

describe('what is too much', () => {
  test.each([
    [1_500, 2],
    [2_000, 2],
    [1, 1],
    [0, 1],
  ])('is refused, and with %s ms to wait one is told %s s', async (ms, seconds) => {
    refuse('createCustomer', ms)
    const error = await failure(someLimits().admit(aCaller(), aDemand({ operations: ['createCustomer'] })))
    expect(error).toBeInstanceOf(RateLimited)
    expect(error).toMatchObject({
      ...{ name: 'RateLimited', statusCode: 429, limit: 'createCustomer', retryAfterSeconds: seconds },
      message: `Too much within a minute: try again after ${seconds} s.`,
    })
  })

  test('for a partner is remembered until then, so that nothing of it is looked at', async () => {
    const clock = { now: 1_000_000 }
    jest.spyOn(performance, 'now').mockImplementation(() => clock.now)
    const limits = someLimits()
    const answer = async () => 'answered'
    refuse('partner', 3_500)
    expect(await failure(limits.counting(aCaller(), answer))).toMatchObject({ limit: 'partner', retryAfterSeconds: 4 })
    database.consume = async () => ({})
    const looked = counted.splice(0).length
    clock.now += 1_000
    expect(await failure(limits.counting(aCaller(), answer))).toMatchObject({ limit: 'partner', retryAfterSeconds: 3 })
    clock.now += 2_499
    expect(await failure(limits.counting(aCaller(), answer))).toMatchObject({ retryAfterSeconds: 1 })
    expect([looked, counted]).toEqual([1, []])
    expect(await limits.counting(aCaller('fabrikam'), answer)).toBe('answered')
    clock.now += 1
    expect(await limits.counting(aCaller(), answer)).toBe('answered')
  })

  test('of one thing leaves everything else to be done', async () => {
    const limits = someLimits()
    refuse('createCustomer', 60_000)
    const caller = aCaller()
    const work = limits.counting(caller, () => limits.admit(caller, aDemand({ operations: ['createCustomer'] })))
    expect(await failure(work)).toBeInstanceOf(RateLimited)
    expect(await limits.counting(aCaller(), async () => 'answered')).toBe('answered')
  })
})

describe('where nothing can be counted', () => {
  test('requests pass, and the log says why', async () => {
    database.consume = async () => {
      throw new Error('the database is locked')
    }
    await someLimits().admit(aCaller(), aDemand())
    expect(logged.lines).toMatchObject([
      { limit: 'partner', cause: 'the database is locked', msg: 'rate limits cannot be counted' },
    ])
  })

  test('requests wait no longer than half a second, and the log says so', async () => {
    database.consume = () => new Promise(() => {})
    const from = performance.now()
    await someLimits().admit(aCaller(), aDemand())
    const tookMs = performance.now() - from
    expect(tookMs).toBeGreaterThan(480)
    expect(tookMs).toBeLessThan(5_000)
    expect(logged.lines).toMatchObject([
      { limit: 'partner', cause: 'no answer in time', msg: 'rate limits cannot be counted' },
    ])
  })
})
