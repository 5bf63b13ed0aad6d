import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { IdempotencySecrets } from '../../../src/provisioning/idempotency/idempotency.secrets.js'
import {
  type Done,
  IdempotencyService,
  type IdempotentWork,
  type Replayed,
  replays,
} from '../../../src/provisioning/idempotency/idempotency.service.js'
import { AuditChain } from '../../../src/provisioning/ledger/audit-chain.js'
import { Ledger } from '../../../src/provisioning/ledger/ledger.js'
import { readConfiguration } from '../../../src/server/configuration.js'
import { Rejection } from '../../../src/shared/issue.types.js'
import { openStorage } from '../../../src/storage/open-storage.js'
import type { Storage } from '../../../src/storage/storage.js'
import { UniqueViolation } from '../../../src/storage/unique-violation.js'
import { aDatabase, type TestDatabase } from '../../support/database.js'
import { aFolder } from '../../support/folder.js'
import { aPartner, type TestPartner } from '../../support/partners.js'

const folder = aFolder()
const serverKey = Buffer.alloc(32, 1)
const minute = 60_000
const day = 24 * 60 * minute
const at = new Date('2026-05-01T10:00:00Z').getTime()

let database: TestDatabase
let storage: Storage
let partner: TestPartner

/** What two processes have in common is the database alone. */
let here: IdempotencyService
let there: IdempotencyService

beforeAll(async () => {
  database = await aDatabase(folder.file('processes'))
  const { database: location } = readConfiguration(database.environment)
  const opened = await openStorage(location)
  partner = await aPartner(opened)
  storage = new Ledger(opened, new AuditChain(serverKey), () => {})
})

beforeEach(() => {
  const aProcess = () => new IdempotencyService(storage, new IdempotencySecrets(serverKey))
  here = aProcess()
  there = aProcess()
})

afterAll(async () => {
  await storage.close()
  await database.drop()
})

type Answer = Done | Replayed

/** Work that leaves nothing but its key. */
const work = (customerId: string, before: () => Promise<unknown> = async () => {}): IdempotentWork<Answer> => ({
  perform: async (claim) => {
    await before()
    const done = { customerId, orderId: `the order of ${customerId}` }
    await storage.write(claim.remembering(done, `the password of ${customerId}`))
    return done
  },
  replay: async (replayed) => replayed,
})

interface Sent {
  readonly key: string | undefined
  readonly input?: object
  readonly afterMs?: number
}

const send = (
  service: IdempotencyService,
  { key, input = { name: 'Contoso' }, afterMs = 0 }: Sent,
  does: IdempotentWork<Answer>,
): Promise<Answer | Rejection> => {
  const caller = { ...partner.caller(), calledAt: new Date(at + afterMs) }
  return partner.run(() => service.once(caller, { operation: 'CREATE_CUSTOMER', key, input }, does))
}

const replayedFirst = { customerId: 'first', orderId: 'the order of first', password: 'the password of first' }

const codes = (answer: Answer | Rejection) =>
  answer instanceof Rejection ? answer.issues.map(({ code }) => code) : answer

const showings = (customerId: string) =>
  partner.run(() => storage.read.auditRecord.count({ where: { customerId, operation: 'SHOW_ADMIN_PASSWORD' } }))

describe('a key that another process is quicker with', () => {
  test('is answered with what that one has done', async () => {
    const key = randomUUID()
    const answer = await send(
      here,
      { key },
      work('second', () => send(there, { key }, work('first'))),
    )
    expect(answer).toEqual(replayedFirst)
  })

  test('is answered so as well where that is why it was refused', async () => {
    const key = randomUUID()
    const refused = {
      ...work('second'),
      perform: async () => {
        await send(there, { key }, work('first'))
        return new Rejection([])
      },
    }
    expect(await send(here, { key }, refused)).toEqual(replayedFirst)
  })

  test('is refused where that one did something else', async () => {
    const key = randomUUID()
    const answer = await send(
      here,
      { key },
      work('second', () => send(there, { key, input: { name: 'Fabrikam' } }, work('first'))),
    )
    expect(codes(answer)).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })

  test.each([
    ['an error of its own', new Error('The disk is full.')],
    ['a value that is taken', new UniqueViolation(['domain'], {})],
  ])('fails by %s all the same', async (_what, error) => {
    const key = randomUUID()
    const fails = work('second', async () => {
      await send(there, { key }, work('first'))
      throw error
    })
    await expect(send(here, { key }, fails)).rejects.toBe(error)
  })

  test('fails where nothing is found of it', async () => {
    const error = new UniqueViolation(['partnerId', 'operation', 'keyHash'], {})
    const fails = work('second', async () => {
      throw error
    })
    await expect(send(here, { key: randomUUID() }, fails)).rejects.toBe(error)
  })
})

describe('a key that this process is at work with', () => {
  /** Work that is done when it is released. */
  const slowWork = () => {
    const released = { now: () => {} }
    const isReleased = new Promise<void>((resolve) => {
      released.now = resolve
    })
    return { released, slow: work('first', () => isReleased) }
  }

  test('is waited for, and answered with what it has done', async () => {
    const { released, slow } = slowWork()
    const key = randomUUID()
    const answers = [send(here, { key }, slow), send(here, { key }, work('second')), send(here, { key }, work('third'))]
    await sleep(100)
    released.now()
    expect(await Promise.all(answers)).toEqual([
      { customerId: 'first', orderId: 'the order of first' },
      replayedFirst,
      replayedFirst,
    ])
  })

  test('is waited for no longer than 2 seconds', async () => {
    const { released, slow } = slowWork()
    const key = randomUUID()
    const first = send(here, { key }, slow)
    await sleep(50)
    const { now } = performance
    const ahead = { ms: 0 }
    jest.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + ahead.ms)
    const second = send(here, { key }, work('second'))
    ahead.ms = 2_000
    expect(codes(await second)).toEqual(['IDEMPOTENCY_IN_PROGRESS'])
    jest.restoreAllMocks()
    released.now()
    expect(await first).toMatchObject({ customerId: 'first' })
  })
})

describe('a key', () => {
  test('that is not there stands for nothing: all of it is done each time, and nothing is remembered', async () => {
    const sent = { key: undefined }
    expect(await send(here, sent, work('first'))).toMatchObject({ customerId: 'first' })
    expect(await send(here, sent, work('second'))).toMatchObject({ customerId: 'second' })
  })

  test('that is none is told to the work, which is not remembered', async () => {
    const told: unknown[] = []
    const noted: IdempotentWork<Answer> = {
      ...work('first'),
      perform: async (claim) => {
        told.push(claim.issues.map(({ code, path }) => [code, path]))
        return work('first').perform(claim)
      },
    }
    for (const key of [' ', ' ', randomUUID()]) await send(here, { key }, noted)
    expect(told).toEqual([[['REQUIRED', ['idempotencyKey']]], [['REQUIRED', ['idempotencyKey']]], []])
  })

  test('may stand for what has no password', async () => {
    const key = randomUUID()
    const done = { customerId: 'first', orderId: null }
    const perform: IdempotentWork<Answer>['perform'] = async ({ remembering }) => {
      await storage.write(remembering(done))
      return done
    }
    await send(here, { key }, { ...work('first'), perform })
    expect(await send(here, { key }, work('second'))).toEqual({ ...done, password: null })
  })

  test('stands for what was done under it for a day, and is a new one then', async () => {
    const key = randomUUID()
    await send(here, { key }, work('first'))
    const { password: _, ...first } = replayedFirst
    expect(await send(there, { key, afterMs: day - 1 }, work('second'))).toEqual({ ...first, password: null })
    const second = { customerId: 'second', orderId: 'the order of second' }
    expect(await send(there, { key, afterMs: day }, work('second'))).toEqual(second)
    expect(await send(here, { key, afterMs: day }, work('third'))).toMatchObject(second)
  })

  test('is free again once its work has failed', async () => {
    const key = randomUUID()
    const fails = work('first', async () => {
      throw new Error('The disk is full.')
    })
    await expect(send(here, { key }, fails)).rejects.toThrow('The disk is full.')
    expect(await send(here, { key }, work('second'))).toMatchObject({ customerId: 'second' })
  })

  test('is told to whoever counts replays, by its operation alone', async () => {
    const seen: unknown[] = []
    const stop = replays.watch({ began: (facts) => void seen.push({ ...facts }), ended: () => {} })
    const key = randomUUID()
    await send(here, { key }, work('first'))
    await send(here, { key }, work('first'))
    stop()
    expect(seen).toEqual([{ operation: 'CREATE_CUSTOMER' }])
  })
})

describe('a password that is shown again', () => {
  test('to many at the same moment leaves a record of each of them, and is nobody else’s', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    await send(here, { key: one }, work(one))
    await send(here, { key: other }, work(other))
    const sent = [one, other, one, one]
    const answers = await Promise.all(sent.map((key) => send(here, { key, afterMs: 15 * minute - 1 }, work('again'))))
    expect(answers.map((answer) => 'password' in answer && answer.password)).toEqual([
      ...[`the password of ${one}`, `the password of ${other}`],
      ...[`the password of ${one}`, `the password of ${one}`],
    ])
    expect([await showings(one), await showings(other)]).toEqual([3, 1])
  })

  test('is shown to nobody when one of those who ask at the same moment is too late', async () => {
    const key = randomUUID()
    await send(here, { key }, work(key))
    const answers = await Promise.all(
      [14 * minute, 15 * minute].map((afterMs) => send(here, { key, afterMs }, work('again'))),
    )
    expect(answers).toMatchObject([{ password: null }, { password: null }])
    expect(await showings(key)).toBe(0)
  })
})
