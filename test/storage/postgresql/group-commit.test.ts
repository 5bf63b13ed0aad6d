import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Prisma } from '../../../src/storage/generated/sqlite/client.js'
import { transactionOf } from '../../../src/storage/open-transaction.js'
import { forPartner } from '../../../src/storage/partner-scope.js'
import { openPostgresqlStorage } from '../../../src/storage/postgresql/postgresql-storage.js'
import { withinDeadline } from '../../../src/storage/request-deadline.js'
import type { AtEnd, Storage, Writer } from '../../../src/storage/storage.js'
import { StorageUnavailable } from '../../../src/storage/storage-unavailable.js'
import { updateRow } from '../../../src/storage/update.js'
import { insertEvent } from '../../support/events.js'
import { startForwarder } from '../../support/forwarder.js'
import { createDatabase, dropDatabase, urlOf, withClient } from '../../support/postgresql.js'

let database = ''
let storage: Storage
/** For each test its own. */
let partnerId = ''

beforeAll(async () => {
  database = await createDatabase()
  storage = await openPostgresqlStorage({ url: urlOf(database), readUrl: undefined, migrationUrl: undefined })
})
beforeEach(() => {
  partnerId = randomUUID()
})
afterAll(async () => {
  await storage.close()
  await dropDatabase(database)
})

const write = <Result>(work: (tx: Writer) => Promise<Result>, atEnd?: AtEnd): Promise<Result> =>
  forPartner(partnerId, () => storage.write(work, atEnd))

const insert = (tx: Writer, sequence: number): Promise<void> => insertEvent(tx, partnerId, sequence)

const stored = async (): Promise<number[]> => {
  const read = async () => await storage.read.event.findMany({ orderBy: { sequence: 'asc' } })
  const rows = await forPartner(partnerId, read)
  return rows.map(({ sequence }) => sequence)
}

const transactionId = async (tx: Writer): Promise<unknown> => {
  const [row] = await transactionOf(tx).query(Prisma.sql`SELECT pg_current_xact_id()::text`)
  return row?.[0]
}

const range = (length: number) => Array.from({ length }, (_, index) => index)

/** Ways to fail: at once, of a statement that is waited for, and of two that are not. */
const failures: Readonly<Record<string, (tx: Writer) => Promise<void>>> = {
  'an error': async () => {
    throw new Error('no')
  },
  'a statement': async (tx) => {
    await transactionOf(tx).query(Prisma.sql`SELECT 1 / (SELECT count(*) FROM "Event" WHERE "sequence" = -1)`)
  },
  'a value that is taken': (tx) => insert(tx, 100_000),
  'a row that is not there': (tx) => updateRow(tx, 'Subscription', { id: randomUUID() }, { version: 2 }),
}

describe('writes of a partner that wait for each other', () => {
  test('are committed together', async () => {
    const ids = await Promise.all(
      range(60).map((sequence) =>
        write(async (tx) => {
          await insert(tx, sequence)
          return transactionId(tx)
        }),
      ),
    )
    expect(new Set(ids).size).toBeLessThan(20)
    expect(await stored()).toEqual(range(60))
  })

  test('see what those before them wrote, and nobody else does before the commit', async () => {
    const inserting = (sequence: number) =>
      write(async (tx) => {
        await insert(tx, sequence)
        return transactionId(tx)
      })
    const looking = async (tx: Writer) => ({
      seen: await transactionOf(tx).query(Prisma.sql`SELECT "sequence" FROM "Event" ORDER BY 1`),
      outside: await stored(),
      own: await transactionId(tx),
    })
    const [first, second, { seen, outside, own }] = await Promise.all([inserting(1), inserting(2), write(looking)])
    expect(seen).toEqual([[1], [2]])
    // Where the machine is busy, the time in which others join can be over: then they are committed before it.
    expect(outside).toEqual([first, second].flatMap((id, index) => (id === own ? [] : [index + 1])))
  })

  test('of another partner have a transaction of their own', async () => {
    const others = randomUUID()
    const [first, second] = await Promise.all([
      write(transactionId),
      forPartner(others, () => storage.write(transactionId)),
    ])
    expect(first).not.toBe(second)
  })

  test.each(Object.keys(failures))('fail alone of %s: of their neighbours nothing is lost', async (name) => {
    await write((tx) => insert(tx, 100_000))
    const isGood = (sequence: number) => sequence % 3 > 0
    const outcomes = await Promise.allSettled(
      range(60).map((sequence) =>
        write(async (tx) => {
          await insert(tx, sequence)
          if (!isGood(sequence)) await failures[name]?.(tx)
          return sequence
        }),
      ),
    )
    expect(outcomes).toEqual(
      range(60).map((value) =>
        isGood(value) ? { status: 'fulfilled', value } : { status: 'rejected', reason: expect.anything() },
      ),
    )
    expect(await stored()).toEqual([...range(60).filter(isGood), 100_000])
  })

  test('that ask nothing of the database have their turn again after one that failed of what was not answered', async () => {
    await write((tx) => insert(tx, 100_000))
    const turns: number[] = []
    const outcomes = await Promise.allSettled([
      write((tx) => insert(tx, 1)),
      write((tx) => insert(tx, 2)),
      write((tx) => insert(tx, 100_000)),
      ...[4, 5].map((sequence) =>
        write(async (tx) => {
          turns.push(sequence)
          await insert(tx, sequence)
        }),
      ),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(turns).toEqual([4, 5, 4, 5])
    expect(await stored()).toEqual([1, 2, 4, 5, 100_000])
  })

  test('end once for all that have the same end', async () => {
    const ends: number[] = []
    const atEnd: AtEnd = async ([tx, ...others]) => {
      ends.push(1 + others.length)
      if (tx) await insert(tx, 1_000 + ends.length)
    }
    await Promise.all(range(20).map((sequence) => write((tx) => insert(tx, sequence), atEnd)))
    expect(ends.reduce((sum, count) => sum + count, 0)).toBe(20)
    expect(ends.length).toBeLessThan(10)
    expect(await stored()).toHaveLength(20 + ends.length)
  })

  test('are all rolled back when their end fails', async () => {
    const atEnd: AtEnd = async () => {
      throw new Error('no end')
    }
    const outcomes = await Promise.allSettled(range(5).map((sequence) => write((tx) => insert(tx, sequence), atEnd)))
    expect(outcomes).toEqual(
      range(5).map(() => ({ status: 'rejected', reason: expect.objectContaining({ message: 'no end' }) })),
    )
    expect(await stored()).toEqual([])
  })

  test('are done again, each once, when their connection breaks before the commit', async () => {
    let isCut = false
    const cut = async (tx: Writer) => {
      if (isCut) return
      isCut = true
      const [row] = await transactionOf(tx).query(Prisma.sql`SELECT pg_backend_pid()`)
      await withClient(urlOf(database), (client) => client.query('SELECT pg_terminate_backend($1)', [row?.[0]]))
    }
    const ids = await Promise.all(
      range(30).map((sequence) =>
        write(async (tx) => {
          await insert(tx, sequence)
          if (sequence === 9) await cut(tx)
          return transactionId(tx)
        }),
      ),
    )
    expect(isCut).toBe(true)
    expect(new Set(ids).size).toBeLessThan(15)
    expect(await stored()).toEqual(range(30))
  })
})

describe('what stands in the way of one that has joined', () => {
  test('is waited for by it alone, as the first of the next transaction', async () => {
    for (const sequence of range(3)) await write((tx) => insert(tx, sequence))
    const touch = (sequence: number) =>
      write(async (tx) => {
        await transactionOf(tx).execute(Prisma.sql`
          UPDATE "Event" SET "occurredAt" = now()::timestamp WHERE "sequence" = ${sequence}`)
        return transactionId(tx)
      })
    await withClient(urlOf(database), async (client) => {
      await client.query('BEGIN')
      await client.query('UPDATE "Event" SET "occurredAt" = "occurredAt" WHERE "partnerId" = $1 AND "sequence" = 1', [
        partnerId,
      ])
      let isTold = false
      const writes = [0, 1, 2].map(touch)
      void writes[1]?.then(() => {
        isTold = true
      })
      await writes[0]
      expect(isTold).toBe(false)
      await client.query('COMMIT')
      const [first, second] = await Promise.all(writes)
      expect(first).not.toBe(second)
    })
  })

  test('is no deadlock when it waits itself: two gateways change the same rows in opposite order', async () => {
    const second = await openPostgresqlStorage({ url: urlOf(database), readUrl: undefined, migrationUrl: undefined })
    try {
      for (const sequence of range(8)) await write((tx) => insert(tx, sequence))
      const deadlocks = async () =>
        withClient(urlOf(database), async (client) => {
          const { rows } = await client.query(
            'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
          )
          return Number(rows[0]?.deadlocks)
        })
      const touch = (at: Storage, sequence: number) =>
        forPartner(partnerId, () =>
          at.write((tx) =>
            transactionOf(tx).execute(Prisma.sql`
              UPDATE "Event" SET "occurredAt" = now()::timestamp WHERE "sequence" = ${sequence}`),
          ),
        )
      const before = await deadlocks()
      for (let round = 0; round < 4; round += 1)
        await Promise.all(range(8).flatMap((place) => [touch(storage, place), touch(second, 7 - place)]))
      expect((await deadlocks()) - before).toBe(0)
    } finally {
      await second.close()
    }
  })
})

test('all are told when the server goes while the rest of one is on its way', async () => {
  const forwarder = await startForwarder(Number(new URL(urlOf(database)).port))
  const url = new URL(urlOf(database))
  url.port = String(forwarder.port)
  const cut = await openPostgresqlStorage({ url: url.href, readUrl: undefined, migrationUrl: undefined })
  try {
    const ask = (text: Prisma.Sql) =>
      forPartner(partnerId, () => cut.write((tx) => transactionOf(tx).query(text))).catch((error: unknown) => error)
    await ask(Prisma.sql`SELECT 1`)
    const slow = forPartner(partnerId, () =>
      cut.write((tx) => transactionOf(tx).executeAhead(Prisma.sql`SELECT pg_sleep(1)::text`)),
    ).catch((error: unknown) => error)
    const all = [ask(Prisma.sql`SELECT 1`), slow, ask(Prisma.sql`SELECT 1`), ask(Prisma.sql`SELECT 1`)]
    await sleep(300)
    await forwarder.close()
    for (const outcome of await Promise.all(all)) expect(outcome).toBeInstanceOf(StorageUnavailable)
  } finally {
    await cut.close()
  }
})

test('whose request was given up meanwhile is not kept, and its neighbours are', async () => {
  const outcomes = await Promise.allSettled([
    withinDeadline(200, () => write((tx) => insert(tx, 1))),
    write(async (tx) => {
      await insert(tx, 2)
      await sleep(400)
    }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await stored()).toEqual([2])
})

test('whoever writes when its transaction is over writes nothing', async () => {
  let later: Promise<unknown> = Promise.resolve()
  await write(async (tx) => {
    later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => insert(tx, 1))
    later.catch(() => {})
  })
  await expect(later).rejects.toThrow('The transaction is over.')
  expect(await stored()).toEqual([])
})
